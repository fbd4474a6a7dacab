#include <string>
#include <vector>

#include "Walk.hpp"

namespace crosswalk {

namespace {

/// A name as bits: equal ones have equal bits, and up to 16 bytes the other way round too.
struct NameBits {
  uint64_t first;
  uint64_t last;

  /// `limit` bytes may be read.
  NameBits(const uint8_t *bytes, size_t size, size_t limit) : first(0), last(0) {
    if (size >= 8) {
      memcpy(&first, bytes, 8);
      memcpy(&last, bytes + size - 8, 8);
    } else if (limit >= 8) {
      memcpy(&first, bytes, 8);
      first &= (uint64_t(1) << (8 * size)) - 1;
    } else {
      memcpy(&first, bytes, size);
    }
  }

  uint32_t hash(size_t size) const {
    const uint64_t mixed = (first ^ last * 0x9E3779B97F4A7C15) + size;
    return uint32_t((mixed * 0xFF51AFD7ED558CCD) >> 40);
  }
};

/// A known name among the names of one object.
struct KnownName {
  uint64_t first = 0;
  uint64_t last = 0;
  uint32_t size = 0;
  /// 0 where the place is free: the root has no name.
  uint32_t node = 0;
};

/// One name on the way to fields; the root has none.
struct Node {
  std::string name;
  std::vector<uint32_t> children;
  /// Open addressing over the hashes of the children's names.
  std::vector<KnownName> table;
  uint32_t mask = 0;
  /// The last record in which the name stood, and its value there.
  uint64_t seen = 0;
  csimdjson_item item = {CSIMDJSON_NULL, 0, 0};
};

/// Copies bytes, and some behind them where both sides have more.
inline uint8_t *copy(const uint8_t *bytes, size_t count, size_t limit, uint8_t *output) {
  const size_t rounded = (count + 15) & ~size_t(15);
  if (rounded <= limit && count <= 256) {
    for (size_t index = 0; index < count; index += 16) memcpy(output + index, bytes + index, 16);
  } else {
    memcpy(output, bytes, count);
  }
  return output + count;
}

}  // namespace

}  // namespace crosswalk

using namespace crosswalk;

struct csimdjson_reader {
  TokenIndex index;
  std::vector<Node> nodes{Node()};
  /// The node of each path.
  std::vector<uint32_t> fields;
  std::vector<uint8_t> unescaped_name;
  /// For each open container its node and where it starts.
  uint32_t open_nodes[depth_max];
  uint32_t open_starts[depth_max];
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
      fields.push_back(node);
    }
    for (auto &node : nodes) build_table(node);
  }

  csimdjson_result read(const uint8_t *bytes, size_t count, size_t &room);
  size_t gather(
    const uint8_t *bytes, size_t count, uint8_t *output, size_t start, const uint64_t *heads,
    csimdjson_value *values);

  uint32_t find_escaped(uint32_t parent, const uint8_t *bytes, size_t count) {
    unescaped_name.resize(count);
    const size_t size = unescape(bytes, count, unescaped_name.data());
    return find(nodes[parent], unescaped_name.data(), size, size);
  }

  /// The child of that name, or 0: the root is nobody's child. `limit` bytes may be read.
  inline __attribute__((always_inline))
  uint32_t find(const Node &parent, const uint8_t *bytes, size_t size, size_t limit) const {
    if (parent.table.empty()) return 0;
    const NameBits bits(bytes, size, limit);
    const KnownName *table = parent.table.data();
    for (uint32_t place = bits.hash(size);; place++) {
      const KnownName &known = table[place & parent.mask];
      if (known.node == 0) return 0;
      if (known.first != bits.first || known.last != bits.last || known.size != size) continue;
      if (size > 16 && memcmp(nodes[known.node].name.data(), bytes, size) != 0) continue;
      return known.node;
    }
  }

  /// A name stands here again: the last one wins, whatever the earlier one held.
  void forget(uint32_t node) {
    nodes[node].seen = 0;
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
    node.table.assign(size, KnownName());
    for (const uint32_t number : node.children) {
      const std::string &name = nodes[number].name;
      const NameBits bits(reinterpret_cast<const uint8_t *>(name.data()), name.size(), 0);
      uint32_t place = bits.hash(name.size());
      while (node.table[place & node.mask].node != 0) place++;
      node.table[place & node.mask] = {bits.first, bits.last, uint32_t(name.size()), number};
    }
  }
};

