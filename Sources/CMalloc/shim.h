/* mallopt, which Swift's own module of glibc leaves out; other C libraries have none. */
#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif
