package import Records

/// A constant of a spec that is one value: made once, stored in an arena when it is needed.
package enum ScalarConstant: Hashable, Sendable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case decimal(ExactDecimal)
  case text([UInt8])

  /// Reads JSON; `nil` for arrays, objects and numbers beyond 38 digits.
  ///
  /// An empty text is null.
  package init?(_ json: JSON) {
    switch json {
    case .null: self = .null
    case .bool(let flag): self = .boolean(flag)
    case .string(let text): self = text.isEmpty ? .null : .text(Array(text.utf8))
    case .number(let text):
      guard let number = ExactDecimal(parsing: text) else { return nil }
      if number.scale == 0, let integer = number.integer {
        self = .integer(integer)
      } else {
        self = .decimal(number)
      }
    case .array, .object: return nil
    }
  }

  /// Stores the constant.
  package func make(in arena: inout Arena) -> Value {
    switch self {
    case .null: return .null
    case .boolean(let flag): return .boolean(flag)
    case .integer(let number): return .integer(number)
    case .decimal(let number): return .decimal(number)
    case .text(let bytes):
      let start = arena.position
      arena.append(bytes)
      return arena.text(from: start)
    }
  }
}
