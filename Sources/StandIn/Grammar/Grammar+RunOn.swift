extension Grammar {
  /// `Billing City: City Account Phone: Phone Number`: lines of pairs that ran together.
  ///
  /// Both sides of every pair must be names, and there must be one way only to tell them apart.
  func runOn(_ range: Range<Int>) -> Clause? {
    let colons = range.filter { tokens[$0].isMark(":") }
    guard colons.count > 1, range.allSatisfy({ tokens[$0].kind == .word || colons.contains($0) })
    else { return nil }
    let forward = pairs(range, colons, keys: .source)
    let backward = pairs(range, colons, keys: .target)
    guard (forward == nil) != (backward == nil), let found = forward ?? backward else { return nil }
    return .all(found)
  }

  private func pairs(
    _ range: Range<Int>,
    _ colons: [Int],
    keys side: FieldReference.Side
  ) -> [Clause]? {
    let other: FieldReference.Side = side == .source ? .target : .source
    var key = range.lowerBound..<colons[0]
    var clauses: [Clause] = []
    for (index, colon) in colons.enumerated() {
      let end = index + 1 < colons.count ? colons[index + 1] : range.upperBound
      let isLast = end == range.upperBound
      let cuts = isLast ? [end] : Array(colon + 2..<max(colon + 2, end))
      var fitting = cuts.filter { cut in
        named(colon + 1..<cut, other) != nil && (isLast || named(cut..<end, side) != nil)
      }
      if fitting.count > 1 {
        fitting.removeAll { !isWritten(colon + 1..<$0, other) || !isWritten($0..<end, side) }
      }
      guard fitting.count == 1, let left = named(key, side),
        let right = named(colon + 1..<fitting[0], other)
      else { return nil }
      clauses.append(
        side == .source ? .write(right, .field(left)) : .write(left, .field(right))
      )
      key = fitting[0]..<end
    }
    return clauses
  }

  /// Whether a field has just these words as its name or label.
  private func isWritten(_ range: Range<Int>, _ side: FieldReference.Side) -> Bool {
    let names = side == .source ? surroundings.sources : surroundings.targets
    return names.exact(quote(range)).count == 1
  }

  private func named(_ range: Range<Int>, _ side: FieldReference.Side) -> FieldReference? {
    guard !range.isEmpty,
      case .field(let field)? = meaning(side == .source ? .source : .target, range),
      field.field != nil, field.pronoun == nil
    else { return nil }
    return field
  }
}
