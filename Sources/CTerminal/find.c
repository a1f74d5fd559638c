#define _GNU_SOURCE
#include "cterminal.h"
#include <string.h>

const void *cterm_find(const void *text, size_t length, const void *word, size_t size) {
  return memmem(text, length, word, size);
}
