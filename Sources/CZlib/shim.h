/* Makes the input pointers const: zlib only reads what they point at. */
#define ZLIB_CONST

#include <zlib.h>
