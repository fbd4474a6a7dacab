package import Records

extension JSON {
  /// Whether two results are the same: numbers by their amount, everything else exactly; absent is
  /// null.
  package func agrees(with other: JSON) -> Bool {
    switch (self, other) {
    case (.number(let left), .number(let right)):
      guard let first = ExactDecimal(parsing: left), let second = ExactDecimal(parsing: right)
      else { return left == right }
      return first == second
    case (.array(let left), .array(let right)):
      return left.count == right.count && zip(left, right).allSatisfy { $0.agrees(with: $1) }
    case (.object(let left), .object(let right)):
      let names = Set(left.names).union(right.names)
      return names.allSatisfy { (left[$0] ?? .null).agrees(with: right[$0] ?? .null) }
    default: return self == other
    }
  }
}
