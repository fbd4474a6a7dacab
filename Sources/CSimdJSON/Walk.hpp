#pragma once

#include <simdjson.h>

#include <cstring>
#include <memory>

#include "CSimdJSON.h"
#include "Text.hpp"

// One grammar for everything: simdjson's first stage finds where each token begins (with SIMD, and
// checks UTF-8, control characters and closed strings on the way); the walk below checks the
// grammar over those places and tells a visitor what it meets, always as offsets into the
// document. No number is ever converted, no byte outside the document is ever read.

namespace crosswalk {

/// How many arrays and objects may be open at once.
constexpr uint32_t depth_max = 128;

/// Offsets have 32 bits with room to spare.
constexpr size_t bytes_max = 0x7FFFFFFF;

/// Where the tokens of a document begin.
class TokenIndex {
 public:
  /// `CSIMDJSON_OK`, or why there is no index; `count` tokens stand in `starts`, followed by the
  /// length of the document.
  csimdjson_result build(const uint8_t *bytes, size_t length) {
    if (length > bytes_max) return {CSIMDJSON_TOO_LARGE, length};
    if (!grow(length)) return {CSIMDJSON_OUT_OF_MEMORY, 0};
    const auto error = parser->stage1(bytes, length, simdjson::stage1_mode::regular);
    if (error == simdjson::SUCCESS) {
      starts = parser->structural_indexes.get();
      count = parser->n_structural_indexes;
      return {CSIMDJSON_OK, 0};
    }
    if (error == simdjson::EMPTY) return {CSIMDJSON_EMPTY, 0};
    if (error == simdjson::MEMALLOC) return {CSIMDJSON_OUT_OF_MEMORY, 0};
    return locate_refusal(bytes, length);
  }

  const uint32_t *starts = nullptr;
  uint32_t count = 0;

 private:
  bool grow(size_t length) {
    if (length < capacity) return true;
    size_t wanted = capacity < 4096 ? 4096 : capacity;
    while (wanted <= length) wanted *= 2;
    if (parser == nullptr) {
      const auto *implementation = simdjson::get_active_implementation().operator->();
      if (implementation->create_dom_parser_implementation(wanted, 1, parser)) return false;
    } else if (parser->set_capacity(wanted)) {
      capacity = 0;
      return false;
    }
    capacity = wanted;
    return true;
  }

