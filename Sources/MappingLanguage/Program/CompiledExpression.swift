/// One value with names resolved.
struct CompiledExpression: Sendable {
  enum Head: Sendable {
    case atom(Int)
    case coalesce(Range<Int>)
    /// The separator is a constant; -1 where there is none.
    case concat(Range<Int>, separator: Int, skipsNull: Bool)
    /// Arms, and the atom of `else`.
    case choice(Range<Int>, otherwise: Int)
    case calculation(Operation, Range<Int>, skipsNull: Bool)
    case list(Range<Int>)
    case test(Int)
  }

  enum Operation: BitwiseCopyable, Sendable {
    case sum
    case difference
    case product
    case quotient
    case minimum
    case maximum
    case daysBetween
  }

  var head: Head
  var steps: Range<Int>

  /// The most pieces of its text that wait for each other.
  var pieces: Int { if case .concat(let atoms, _, _) = head { atoms.count } else { 0 } }
}

/// One arm of a `case`.
struct CompiledArm: BitwiseCopyable, Sendable {
  var condition: Int
  var atom: Int
}
