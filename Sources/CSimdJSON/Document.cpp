#include <string>
#include <vector>

#include "Walk.hpp"

using namespace crosswalk;

struct csimdjson_document {
  TokenIndex index;
  std::vector<csimdjson_item> items;
  std::vector<csimdjson_slice> elements;
  std::vector<uint8_t> text;
  /// Where the array to leave out is, if one is to be left out.
  std::vector<std::string> path;
  bool leaves_out = false;
  bool found = false;

  explicit csimdjson_document(csimdjson_paths paths) {
    if (paths.count == 0) return;
    leaves_out = true;
    const uint8_t *bytes = paths.bytes;
    for (uint32_t name = 0; name < paths.counts[0]; name++) {
      path.emplace_back(reinterpret_cast<const char *>(bytes), paths.lengths[name]);
      bytes += paths.lengths[name];
    }
  }

  csimdjson_result read(const uint8_t *bytes, size_t count);
};

namespace {

/// Notes every value, except those of the array to leave out: of that only where its elements are.
struct ItemVisitor {
  csimdjson_document &document;
  const uint8_t *bytes;
  uint32_t depth = 0;
  /// How many of the open containers lie on the path to the array.
  uint32_t followed = 0;
  /// The name before the value, on the path: as many names as this lead to the value.
  uint32_t pending = 0;
  /// The depth inside the array that is left out, 0 outside it.
  uint32_t inside = 0;
  uint32_t element_start = 0;

  ItemVisitor(csimdjson_document &document, const uint8_t *bytes)
      : document(document), bytes(bytes) {}

  bool stands_at_array(csimdjson_kind kind) const {
    return document.leaves_out && kind == CSIMDJSON_ARRAY && followed == depth
           && pending == depth && depth == document.path.size();
  }

  void name(uint32_t start, uint32_t end, bool escaped) {
    if (inside) return;
    put_string(start, end, escaped);
    if (!document.leaves_out || followed != depth || depth > document.path.size()) return;
    const csimdjson_item item = document.items.back();
    const uint8_t *name = (escaped ? document.text.data() : bytes) + item.start;
    const std::string &wanted = document.path[depth - 1];
    pending = depth - 1;
    if (wanted.size() != item.end - item.start) return;
    if (memcmp(wanted.data(), name, wanted.size()) != 0) return;
    pending = depth;
    // The name may have stood here before: the last one wins.
    document.elements.clear();
    document.found = false;
  }

  void string(uint32_t start, uint32_t end, bool escaped) {
    if (inside) return element(start - 1, end + 1);
    put_string(start, end, escaped);
  }

  void scalar(csimdjson_kind kind, uint32_t start, uint32_t end) {
    if (inside) return element(start, end);
    document.items.push_back({kind, start, end});
  }

  void open(csimdjson_kind kind, uint32_t start) {
    if (inside) {
      if (inside++ == 1) element_start = start;
      return;
    }
    if (stands_at_array(kind)) {
      inside = 1;
      document.found = true;
      if (depth > 0) document.items.pop_back();
      return;
    }
    document.items.push_back({kind, start, start + 1});
    if (followed == depth && pending == depth && kind == CSIMDJSON_OBJECT) followed++;
    depth++;
  }

  void close(csimdjson_kind, uint32_t end) {
    if (inside) {
      inside--;
      if (inside == 1) document.elements.push_back({element_start, end});
      return;
    }
    document.items.push_back({CSIMDJSON_END, end - 1, end});
    if (followed == depth) {
      followed--;
      pending = followed;
    }
    depth--;
  }

  void element(uint32_t start, uint32_t end) {
    if (inside == 1) document.elements.push_back({start, end});
  }

  void put_string(uint32_t start, uint32_t end, bool escaped) {
    if (!escaped) {
      document.items.push_back({CSIMDJSON_STRING, start, end});
      return;
    }
    const size_t before = document.text.size();
    document.text.resize(before + (end - start));
    const size_t size = unescape(bytes + start, end - start, document.text.data() + before);
    document.text.resize(before + size);
    document.items.push_back({CSIMDJSON_UNESCAPED, uint32_t(before), uint32_t(before + size)});
  }
};

}  // namespace

csimdjson_result csimdjson_document::read(const uint8_t *bytes, size_t count) {
  items.clear();
  elements.clear();
  text.clear();
  found = false;
  const csimdjson_result built = index.build(bytes, count);
  if (built.reason) return built;
  ItemVisitor visitor(*this, bytes);
  return walk(bytes, count, index, visitor);
}

csimdjson_document *csimdjson_document_create(csimdjson_paths elements) {
  try {
    return new csimdjson_document(elements);
  } catch (...) {
    return nullptr;
  }
}

void csimdjson_document_destroy(csimdjson_document *document) { delete document; }

csimdjson_result csimdjson_document_read(
  csimdjson_document *document, const uint8_t *bytes, size_t count) {
  try {
    return document->read(bytes, count);
  } catch (...) {
    return {CSIMDJSON_OUT_OF_MEMORY, 0};
  }
}

const csimdjson_item *csimdjson_document_items(const csimdjson_document *document, size_t *count) {
  *count = document->items.size();
  return document->items.data();
}

const uint8_t *csimdjson_document_text(const csimdjson_document *document, size_t *count) {
  *count = document->text.size();
  return document->text.data();
}

bool csimdjson_document_has_array(const csimdjson_document *document) { return document->found; }

const csimdjson_slice *csimdjson_document_elements(
  const csimdjson_document *document, size_t *count) {
  *count = document->elements.size();
  return document->elements.data();
}
