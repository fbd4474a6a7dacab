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

/// Checks a whole document, telling the visitor:
/// `name(start, end, escaped)`, `string(start, end, escaped)` without quotes,
/// `scalar(kind, start, end)`, `open(kind, start)`, `close(kind, end)`.
template <class Visitor>
class Walk {
 public:
  Walk(const uint8_t *bytes, size_t length, const TokenIndex &index, Visitor &visitor)
      : bytes(bytes), length(length), starts(index.starts), count(index.count), visitor(visitor) {}

  csimdjson_result run() {
    next_backslash = find_backslash(0);
    while (true) {
      if (!value()) return fault;
      // After a value: close what ends here, then either go on or be done.
      while (true) {
        if (depth == 0) {
          if (token != count) return {CSIMDJSON_TRAILING, starts[token]};
          return {CSIMDJSON_OK, 0};
        }
        if (token == count) return {CSIMDJSON_ENDS_EARLY, length};
        const uint32_t at = starts[token];
        const bool object = is_object[depth - 1];
        if (bytes[at] == ',') {
          token++;
          if (object && !name()) return fault;
          break;
        }
        if (bytes[at] != (object ? '}' : ']')) return {CSIMDJSON_COMMA_EXPECTED, at};
        token++;
        close(at);
      }
    }
  }

 private:
  bool fail(csimdjson_reason reason, size_t offset) {
    fault = {reason, offset};
    return false;
  }

  size_t find_backslash(size_t from) const {
    const void *found = memchr(bytes + from, '\\', length - from);
    return found == nullptr ? length : size_t(static_cast<const uint8_t *>(found) - bytes);
  }

  /// The end of the token: up to the next one, without the blanks between them.
  uint32_t token_end(uint32_t at) const {
    uint32_t end = starts[at + 1];
    while (is_blank(bytes[end - 1])) end--;
    return end;
  }

  void close(uint32_t at) {
    depth--;
    visitor.close(is_object[depth] ? CSIMDJSON_OBJECT : CSIMDJSON_ARRAY, at + 1);
  }

  /// A value up to its end, or into the first value of a container with members.
  bool value() {
    while (true) {
      if (token == count) return fail(CSIMDJSON_ENDS_EARLY, length);
      const uint32_t at = starts[token];
      switch (bytes[at]) {
        case '{':
        case '[': {
          const bool object = bytes[at] == '{';
          if (depth == depth_max) return fail(CSIMDJSON_TOO_DEEP, at);
          is_object[depth++] = object;
          visitor.open(object ? CSIMDJSON_OBJECT : CSIMDJSON_ARRAY, at);
          token++;
          if (token == count) return fail(CSIMDJSON_ENDS_EARLY, length);
          if (bytes[starts[token]] == (object ? '}' : ']')) {
            close(starts[token++]);
            return true;
          }
          if (object && !name()) return false;
          continue;
        }
        case '"': {
          bool escaped;
          uint32_t end;
          if (!string(at, end, escaped)) return false;
          visitor.string(at + 1, end, escaped);
          return true;
        }
        case 't': return literal(at, "true", 4, CSIMDJSON_TRUE);
        case 'f': return literal(at, "false", 5, CSIMDJSON_FALSE);
        case 'n': return literal(at, "null", 4, CSIMDJSON_NULL);
        case '-':
        case '0': case '1': case '2': case '3': case '4':
        case '5': case '6': case '7': case '8': case '9': {
          const uint32_t end = token_end(token++);
          if (!is_number(bytes + at, end - at)) return fail(CSIMDJSON_BAD_NUMBER, at);
          visitor.scalar(CSIMDJSON_NUMBER, at, end);
          return true;
        }
        default: return fail(CSIMDJSON_VALUE_EXPECTED, at);
      }
    }
  }

  bool literal(uint32_t at, const char *word, uint32_t size, csimdjson_kind kind) {
    const uint32_t end = token_end(token++);
    if (end - at != size || memcmp(bytes + at, word, size) != 0) {
      return fail(CSIMDJSON_VALUE_EXPECTED, at);
    }
    visitor.scalar(kind, at, end);
    return true;
  }

  bool name() {
    if (token == count) return fail(CSIMDJSON_ENDS_EARLY, length);
    const uint32_t at = starts[token];
    if (bytes[at] != '"') return fail(CSIMDJSON_NAME_EXPECTED, at);
    bool escaped;
    uint32_t end;
    if (!string(at, end, escaped)) return false;
    visitor.name(at + 1, end, escaped);
    if (token == count) return fail(CSIMDJSON_ENDS_EARLY, length);
    if (bytes[starts[token]] != ':') return fail(CSIMDJSON_COLON_EXPECTED, starts[token]);
    token++;
    return true;
  }

  /// The string at a quote; `end` is where its closing quote stands.
  bool string(uint32_t at, uint32_t &end, bool &escaped) {
    end = token_end(token++) - 1;
    if (end <= at || bytes[end] != '"') return fail(CSIMDJSON_STRING_NOT_CLOSED, at);
    escaped = next_backslash < end;
    if (escaped) {
      const csimdjson_result checked = check_escapes(bytes + at + 1, end - at - 1);
      if (checked.reason) return fail(checked.reason, at + 1 + checked.offset);
      next_backslash = find_backslash(end);
    }
    return true;
  }

  const uint8_t *bytes;
  size_t length;
  const uint32_t *starts;
  uint32_t count;
  Visitor &visitor;
  uint32_t token = 0;
  uint32_t depth = 0;
  size_t next_backslash = 0;
  csimdjson_result fault = {CSIMDJSON_OK, 0};
  bool is_object[depth_max];
};

}  // namespace crosswalk
