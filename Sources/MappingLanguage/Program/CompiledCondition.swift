import Records

/// A condition with names resolved.
struct CompiledCondition: Sendable {
  var needsAll: Bool
  var tests: Range<Int>
}

/// One comparison with names resolved.
final class CompiledTest: Sendable {
  enum Argument: Sendable {
    case none
    case one(TestConstant)
    case several([TestConstant], ScalarTable)
    case atom(Int)
    case patterns(Range<Int>)
  }

  /// -1 for `is_new` and `is_existing`.
  let of: Int
  let op: ConditionTest.Operator
  let argument: Argument

  init(of: Int, op: ConditionTest.Operator, argument: Argument) {
    self.of = of
    self.op = op
    self.argument = argument
  }
}

/// A constant in every type it can be read as: the type of what it is compared with decides.
struct TestConstant: BitwiseCopyable, Sendable {
  /// The place of the constant as written.
  var plain: Int
  /// The place of its text.
  var text: Int
  var number: Value
  var date: Value
  var instant: Value
}
