import Patterns
import Records

extension RecordEngine {
  /// Whether a condition is true.
  ///
  /// Two-valued: any comparison with null is false, and the negated
  /// operators are the exact negation.
  ///
  /// `errorsAreNull`: what cannot be read counts as null instead of ending the evaluation.
  mutating func holds(
    _ index: Int,
    errorsAreNull: Bool = false
  ) throws(EvaluationFault) -> Bool {
    let condition = parts.conditions[index]
    let tests = tests
    for place in condition.tests {
      let isTrue: Bool
      do throws(EvaluationFault) {
        isTrue = try tests.with(place) { test throws(EvaluationFault) in
          try passes(test, test.of >= 0 ? value(ofAtom: test.of) : .null)
        }
      } catch {
        guard errorsAreNull, !error.mustReject else { throw error }
        isTrue = try tests.with(place) { test throws(EvaluationFault) in try passes(test, .null) }
      }
      if isTrue != condition.needsAll { return isTrue }
    }
    return condition.needsAll
  }

  private mutating func passes(_ test: CompiledTest, _ value: Value) throws(EvaluationFault) -> Bool
  {
    switch test.op {
    case .isNull: return value.isNull
    case .isNotNull: return !value.isNull
    case .isTrue: return value.kind == .boolean && value.asBoolean
    case .isFalse: return value.kind == .boolean && !value.asBoolean
    case .isNotTrue: return !(value.kind == .boolean && value.asBoolean)
    case .isNotFalse: return !(value.kind == .boolean && !value.asBoolean)
    case .isNew: return isNew
    case .isExisting: return !isNew
    case .equal: return try compares(value, test.argument) { $0 == 0 }
    case .notEqual: return try !compares(value, test.argument) { $0 == 0 }
    case .less: return try compares(value, test.argument) { $0 < 0 }
    case .lessOrEqual: return try compares(value, test.argument) { $0 <= 0 }
    case .greater: return try compares(value, test.argument) { $0 > 0 }
    case .greaterOrEqual: return try compares(value, test.argument) { $0 >= 0 }
    case .isIn: return try isAmong(value, test.argument)
    case .isNotIn: return try !isAmong(value, test.argument)
    case .contains: return try contains(value, test.argument)
    case .notContains: return try !contains(value, test.argument)
    case .startsWith: return try texts(value, test.argument, Self.begins)
    case .endsWith: return try texts(value, test.argument, Self.ends)
    case .matches: return try matches(value, test.argument)
    case .notMatches: return try !matches(value, test.argument)
    }
  }

  // MARK: Order

  private mutating func compares(
    _ value: Value,
    _ argument: CompiledTest.Argument,
    _ holds: (Int) -> Bool
  ) throws(EvaluationFault) -> Bool {
    guard !value.isNull else { return false }
    switch argument {
    case .one(let constant):
      return ValueOrder.compare(value, form(of: constant, for: value), arena).map(holds) ?? false
    case .atom(let atom):
      let other = try self.value(ofAtom: atom)
      return ValueOrder.compare(value, other, arena).map(holds) ?? false
    case .none, .several, .patterns: return false
    }
  }

  /// The constant, read in the type of what it is compared with.
  private mutating func form(of constant: TestConstant, for value: Value) -> Value {
    switch value.kind {
    case .text: constants[constant.text]
    case .integer, .decimal: constant.number
    case .date: constant.date
    case .instant: constant.instant
    case .null, .boolean, .list, .record, .number, .json: constants[constant.plain]
    }
  }

  private mutating func isAmong(
    _ value: Value,
    _ argument: CompiledTest.Argument
  ) throws(EvaluationFault) -> Bool {
    switch argument {
    case .several(let list, let table):
      switch value.kind {
      case .null: return false
      case .text, .boolean:
        if table.index(of: value, &arena) != nil { return true }
      case .integer, .decimal, .date, .instant, .list, .record, .number, .json: break
      }
      return list.contains {
        ValueOrder.compare(value, form(of: $0, for: value), arena) == 0
      }
    case .one: return try compares(value, argument) { $0 == 0 }
    case .atom(let atom):
      let other = try self.value(ofAtom: atom)
      guard other.kind == .list else { return ValueOrder.compare(value, other, arena) == 0 }
      for index in other.range where ValueOrder.compare(value, arena.elements[index], arena) == 0 {
        return true
      }
      return false
    case .none, .patterns: return false
    }
  }

  // MARK: Text

  /// A part of a text, a member of a list; with several arguments, any of them.
  private mutating func contains(
    _ value: Value,
    _ argument: CompiledTest.Argument
  ) throws(EvaluationFault) -> Bool {
    guard value.kind == .list else { return try texts(value, argument, Self.holdsPart) }
    for index in value.range where try isAmong(arena.elements[index], argument) { return true }
    return false
  }

  private mutating func texts(
    _ value: Value,
    _ argument: CompiledTest.Argument,
    _ holds: (Range<Int>, Range<Int>, [UInt8]) -> Bool
  ) throws(EvaluationFault) -> Bool {
    guard value.kind == .text else { return false }
    switch argument {
    case .one(let constant): return holdsText(value, constants[constant.text], holds)
    case .several(let list, _):
      return list.contains { holdsText(value, constants[$0.text], holds) }
    case .atom(let atom):
      let other = try self.value(ofAtom: atom)
      guard other.kind == .list else { return holdsText(value, other, holds) }
      for index in other.range where holdsText(value, arena.elements[index], holds) { return true }
      return false
    case .none, .patterns: return false
    }
  }

  private mutating func holdsText(
    _ value: Value,
    _ part: Value,
    _ holds: (Range<Int>, Range<Int>, [UInt8]) -> Bool
  ) -> Bool {
    part.kind == .text && holds(value.range, part.range, arena.bytes)
  }

  private static func begins(_ text: Range<Int>, _ part: Range<Int>, _ bytes: [UInt8]) -> Bool {
    text.count >= part.count && bytes[text.prefix(part.count)].elementsEqual(bytes[part])
  }

  private static func ends(_ text: Range<Int>, _ part: Range<Int>, _ bytes: [UInt8]) -> Bool {
    text.count >= part.count && bytes[text.suffix(part.count)].elementsEqual(bytes[part])
  }

  private static func holdsPart(
    _ text: Range<Int>,
    _ part: Range<Int>,
    _ bytes: [UInt8]
  ) -> Bool {
    guard text.count >= part.count else { return false }
    return (text.lowerBound...(text.upperBound - part.count)).contains { start in
      begins(start..<text.upperBound, part, bytes)
    }
  }

  private mutating func matches(
    _ value: Value,
    _ argument: CompiledTest.Argument
  ) throws(EvaluationFault) -> Bool {
    guard value.kind == .text, case .patterns(let patterns) = argument else { return false }
    do throws(PatternFault) {
      for index in patterns {
        let isMatch = try self.patterns.with(index) { pattern throws(PatternFault) in
          try pattern.matches(arena.bytes.span.extracting(value.range))
        }
        if isMatch { return true }
      }
      return false
    } catch {
      throw EvaluationFault(fault: error.stepFault)
    }
  }

}
