#pragma once
#include <stddef.h>
#include <stdint.h>

/// libFuzzer's own mutation of bytes; weak, so that the house also links without libFuzzer.
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size) __attribute__((weak));

/// The new size; 0 where there is no libFuzzer. Swift cannot ask whether a weak function is there.
static inline size_t clibfuzzer_mutate(uint8_t *data, size_t size, size_t max_size) {
  return LLVMFuzzerMutate ? LLVMFuzzerMutate(data, size, max_size) : 0;
}
