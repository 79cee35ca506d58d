extension String {
    /// As a shell takes it for one word and nothing else: in single quotes where a character may mean something.
    ///
    /// "Enclosing characters in single-quotes shall preserve the literal value of each character within the single-quotes. A
    /// single-quote cannot occur within single-quotes" (POSIX.1-2017, Shell Command Language, 2.2.2).
    public var asShellWord: String {
        let isPlain = unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || "0123456789_-./,:+@%".unicodeScalars.contains($0)
        }
        return isPlain ? self : "'" + replacing("'", with: "'\\''") + "'"
    }
}
