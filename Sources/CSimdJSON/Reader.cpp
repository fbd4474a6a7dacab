#include <string>
#include <vector>

#include "Walk.hpp"

namespace crosswalk {

namespace {

/// One name on the way to fields; the root has none.
struct Node {
  std::string name;
  /// Paths that end here.
  std::vector<uint32_t> fields;
  std::vector<uint32_t> children;
  /// Open addressing over the hashes of the children's names; 0 is free, else the node's number.
  std::vector<uint32_t> table;
  uint32_t mask = 0;
  /// The last record in which the name stood.
  uint64_t seen = 0;
};

uint64_t load(const uint8_t *bytes, size_t size) {
  uint64_t word = 0;
  memcpy(&word, bytes, size);
  return word;
}

uint32_t hash(const uint8_t *bytes, size_t size) {
  uint64_t word;
  if (size >= 8) {
    word = load(bytes, 8) ^ load(bytes + size - 8, 8) * 0x9E3779B97F4A7C15;
  } else if (size >= 4) {
    word = load(bytes, 4) | load(bytes + size - 4, 4) << 32;
  } else if (size > 0) {
    word = bytes[0] | uint64_t(bytes[size / 2]) << 8 | uint64_t(bytes[size - 1]) << 16;
  } else {
    word = 0;
  }
  word = (word + size) * 0xFF51AFD7ED558CCD;
  return uint32_t(word >> 40);
}

}  // namespace

}  // namespace crosswalk

using namespace crosswalk;

struct csimdjson_reader {
  TokenIndex index;
  std::vector<Node> nodes{Node()};
  std::vector<csimdjson_item> items;
  /// The bytes of the items; only the first `text_size` of them count.
  std::vector<uint8_t> text;
  std::vector<uint8_t> unescaped_name;
  size_t text_size = 0;
  uint64_t record = 0;

  explicit csimdjson_reader(csimdjson_paths paths) {
    const uint8_t *bytes = paths.bytes;
    const uint32_t *length = paths.lengths;
    for (uint32_t path = 0; path < paths.count; path++) {
      uint32_t node = 0;
      for (uint32_t name = 0; name < paths.counts[path]; name++) {
        node = child(node, std::string(reinterpret_cast<const char *>(bytes), *length));
        bytes += *length++;
      }
      nodes[node].fields.push_back(path);
    }
    items.resize(paths.count);
    for (auto &node : nodes) build_table(node);
  }

  csimdjson_result read(const uint8_t *bytes, size_t count);

  /// The child of that name, or 0: the root is nobody's child.
  uint32_t find(uint32_t node, const uint8_t *bytes, size_t size) const {
    const Node &parent = nodes[node];
    if (parent.table.empty()) return 0;
    for (uint32_t slot = hash(bytes, size);; slot++) {
      const uint32_t found = parent.table[slot & parent.mask];
      if (found == 0) return 0;
      const std::string &name = nodes[found].name;
      if (name.size() == size && memcmp(name.data(), bytes, size) == 0) return found;
    }
  }

  /// A name stands here again: the last one wins, whatever the earlier one held.
  void forget(uint32_t node) {
    for (const uint32_t field : nodes[node].fields) items[field].kind = CSIMDJSON_NULL;
    for (const uint32_t below : nodes[node].children) forget(below);
  }

 private:
  uint32_t child(uint32_t node, const std::string &name) {
    for (const uint32_t known : nodes[node].children) {
      if (nodes[known].name == name) return known;
    }
    const uint32_t added = uint32_t(nodes.size());
    nodes.push_back(Node());
    nodes[added].name = name;
    nodes[node].children.push_back(added);
    return added;
  }

  void build_table(Node &node) {
    if (node.children.empty()) return;
    size_t size = 4;
    while (size < node.children.size() * 4) size *= 2;
    node.mask = uint32_t(size - 1);
    node.table.assign(size, 0);
    for (const uint32_t number : node.children) {
      const std::string &name = nodes[number].name;
      uint32_t slot = hash(reinterpret_cast<const uint8_t *>(name.data()), name.size());
      while (node.table[slot & node.mask] != 0) slot++;
      node.table[slot & node.mask] = number;
    }
  }

  void gather(const uint8_t *bytes);
};

namespace {

/// Follows the names that lead to fields and notes where their values stand.
struct FieldVisitor {
  static constexpr uint32_t nowhere = UINT32_MAX;

