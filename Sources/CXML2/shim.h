#pragma once
// Debian builds libxml2 with ICU, whose types clash with Foundation's: leave ICU out.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlreader.h>

// `xmlFree` is a global function pointer, which Swift 6 does not let through.
static inline void cxml2_free(void *pointer) { xmlFree(pointer); }
