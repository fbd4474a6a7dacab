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
    let start = arena.position
    if fields.count != pathCount { fields = Array(repeating: .null, count: pathCount) }
    let result = unsafe record.withUnsafeBufferPointer { bytes in
      var room = 0
      let result = unsafe csimdjson_reader_read(handle, bytes.baseAddress, bytes.count, &room)
      guard result.reason == CSIMDJSON_OK else { return result }
      precondition(start + room < UInt32.max, "an arena holds less than 4 GiB")
      unsafe fields.withUnsafeMutableBytes { fields in
        let values = unsafe fields.bindMemory(to: csimdjson_value.self).baseAddress
        unsafe Self.heads.span.withUnsafeBufferPointer { heads in
          unsafe arena.lend(room: room) { memory in
            unsafe csimdjson_reader_gather(
              handle,
              bytes.baseAddress,
              bytes.count,
              memory,
              start,
              heads.baseAddress,
              values
            )
          }
        }
      }
      return result
    }
    guard result.reason == CSIMDJSON_OK else { throw JSONFault(result) }
  }

  /// The heads of values by what the C side calls them.
  private static let heads: InlineArray<9, UInt64> = {
    precondition(
      MemoryLayout<Value>.size == MemoryLayout<csimdjson_value>.size,
      "both sides have the same values"
    )
    var heads = InlineArray<9, UInt64>(repeating: Value.null.head)
    for (kind, value) in [
      (CSIMDJSON_TRUE, Value.boolean(true)), (CSIMDJSON_FALSE, .boolean(false)),
      (CSIMDJSON_NUMBER, .number(0..<0)), (CSIMDJSON_STRING, .text(0..<0)),
      (CSIMDJSON_UNESCAPED, .text(0..<0)), (CSIMDJSON_ARRAY, .json(0..<0)),
      (CSIMDJSON_OBJECT, .json(0..<0)),
    ] {
      heads[Int(kind.rawValue)] = value.head
    }
    return heads
  }()
}