  csimdjson_reader &reader;
  const uint8_t *bytes;
  /// The node that the next value belongs to: the root for the record itself, else the node of the
  /// name before it. Elements of an array belong to no node.
  uint32_t pending = 0;
  uint32_t depth = 0;
  /// For each open container its node and where it starts.
  uint32_t nodes[depth_max];
  uint32_t starts[depth_max];

  FieldVisitor(csimdjson_reader &reader, const uint8_t *bytes) : reader(reader), bytes(bytes) {}

  void name(uint32_t start, uint32_t end, bool escaped) {
    const uint32_t parent = nodes[depth - 1];
    if (parent == nowhere) return;
    const uint8_t *name = bytes + start;
    size_t size = end - start;
    if (escaped) {
      reader.unescaped_name.resize(size);
      size = unescape(name, size, reader.unescaped_name.data());
      name = reader.unescaped_name.data();
    }
    const uint32_t found = reader.find(parent, name, size);
    if (found == 0) return;
    uint64_t &seen = reader.nodes[found].seen;
    if (seen == reader.record) reader.forget(found);
    seen = reader.record;
    pending = found;
  }

  void string(uint32_t start, uint32_t end, bool escaped) {
    set(pending, escaped ? CSIMDJSON_UNESCAPED : CSIMDJSON_STRING, start, end);
    pending = nowhere;
  }

  void scalar(csimdjson_kind kind, uint32_t start, uint32_t end) {
    set(pending, kind, start, end);
    pending = nowhere;
  }

  void open(csimdjson_kind, uint32_t start) {
    nodes[depth] = pending;
    starts[depth] = start;
    depth++;
    pending = nowhere;
  }

  void close(csimdjson_kind kind, uint32_t end) {
    depth--;
    set(nodes[depth], kind, starts[depth], end);
  }

  void set(uint32_t node, csimdjson_kind kind, uint32_t start, uint32_t end) {
    if (node == nowhere) return;
    for (const uint32_t field : reader.nodes[node].fields) reader.items[field] = {kind, start, end};
  }
};

}  // namespace

csimdjson_result csimdjson_reader::read(const uint8_t *bytes, size_t count) {
  record++;
  text_size = 0;
  for (auto &item : items) item = {CSIMDJSON_NULL, 0, 0};
  const csimdjson_result built = index.build(bytes, count);
  if (built.reason) return built;
  FieldVisitor visitor(*this, bytes);
  const csimdjson_result walked = Walk<FieldVisitor>(bytes, count, index, visitor).run();
  if (walked.reason) return walked;
  if (bytes[index.starts[0]] != '{') return {CSIMDJSON_NOT_AN_OBJECT, index.starts[0]};
  gather(bytes);
  return walked;
}

void csimdjson_reader::gather(const uint8_t *bytes) {
  size_t needed = 0;
  for (const auto &item : items) needed += item.end - item.start;
  if (text.size() < needed) text.resize(needed * 2);
  uint8_t *output = text.data();
  for (auto &item : items) {
    if (item.kind <= CSIMDJSON_FALSE) {
      item = {item.kind, 0, 0};
      continue;
    }
    const uint32_t start = uint32_t(output - text.data());
    const size_t size = item.end - item.start;
    if (item.kind == CSIMDJSON_UNESCAPED) {
      output += unescape(bytes + item.start, size, output);
      item.kind = CSIMDJSON_STRING;
    } else {
      memcpy(output, bytes + item.start, size);
      output += size;
    }
    item.start = start;
    item.end = uint32_t(output - text.data());
  }
  text_size = size_t(output - text.data());
}

csimdjson_reader *csimdjson_reader_create(csimdjson_paths paths) {
  try {
    return new csimdjson_reader(paths);
  } catch (...) {
    return nullptr;
  }
}

void csimdjson_reader_destroy(csimdjson_reader *reader) { delete reader; }

csimdjson_result csimdjson_reader_read(
  csimdjson_reader *reader, const uint8_t *bytes, size_t count) {
  try {
    return reader->read(bytes, count);
  } catch (...) {
    return {CSIMDJSON_OUT_OF_MEMORY, 0};
  }
}

const csimdjson_item *csimdjson_reader_items(const csimdjson_reader *reader) {
  return reader->items.data();
}

const uint8_t *csimdjson_reader_text(const csimdjson_reader *reader, size_t *count) {
  *count = reader->text_size;
  return reader->text.data();
}
