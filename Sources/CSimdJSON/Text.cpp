#include "Text.hpp"

#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace crosswalk {

namespace {

bool is_digit(uint8_t byte) { return byte >= '0' && byte <= '9'; }

/// The value of four hexadecimal digits, or -1.
int32_t four_digits(const uint8_t *at, const uint8_t *end) {
  if (end - at < 4) return -1;
  int32_t code = 0;
  for (int place = 0; place < 4; place++) {
    const uint8_t byte = at[place];
    const uint8_t lower = byte | 0x20;
    int32_t digit;
    if (is_digit(byte)) {
      digit = byte - '0';
    } else if (lower >= 'a' && lower <= 'f') {
      digit = lower - 'a' + 10;
    } else {
      return -1;
    }
    code = code << 4 | digit;
  }
  return code;
}

bool is_high_surrogate(int32_t code) { return code >= 0xD800 && code < 0xDC00; }
bool is_low_surrogate(int32_t code) { return code >= 0xDC00 && code < 0xE000; }

/// The byte a one-letter escape stands for, or 0.
uint8_t simple_escape(uint8_t letter) {
  switch (letter) {
    case '"': return '"';
    case '\\': return '\\';
    case '/': return '/';
    case 'b': return 0x08;
    case 'f': return 0x0C;
    case 'n': return 0x0A;
    case 'r': return 0x0D;
    case 't': return 0x09;
    default: return 0;
  }
}

uint8_t *append_code_point(uint8_t *output, uint32_t code) {
  if (code < 0x80) {
    *output++ = uint8_t(code);
  } else if (code < 0x800) {
    *output++ = uint8_t(0xC0 | code >> 6);
    *output++ = uint8_t(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    *output++ = uint8_t(0xE0 | code >> 12);
    *output++ = uint8_t(0x80 | (code >> 6 & 0x3F));
    *output++ = uint8_t(0x80 | (code & 0x3F));
  } else {
    *output++ = uint8_t(0xF0 | code >> 18);
    *output++ = uint8_t(0x80 | (code >> 12 & 0x3F));
    *output++ = uint8_t(0x80 | (code >> 6 & 0x3F));
    *output++ = uint8_t(0x80 | (code & 0x3F));
  }
  return output;
}

/// How many bytes the well-formed UTF-8 sequence at `at` has, or 0 (Unicode 15, table 3-7).
size_t sequence_length(const uint8_t *at, const uint8_t *end) {
  const uint8_t lead = at[0];
  if (lead < 0x80) return 1;
  size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || size_t(end - at) < length) return 0;
  uint8_t lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  uint8_t highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (at[1] < lowest || at[1] > highest) return 0;
  for (size_t place = 2; place < length; place++) {
    if (at[place] < 0x80 || at[place] > 0xBF) return 0;
  }
  return length;
}

}  // namespace

bool is_number(const uint8_t *bytes, size_t count) {
  const uint8_t *at = bytes;
  const uint8_t *end = bytes + count;
  if (at < end && *at == '-') at++;
  if (at == end || !is_digit(*at)) return false;
  if (*at == '0') {
    at++;
  } else {
    while (at < end && is_digit(*at)) at++;
  }
  if (at < end && *at == '.') {
    at++;
    if (at == end || !is_digit(*at)) return false;
    while (at < end && is_digit(*at)) at++;
  }
  if (at < end && (*at | 0x20) == 'e') {
    at++;
    if (at < end && (*at == '+' || *at == '-')) at++;
    if (at == end || !is_digit(*at)) return false;
    while (at < end && is_digit(*at)) at++;
  }
  return at == end;
}

csimdjson_result check_escapes(const uint8_t *bytes, size_t count) {
  const uint8_t *at = bytes;
  const uint8_t *end = bytes + count;
  while (at < end) {
    at = static_cast<const uint8_t *>(memchr(at, '\\', size_t(end - at)));
    if (at == nullptr) break;
    const size_t offset = size_t(at - bytes);
    // The index has already paired each backslash with the byte after it.
    if (end - at < 2) return {CSIMDJSON_BAD_ESCAPE, offset};
    if (at[1] != 'u') {
      if (simple_escape(at[1]) == 0) return {CSIMDJSON_BAD_ESCAPE, offset};
      at += 2;
      continue;
    }
    const int32_t code = four_digits(at + 2, end);
    if (code < 0) return {CSIMDJSON_BAD_ESCAPE, offset};
    at += 6;
    if (is_low_surrogate(code)) return {CSIMDJSON_HALF_SURROGATE, offset};
    if (is_high_surrogate(code)) {
      if (end - at < 6 || at[0] != '\\' || at[1] != 'u') return {CSIMDJSON_HALF_SURROGATE, offset};
      if (!is_low_surrogate(four_digits(at + 2, end))) return {CSIMDJSON_HALF_SURROGATE, offset};
      at += 6;
    }
  }
  return {CSIMDJSON_OK, 0};
}

