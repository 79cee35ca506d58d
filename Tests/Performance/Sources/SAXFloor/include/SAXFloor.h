/// Parses the file at `path` with handlers that do nothing: an IO callback served from a 128 KiB buffer, no option that
/// loads anything. Returns the number of start tags, or -1 where the file cannot be read or is not well-formed.
long sax_floor_parse(const char *path);
