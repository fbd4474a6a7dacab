import CSimdJSON

/// Reads the fields that a mapping mentions out of one record after another.
///
/// The whole record is checked against the JSON grammar, also where nobody reads: UTF-8, numbers,
/// escapes, at most ``JSON/depthMax`` levels. Where a name stands twice in an object, the last one
/// wins, as in every reader of this house. Neither padding nor a line end is asked of the caller.
/// One worker owns one reader.
@safe
package struct RecordReader: ~Copyable {
  private let handle: OpaquePointer?
  private let pathCount: Int

  /// A reader of these members, each found by its names from the outermost object inwards.
  package init(paths: [FieldPath]) {
    pathCount = paths.count
    unsafe handle = CPaths(paths.map(\.names)).lend { unsafe csimdjson_reader_create($0) }
  }

  deinit { unsafe csimdjson_reader_destroy(handle) }

  /// Reads one JSON object; `fields` becomes one value a path, in their order.
  ///
  /// A missing member, JSON null and an empty string are null; text is unescaped, numbers, arrays
  /// and objects stay as written. Text goes into the arena. After a fault, `fields` and the arena
  /// are as they were before.
  package mutating func read(
    _ record: borrowing Span<UInt8>,
    into fields: inout [Value],
    arena: inout Arena
  ) throws(JSONFault) {
    guard let handle = unsafe handle else { throw JSONFault.outOfMemory }
    let result = unsafe record.withUnsafeBufferPointer { bytes in
      unsafe csimdjson_reader_read(handle, bytes.baseAddress, bytes.count)
    }
    guard result.reason == CSIMDJSON_OK else { throw JSONFault(result) }
    let start = arena.position
    var textCount = 0
    let text = unsafe csimdjson_reader_text(handle, &textCount)
    unsafe arena.append(UnsafeBufferPointer(start: text, count: textCount))
    let items = unsafe UnsafeBufferPointer(start: csimdjson_reader_items(handle), count: pathCount)
    if fields.count != pathCount { fields = Array(repeating: .null, count: pathCount) }
    unsafe fields.withUnsafeMutableBufferPointer { fields in
      for index in 0..<pathCount { unsafe fields[index] = Value(items[index], from: start) }
    }
  }
}

extension Value {
  fileprivate init(_ item: csimdjson_item, from base: Int) {
    let range = (base + Int(item.start))..<(base + Int(item.end))
    switch item.kind {
    case CSIMDJSON_TRUE: self = .boolean(true)
    case CSIMDJSON_FALSE: self = .boolean(false)
    case CSIMDJSON_NUMBER: self = .number(range)
    case CSIMDJSON_STRING, CSIMDJSON_UNESCAPED: self = range.isEmpty ? .null : .text(range)
    case CSIMDJSON_ARRAY, CSIMDJSON_OBJECT: self = .json(range)
    default: self = .null
    }
  }
}
