#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What a call says: 0 is success, the others are the reasons of a fault.
typedef enum csimdjson_reason : uint32_t {
  CSIMDJSON_OK = 0,
  CSIMDJSON_EMPTY,
  CSIMDJSON_ENDS_EARLY,
  CSIMDJSON_TRAILING,
  CSIMDJSON_VALUE_EXPECTED,
  CSIMDJSON_NAME_EXPECTED,
  CSIMDJSON_COLON_EXPECTED,
  CSIMDJSON_COMMA_EXPECTED,
  CSIMDJSON_BAD_NUMBER,
  CSIMDJSON_BAD_ESCAPE,
  CSIMDJSON_HALF_SURROGATE,
  CSIMDJSON_CONTROL_CHARACTER,
  CSIMDJSON_STRING_NOT_CLOSED,
  CSIMDJSON_NOT_UTF8,
  CSIMDJSON_TOO_DEEP,
  CSIMDJSON_TOO_LARGE,
  CSIMDJSON_NOT_AN_OBJECT,
  CSIMDJSON_OUT_OF_MEMORY,
} csimdjson_reason;

/// What a value is. A string without escapes is a slice of the document, one with escapes a slice
/// of the parser's own text.
typedef enum csimdjson_kind : uint32_t {
  CSIMDJSON_NULL = 0,
  CSIMDJSON_TRUE,
  CSIMDJSON_FALSE,
  CSIMDJSON_NUMBER,
  CSIMDJSON_STRING,
  CSIMDJSON_UNESCAPED,
  CSIMDJSON_ARRAY,
  CSIMDJSON_OBJECT,
  CSIMDJSON_END,
} csimdjson_kind;

/// A value and the bytes from `start` up to, not including, `end`.
typedef struct csimdjson_item {
  csimdjson_kind kind;
  uint32_t start;
  uint32_t end;
} csimdjson_item;

typedef struct csimdjson_slice {
  uint32_t start;
  uint32_t end;
} csimdjson_slice;

/// The result of reading one document: a reason, and where in the document.
typedef struct csimdjson_result {
  csimdjson_reason reason;
  size_t offset;
} csimdjson_result;

/// Paths of member names, outermost first: the bytes of all names one after another, the length of
/// each name, and how many names each path has.
typedef struct csimdjson_paths {
  const uint8_t *bytes;
  const uint32_t *lengths;
  const uint32_t *counts;
  size_t count;
} csimdjson_paths;

/// The fields of one record after another. One reader, one thread.
typedef struct csimdjson_reader csimdjson_reader;

/// `NULL` where there is no memory or no implementation for this processor.
csimdjson_reader *csimdjson_reader_create(csimdjson_paths paths);
void csimdjson_reader_destroy(csimdjson_reader *reader);

/// Reads one object. The bytes need no padding and are not kept. `room` becomes how much memory
/// `csimdjson_reader_gather` asks for.
csimdjson_result csimdjson_reader_read(
  csimdjson_reader *reader, const uint8_t *bytes, size_t count, size_t *room);

/// A value as the values of records are laid out: what it is, its place, nothing.
typedef struct csimdjson_value {
  uint64_t head;
  /// Where its bytes begin, and how many in the upper half; 1 for TRUE.
  uint64_t low;
  int64_t high;
} csimdjson_value;

/// Writes the bytes of all fields of the object just read, one after another; how many those are.
/// Nothing behind them in the room has a meaning.
///
/// `values` becomes one value a path, in order: its head is that of its kind in `heads`, its place
/// is counted from `start` bytes before the output. An empty string is NULL.
size_t csimdjson_reader_gather(
  csimdjson_reader *reader, const uint8_t *bytes, size_t count, uint8_t *output, size_t start,
  const uint64_t *heads, csimdjson_value *values);

/// Copies bytes up to the first that a JSON string has to escape: a quote, a backslash or a control
/// character. How many; up to 16 bytes behind them are overwritten.
size_t csimdjson_copy_plain(const uint8_t *bytes, size_t count, uint8_t *output);

/// How many bytes at the beginning are ASCII.
size_t csimdjson_ascii_prefix(const uint8_t *bytes, size_t count);

/// One document at a time as a flat list of items. One document, one thread.
typedef struct csimdjson_document csimdjson_document;

/// `elements`: at most one path, to an array that is left out of the items and listed instead;
/// a path of no names is the root. Without a path the whole document becomes items.
csimdjson_document *csimdjson_document_create(csimdjson_paths elements);
void csimdjson_document_destroy(csimdjson_document *document);

/// Reads one document of any kind. The bytes need no padding and are not kept.
csimdjson_result csimdjson_document_read(
  csimdjson_document *document, const uint8_t *bytes, size_t count);

/// Values in the order written; an object's names are strings before their values; ARRAY and
/// OBJECT are closed by END. Slices of the document, UNESCAPED of the text.
const csimdjson_item *csimdjson_document_items(const csimdjson_document *document, size_t *count);
const uint8_t *csimdjson_document_text(const csimdjson_document *document, size_t *count);

/// Whether the array to leave out is there, and its elements as slices of the document.
bool csimdjson_document_has_array(const csimdjson_document *document);
const csimdjson_slice *csimdjson_document_elements(
  const csimdjson_document *document, size_t *count);

#ifdef __cplusplus
}
#endif
