import Records

extension RecordEngine {
  /// Most bytes of a list or a record, each value in it counted with all that is inside.
  ///
  /// Values are shared: what a variable holds twice stands once in the memory, and is written
  /// twice.
  static let sizeMax = 16 * MadeText.bytesMax
  /// What a value counts besides its text.
  private static let valueSize = 8

  /// - Throws: R115 for a list or a record that is larger.
  @inline(never)
  static func checkSize(
    of value: Value,
    in arena: borrowing Arena
  ) throws(EvaluationFault) {
    var rest = sizeMax
    var open = [value]
    while let next = open.popLast() {
      rest -= valueSize
      switch next.kind {
      case .text, .number, .json: rest -= next.range.count
      case .list, .record: open.append(contentsOf: arena.elements[next.range])
      case .null, .boolean, .integer, .decimal, .date, .instant: break
      }
      guard rest >= 0 else {
        let message = "The value grows beyond \(sizeMax) bytes."
        throw EvaluationFault(fault: FunctionFault(.tooLarge, message))
      }
    }
  }
}

extension Value {
  /// Whether other values are inside.
  @inline(__always)
  var isComposite: Bool { kind == .list || kind == .record }
}