size_t unescape(const uint8_t *bytes, size_t count, uint8_t *output) {
  const uint8_t *at = bytes;
  const uint8_t *end = bytes + count;
  uint8_t *start = output;
  while (at < end) {
    const uint8_t *next = static_cast<const uint8_t *>(memchr(at, '\\', size_t(end - at)));
    const size_t plain = size_t((next == nullptr ? end : next) - at);
    memcpy(output, at, plain);
    output += plain;
    if (next == nullptr) break;
    if (next[1] != 'u') {
      *output++ = simple_escape(next[1]);
      at = next + 2;
      continue;
    }
    uint32_t code = uint32_t(four_digits(next + 2, end));
    at = next + 6;
    if (is_high_surrogate(int32_t(code))) {
      code = 0x10000 + ((code - 0xD800) << 10) + (uint32_t(four_digits(at + 2, end)) - 0xDC00);
      at += 6;
    }
    output = append_code_point(output, code);
  }
  return size_t(output - start);
}

csimdjson_result locate_refusal(const uint8_t *bytes, size_t count) {
  const uint8_t *end = bytes + count;
  size_t opened = 0;
  bool inside = false;
  for (const uint8_t *at = bytes; at < end;) {
    const size_t length = sequence_length(at, end);
    const size_t offset = size_t(at - bytes);
    if (length == 0) return {CSIMDJSON_NOT_UTF8, offset};
    if (inside && *at < 0x20) return {CSIMDJSON_CONTROL_CHARACTER, offset};
    if (*at == '"') {
      inside = !inside;
      opened = offset;
    } else if (*at == '\\' && end - at > 1 && at[1] < 0x80) {
      // Also outside a string: the index pairs backslashes wherever they stand.
      if (inside && at[1] < 0x20) return {CSIMDJSON_CONTROL_CHARACTER, offset + 1};
      at++;
    }
    at += length;
  }
  if (inside) return {CSIMDJSON_STRING_NOT_CLOSED, opened};
  return {CSIMDJSON_VALUE_EXPECTED, 0};
}

}  // namespace crosswalk

namespace {

bool is_plain(uint8_t byte) { return byte >= 0x20 && byte != '"' && byte != '\\'; }

#ifdef __SSE2__
/// One bit for each of 16 bytes that a JSON string has to escape.
int to_escape(__m128i bytes) {
  const __m128i controls = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1F)), bytes);
  const __m128i quotes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
  const __m128i backslashes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
  return _mm_movemask_epi8(_mm_or_si128(controls, _mm_or_si128(quotes, backslashes)));
}
#endif

}  // namespace

size_t csimdjson_copy_plain(const uint8_t *bytes, size_t count, uint8_t *output) {
  size_t index = 0;
#ifdef __SSE2__
  // Pieces of 16; the last begins where it still fits, among bytes that are known to be plain.
  while (count >= 16 && index < count) {
    if (count - index < 16) index = count - 16;
    const __m128i piece = _mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes + index));
    _mm_storeu_si128(reinterpret_cast<__m128i *>(output + index), piece);
    const int found = to_escape(piece);
    if (found != 0) return index + size_t(__builtin_ctz(unsigned(found)));
    index += 16;
  }
  if (index < count && count >= 8) {
    const size_t places[] = {0, count - 8};
    for (const size_t place : places) {
      const __m128i piece = _mm_loadl_epi64(reinterpret_cast<const __m128i *>(bytes + place));
      _mm_storel_epi64(reinterpret_cast<__m128i *>(output + place), piece);
      const int found = to_escape(piece) & 0xFF;
      if (found != 0) return place + size_t(__builtin_ctz(unsigned(found)));
    }
    return count;
  }
#endif
  while (index < count && is_plain(bytes[index])) {
    output[index] = bytes[index];
    index++;
  }
  return index;
}

size_t csimdjson_ascii_prefix(const uint8_t *bytes, size_t count) {
  size_t index = 0;
#ifdef __SSE2__
  while (count >= 16 && index < count) {
    if (count - index < 16) index = count - 16;
    const int found =
      _mm_movemask_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes + index)));
    if (found != 0) return index + size_t(__builtin_ctz(unsigned(found)));
    index += 16;
  }
#endif
  while (index < count && bytes[index] < 0x80) index++;
  return index < count ? index : count;
}