namespace {

/// Follows the names that lead to fields and notes where their values stand.
struct FieldVisitor {
  static constexpr uint32_t nowhere = UINT32_MAX;

  csimdjson_reader &reader;
  Node *const all;
  const uint8_t *const bytes;
  const size_t length;
  /// The node that the next value belongs to: the root for the record itself, else the node of the
  /// name before it. Elements of an array belong to no node.
  uint32_t pending = 0;
  /// The node of the innermost open container.
  uint32_t parent = nowhere;
  uint32_t depth = 0;

  FieldVisitor(csimdjson_reader &reader, const uint8_t *bytes, size_t length)
      : reader(reader), all(reader.nodes.data()), bytes(bytes), length(length) {}

  void name(uint32_t start, uint32_t end, bool escaped) {
    if (parent == nowhere) return;
    const uint32_t found = escaped
      ? reader.find_escaped(parent, bytes + start, end - start)
      : reader.find(all[parent], bytes + start, end - start, length - start);
    if (found == 0) return;
    Node &node = all[found];
    if (node.seen == reader.record) reader.forget(found);
    node.seen = reader.record;
    node.item.kind = CSIMDJSON_NULL;
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
    reader.open_nodes[depth] = pending;
    reader.open_starts[depth] = start;
    depth++;
    parent = pending;
    pending = nowhere;
  }

  void close(csimdjson_kind kind, uint32_t end) {
    depth--;
    set(reader.open_nodes[depth], kind, reader.open_starts[depth], end);
    parent = depth > 0 ? reader.open_nodes[depth - 1] : nowhere;
  }

  void set(uint32_t node, csimdjson_kind kind, uint32_t start, uint32_t end) {
    if (node != nowhere) all[node].item = {kind, start, end};
  }
};

}  // namespace

csimdjson_result csimdjson_reader::read(const uint8_t *bytes, size_t count, size_t &room) {
  record++;
  const csimdjson_result built = index.build(bytes, count);
  if (built.reason) return built;
  nodes[0].seen = record;
  FieldVisitor visitor(*this, bytes, count);
  const csimdjson_result walked = walk(bytes, count, index, visitor);
  if (walked.reason) return walked;
  if (bytes[index.starts[0]] != '{') return {CSIMDJSON_NOT_AN_OBJECT, index.starts[0]};
  // Copies may write some bytes behind the last.
  room = 16;
  for (const uint32_t field : fields) {
    const Node &node = nodes[field];
    if (node.seen == record) room += node.item.end - node.item.start;
  }
  // Fields may hold each other, so that all of them have more bytes than the record.
  if (room > bytes_max) return {CSIMDJSON_TOO_LARGE, count};
  return walked;
}

size_t csimdjson_reader::gather(
  const uint8_t *bytes, size_t count, uint8_t *output, size_t start, const uint64_t *heads,
  csimdjson_value *values) {
  uint8_t *end = output;
  for (const uint32_t field : fields) {
    const Node &node = nodes[field];
    csimdjson_value &value = *values++;
    const csimdjson_kind kind = node.seen == record ? node.item.kind : CSIMDJSON_NULL;
    if (kind <= CSIMDJSON_FALSE) {
      value = {heads[kind], kind == CSIMDJSON_TRUE, 0};
      continue;
    }
    uint8_t *const from = end;
    const uint8_t *source = bytes + node.item.start;
    const size_t size = node.item.end - node.item.start;
    if (kind == CSIMDJSON_UNESCAPED) {
      end += unescape(source, size, end);
    } else {
      end = copy(source, size, count - node.item.start, end);
    }
    value = {heads[kind], start + size_t(from - output) | uint64_t(end - from) << 32, 0};
    if (from == end) value = {heads[CSIMDJSON_NULL], 0, 0};
  }
  return size_t(end - output);
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
  csimdjson_reader *reader, const uint8_t *bytes, size_t count, size_t *room) {
  try {
    return reader->read(bytes, count, *room);
  } catch (...) {
    return {CSIMDJSON_OUT_OF_MEMORY, 0};
  }
}

size_t csimdjson_reader_gather(
  csimdjson_reader *reader, const uint8_t *bytes, size_t count, uint8_t *output, size_t start,
  const uint64_t *heads, csimdjson_value *values) {
  return reader->gather(bytes, count, output, start, heads, values);
}
