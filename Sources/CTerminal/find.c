#include "cterminal.h"
#include <stdint.h>
#include <string.h>

// Sixteen places are looked at together: where neither the first nor the last byte of the word fits, none of
// them can be its beginning. A vector type of the compiler, so that every processor has its own instructions.
typedef uint8_t lanes __attribute__((vector_size(16)));

static uint8_t small(uint8_t byte) { return byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte; }

// The bit in which the two cases of a letter differ; nothing for any other byte.
static uint8_t case_bit(uint8_t byte) { return byte >= 'a' && byte <= 'z' ? 0x20 : 0; }

static int is_word(const uint8_t *text, const uint8_t *word, size_t size) {
  for (size_t i = 0; i < size; i++)
    if (small(text[i]) != small(word[i]))
      return 0;
  return 1;
}

const void *cterm_find(const void *text, size_t length, const void *word, size_t size) {
  const uint8_t *bytes = text, *letters = word;
  if (size == 0 || length < size)
    return size == 0 ? text : NULL;
  uint8_t first = small(letters[0]), last = small(letters[size - 1]);
  uint8_t first_bit = case_bit(first), last_bit = case_bit(last);
  size_t count = length - size + 1, place = 0;
  for (; place + sizeof(lanes) <= count; place += sizeof(lanes)) {
    lanes begin, end;
    memcpy(&begin, bytes + place, sizeof begin);
    memcpy(&end, bytes + place + size - 1, sizeof end);
    lanes fits = (lanes)((begin | first_bit) == first) & (lanes)((end | last_bit) == last);
    uint64_t halves[2];
    memcpy(halves, &fits, sizeof halves);
    if (!(halves[0] | halves[1]))
      continue;
    for (size_t i = 0; i < sizeof(lanes); i++)
      if (fits[i] && is_word(bytes + place + i, letters, size))
        return bytes + place + i;
  }
  for (; place < count; place++)
    if (is_word(bytes + place, letters, size))
      return bytes + place;
  return NULL;
}
