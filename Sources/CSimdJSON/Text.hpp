#pragma once

#include <cstddef>
#include <cstdint>

#include "CSimdJSON.h"

namespace crosswalk {

/// Whether the bytes are one JSON number and nothing else.
bool is_number(const uint8_t *bytes, size_t count);

/// Checks the escapes of a string's content, given without its quotes.
/// On a fault the offset is relative to `bytes`.
csimdjson_result check_escapes(const uint8_t *bytes, size_t count);

/// Writes the content of a checked string without its escapes; returns how many bytes it wrote,
/// never more than `count`.
size_t unescape(const uint8_t *bytes, size_t count, uint8_t *output);

/// Where a document that simdjson's index refused goes wrong.
csimdjson_result locate_refusal(const uint8_t *bytes, size_t count);

}  // namespace crosswalk
