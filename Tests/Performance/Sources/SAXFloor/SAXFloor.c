#include "SAXFloor.h"

#include <fcntl.h>
#include <libxml/parser.h>
#include <string.h>
#include <unistd.h>

typedef struct {
    int descriptor;
    size_t start, end;
    char buffer[128 * 1024];
} Source;

static int serve(void *context, char *bytes, int count) {
    Source *source = context;
    int served = 0;
    while (served < count) {
        if (source->start == source->end) {
            ssize_t size = read(source->descriptor, source->buffer, sizeof source->buffer);
            if (size <= 0) return served;
            source->start = 0;
            source->end = (size_t)size;
        }
        size_t share = source->end - source->start;
        if (share > (size_t)(count - served)) share = (size_t)(count - served);
        memcpy(bytes + served, source->buffer + source->start, share);
        source->start += share;
        served += (int)share;
    }
    return served;
}

static void start_element(void *tags, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                          const xmlChar **namespace_list, int attributes, int defaulted, const xmlChar **attribute_list) {
    (void)name, (void)prefix, (void)uri, (void)namespaces, (void)namespace_list, (void)attributes, (void)defaulted;
    (void)attribute_list;
    *(long *)tags += 1;
}

static void end_element(void *tags, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
    (void)tags, (void)name, (void)prefix, (void)uri;
}

static void characters(void *tags, const xmlChar *text, int count) { (void)tags, (void)text, (void)count; }

long sax_floor_parse(const char *path) {
    static Source source;
    source.start = source.end = 0;
    source.descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (source.descriptor < 0) return -1;
    long tags = 0;
    xmlSAXHandler handlers;
    memset(&handlers, 0, sizeof handlers);
    handlers.initialized = XML_SAX2_MAGIC;
    handlers.startElementNs = start_element;
    handlers.endElementNs = end_element;
    handlers.characters = handlers.ignorableWhitespace = characters;
    xmlParserCtxtPtr context = xmlCreateIOParserCtxt(&handlers, &tags, serve, NULL, &source, XML_CHAR_ENCODING_NONE);
    if (context == NULL) return -1;
    xmlCtxtUseOptions(context, XML_PARSE_NONET);
    xmlParseDocument(context);
    int is_well_formed = context->wellFormed;
    xmlFreeParserCtxt(context);
    close(source.descriptor);
    return is_well_formed ? tags : -1;
}
