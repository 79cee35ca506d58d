#include <libxml/xmlversion.h>

/* libxml2 built with ICU shows ICU's headers, whose enums differ from those in Foundation's copy of ICU: a file that
   sees both modules does not compile. They only add private fields to the end of xmlCharEncodingHandler, which is
   used by pointer alone. */
#undef LIBXML_ICU_ENABLED

#include <libxml/SAX2.h>
#include <libxml/dict.h>
#include <libxml/globals.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
