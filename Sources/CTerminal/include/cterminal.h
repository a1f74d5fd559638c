#pragma once
#include <stdint.h>

/// How many columns a Unicode scalar takes: -1 (control), 0, 1 or 2.
/// A scalar whose East Asian width is "ambiguous" takes what `cterm_set_ambiguous_width` last said.
int cterm_width(uint32_t scalar);

/// The same, with the width of ambiguous scalars (1 or 2) given by the caller.
int cterm_width_with(uint32_t scalar, int ambiguous_width);

/// Sets the width of ambiguous scalars, 1 or 2. To be called before the first frame.
void cterm_set_ambiguous_width(int columns);

/// The width of ambiguous scalars now in force.
int cterm_ambiguous_width(void);
