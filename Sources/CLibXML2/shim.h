#pragma once
#include <libxml/HTMLparser.h>
#include <libxml/dict.h>
#include <libxml/entities.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

/* `xmlFree` is a global function pointer (a macro in threaded builds), which Swift cannot import. */
static inline void shim_xmlFree(void *memory) { xmlFree(memory); }

static inline xmlParserInputPtr shim_refuseEntity(const char *url, const char *id,
                                                  xmlParserCtxtPtr context) {
  (void)url;
  (void)id;
  (void)context;
  return NULL;
}

/* Start the library, once, and see to it that it never opens a file or a connection by itself. */
static inline void shim_xmlStart(void) {
  xmlInitParser();
  xmlSetExternalEntityLoader(shim_refuseEntity);
}