  std::unique_ptr<simdjson::internal::dom_parser_implementation> parser;
  size_t capacity = 0;
};

inline bool is_blank(uint8_t byte) {
  return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

/// The places of a document and what is known of them, as the walk goes on.
struct Places {
  const uint8_t *bytes;
  size_t length;
  const uint32_t *starts;

  /// The end of the token: up to the next one, without the blanks between them.
  uint32_t token_end(uint32_t token) const {
    uint32_t end = starts[token + 1];
    while (is_blank(bytes[end - 1])) end--;
    return end;
  }

  bool is_literal(uint32_t token, const char *word, uint32_t size) const {
    const uint32_t at = starts[token];
    return token_end(token) - at == size && memcmp(bytes + at, word, size) == 0;
  }

  size_t find_backslash(size_t from) const {
    const void *found = memchr(bytes + from, '\\', length - from);
    return found == nullptr ? length : size_t(static_cast<const uint8_t *>(found) - bytes);
  }
};

/// Checks a whole document, telling the visitor:
/// `name(start, end, escaped)`, `string(start, end, escaped)` without quotes,
/// `scalar(kind, start, end)`, `open(kind, start)`, `close(kind, end)`.
template <class Visitor>
inline __attribute__((always_inline)) csimdjson_result walk(
  const uint8_t *bytes, size_t length, const TokenIndex &index, Visitor &visitor) {
  const Places places = {bytes, length, index.starts};
  const uint32_t *const starts = index.starts;
  const uint32_t count = index.count;
  bool is_object[depth_max];
  uint32_t depth = 0;
  /// Whether the innermost open container is an object.
  bool in_object = false;
  size_t next_backslash = places.find_backslash(0);
  uint32_t token = 0;
  uint32_t at;
  uint32_t end;
  bool escaped;
  bool is_name = false;
  csimdjson_kind kind;

value:
  if (token == count) return {CSIMDJSON_ENDS_EARLY, length};
  at = starts[token];
  switch (bytes[at]) {
    case '"': goto string;
    case '{':
    case '[':
      if (depth == depth_max) return {CSIMDJSON_TOO_DEEP, at};
      in_object = bytes[at] == '{';
      is_object[depth++] = in_object;
      visitor.open(in_object ? CSIMDJSON_OBJECT : CSIMDJSON_ARRAY, at);
      if (++token == count) return {CSIMDJSON_ENDS_EARLY, length};
      at = starts[token];
      if (bytes[at] == (in_object ? '}' : ']')) goto close;
      if (in_object) goto name;
      goto value;
    case 't':
      if (!places.is_literal(token, "true", 4)) return {CSIMDJSON_VALUE_EXPECTED, at};
      kind = CSIMDJSON_TRUE;
      end = at + 4;
      break;
    case 'f':
      if (!places.is_literal(token, "false", 5)) return {CSIMDJSON_VALUE_EXPECTED, at};
      kind = CSIMDJSON_FALSE;
      end = at + 5;
      break;
    case 'n':
      if (!places.is_literal(token, "null", 4)) return {CSIMDJSON_VALUE_EXPECTED, at};
      kind = CSIMDJSON_NULL;
      end = at + 4;
      break;
    case '-':
    case '0': case '1': case '2': case '3': case '4':
    case '5': case '6': case '7': case '8': case '9':
      end = places.token_end(token);
      if (!is_number(bytes + at, end - at)) return {CSIMDJSON_BAD_NUMBER, at};
      kind = CSIMDJSON_NUMBER;
      break;
    default: return {CSIMDJSON_VALUE_EXPECTED, at};
  }
  token++;
  visitor.scalar(kind, at, end);
  goto ended;

close:
  token++;
  depth--;
  visitor.close(in_object ? CSIMDJSON_OBJECT : CSIMDJSON_ARRAY, at + 1);
  in_object = depth > 0 && is_object[depth - 1];

ended:
  // After a value: close what ends here, then either go on or be done.
  if (depth == 0) {
    if (token != count) return {CSIMDJSON_TRAILING, starts[token]};
    return {CSIMDJSON_OK, 0};
  }
  if (token == count) return {CSIMDJSON_ENDS_EARLY, length};
  at = starts[token];
  if (bytes[at] != ',') {
    if (bytes[at] != (in_object ? '}' : ']')) return {CSIMDJSON_COMMA_EXPECTED, at};
    goto close;
  }
  token++;
  if (!in_object) goto value;

name:
  // Most members: a string or null without blanks around it, without escapes, and one more behind.
  while (count - token > 4) {
    const uint32_t *const next = starts + token;
    const uint32_t after = next[3];
    if (bytes[next[0]] != '"' || bytes[next[1]] != ':' || bytes[next[1] - 1] != '"') break;
    if (bytes[after] != ',' || next[1] - next[0] < 2 || next_backslash < after) break;
    const uint8_t *const here = bytes + next[2];
    const uint32_t size = after - next[2];
    if (*here == '"') {
      if (size < 2 || bytes[after - 1] != '"') break;
      visitor.name(next[0] + 1, next[1] - 1, false);
      visitor.string(next[2] + 1, after - 1, false);
    } else {
      if (size != 4 || memcmp(here, "null", 4) != 0) break;
      visitor.name(next[0] + 1, next[1] - 1, false);
      visitor.scalar(CSIMDJSON_NULL, next[2], after);
    }
    token += 4;
  }
  if (token == count) return {CSIMDJSON_ENDS_EARLY, length};
  at = starts[token];
  if (bytes[at] != '"') return {CSIMDJSON_NAME_EXPECTED, at};
  is_name = true;

string:
  end = starts[++token] - 1;
  while (is_blank(bytes[end])) end--;
  if (end <= at || bytes[end] != '"') return {CSIMDJSON_STRING_NOT_CLOSED, at};
  escaped = next_backslash < end;
  if (__builtin_expect(escaped, 0)) {
    const csimdjson_result checked = check_escapes(bytes + at + 1, end - at - 1);
    if (checked.reason) return {checked.reason, at + 1 + checked.offset};
    next_backslash = places.find_backslash(end);
  }
  if (!is_name) {
    visitor.string(at + 1, end, escaped);
    goto ended;
  }
  is_name = false;
  visitor.name(at + 1, end, escaped);
  if (token == count) return {CSIMDJSON_ENDS_EARLY, length};
  if (bytes[starts[token]] != ':') return {CSIMDJSON_COLON_EXPECTED, starts[token]};
  token++;
  goto value;
}

}  // namespace crosswalk
