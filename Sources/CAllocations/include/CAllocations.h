#ifndef CROSSWALK_CALLOCATIONS_H
#define CROSSWALK_CALLOCATIONS_H

#include <stdint.h>

/// How often this thread has asked for memory since it began; what it gives back is not counted.
///
/// A program that links this library has its calls of malloc, calloc, realloc and the aligned ones
/// counted, those of all its libraries too, by glibc only. Elsewhere the answer is -1.
int64_t callocations_count(void);

#endif
