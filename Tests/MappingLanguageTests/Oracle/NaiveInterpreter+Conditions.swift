import Patterns
import Records

@testable import MappingLanguage

extension NaiveInterpreter {
  mutating func holds(_ condition: Condition, errorsAreNull: Bool = false) throws(Fault) -> Bool {
    for test in condition.tests {
      let isTrue: Bool
      do throws(Fault) {
        var value = NaiveValue.null
        if let of = test.of { value = try atom(of) }
        isTrue = try passes(test, value)
      } catch {
        guard errorsAreNull, !error.mustReject else { throw error }
        isTrue = try passes(test, .null)
      }
      if isTrue != (condition.mode == .all) { return isTrue }
    }
    return condition.mode == .all
  }

  private mutating func passes(_ test: ConditionTest, _ value: NaiveValue) throws(Fault) -> Bool {
    switch test.op {
    case .isNull: return value == .null
    case .isNotNull: return value != .null
    case .isTrue: return value == .bool(true)
    case .isFalse: return value == .bool(false)
    case .isNotTrue: return value != .bool(true)
    case .isNotFalse: return value != .bool(false)
    case .isNew: return isNew
    case .isExisting: return !isNew
    case .equal: return try ordered(value, test) { $0 == 0 }
    case .notEqual: return try !ordered(value, test) { $0 == 0 }
    case .less: return try ordered(value, test) { $0 < 0 }
    case .lessOrEqual: return try ordered(value, test) { $0 <= 0 }
    case .greater: return try ordered(value, test) { $0 > 0 }
    case .greaterOrEqual: return try ordered(value, test) { $0 >= 0 }
    case .isIn: return try isAmong(value, test)
    case .isNotIn: return try !isAmong(value, test)
    case .contains: return try contains(value, test)
    case .notContains: return try !contains(value, test)
    case .startsWith: return try anyText(value, test) { $0.starts(with: $1) }
    case .endsWith: return try anyText(value, test) { $0.reversed().starts(with: $1.reversed()) }
    case .matches: return try matches(value, test)
    case .notMatches: return try !matches(value, test)
    }
  }

  /// What a value is compared with, each read in its type.
  private mutating func others(
    _ value: NaiveValue,
    _ test: ConditionTest
  ) throws(Fault) -> [NaiveValue] {
    switch test.argument {
    case .none: return []
    case .atom(let atom):
      let other = try self.atom(atom)
      if case .list(let items) = other, test.op.takesMany { return items }
      return [other]
    case .constant(let json): return (json.array ?? [json]).map { Self.read($0, like: value) }
    }
  }

  private static func read(_ json: JSON, like value: NaiveValue) -> NaiveValue {
    let constant = NaiveValue(constant: json)
    switch value {
    case .text: return .of(bytes: constant.plain)
    case .int, .dec:
      if case .text(let bytes) = constant {
        let number = ExactDecimal(parsing: String(decoding: bytes, as: UTF8.self))
        return number.map { .dec($0) } ?? .null
      }
      return constant
    case .date: return json.string.flatMap(NaiveInterpreter.date) ?? .null
    case .instant: return json.string.flatMap(NaiveInterpreter.instant) ?? .null
    case .null, .bool, .list, .record, .spelled, .json: return constant
    }
  }

  private mutating func ordered(
    _ value: NaiveValue,
    _ test: ConditionTest,
    _ holds: (Int) -> Bool
  ) throws(Fault) -> Bool {
    guard value != .null, let other = try others(value, test).first else { return false }
    return Self.compare(value, other).map(holds) ?? false
  }

  private mutating func isAmong(_ value: NaiveValue, _ test: ConditionTest) throws(Fault) -> Bool {
    guard value != .null else { return false }
    return try others(value, test).contains { Self.compare(value, $0) == 0 }
  }

  private mutating func contains(_ value: NaiveValue, _ test: ConditionTest) throws(Fault) -> Bool {
    guard case .list(let items) = value else {
      return try anyText(value, test) { text, part in
        part.isEmpty || text.indices.contains { text[$0...].starts(with: part) }
      }
    }
    for item in items where try isAmong(item, test) { return true }
    return false
  }

  private mutating func anyText(
    _ value: NaiveValue,
    _ test: ConditionTest,
    _ holds: ([UInt8], [UInt8]) -> Bool
  ) throws(Fault) -> Bool {
    guard case .text(let text) = value else { return false }
    return try others(value, test).contains { other in
      if case .text(let part) = other { holds(text, part) } else { false }
    }
  }

  private func matches(_ value: NaiveValue, _ test: ConditionTest) throws(Fault) -> Bool {
    guard case .text(let text) = value, case .constant(let json) = test.argument else {
      return false
    }
    for pattern in (json.array ?? [json]).compactMap(\.string) {
      do throws(PatternFault) {
        if try Pattern(pattern).matches(text.span) { return true }
      } catch {
        throw Fault(code: .patternLimit)
      }
    }
    return false
  }

  // MARK: Order

  static func compare(_ left: NaiveValue, _ right: NaiveValue) -> Int? {
    switch (left, right) {
    case (.text(let mine), .text(let other)):
      mine == other ? 0 : mine.lexicographicallyPrecedes(other) ? -1 : 1
    case (.int(let mine), .int(let other)): order(mine, other)
    case (.dec(let mine), .dec(let other)): order(mine, other)
    case (.int(let mine), .dec(let other)): order(ExactDecimal(mine), other)
    case (.dec(let mine), .int(let other)): order(mine, ExactDecimal(other))
    case (.date(let mine), .date(let other)): order(mine, other)
    case (.instant(let mine), .instant(let other)):
      mine.seconds == other.seconds
        ? order(mine.nanoseconds, other.nanoseconds) : order(mine.seconds, other.seconds)
    case (.bool(let mine), .bool(let other)): mine == other ? 0 : nil
    default: nil
    }
  }

  private static func order<Item: Comparable>(_ left: Item, _ right: Item) -> Int {
    left < right ? -1 : left == right ? 0 : 1
  }

  // MARK: Calculations

  mutating func calculate(
    _ calculation: ValueExpression.Calculation,
    _ atoms: [Atom],
    _ nulls: ValueExpression.Nulls
  ) throws(Fault) -> NaiveValue {
    var values: [NaiveValue] = []
    for atom in atoms {
      let value = try self.atom(atom)
      if value == .null, nulls == .null { return .null }
      if value != .null { values.append(value) }
    }
    guard let first = values.first else { return .null }
    switch calculation {
    case .minimum, .maximum:
      return try values.dropFirst().reduce(into: Result<NaiveValue, Fault>.success(first)) {
        best,
        value in
        guard case .success(let known) = best else { return }
        guard let order = Self.compare(value, known) else {
          best = .failure(Fault(code: .notANumber))
          return
        }
        if calculation == .minimum ? order < 0 : order > 0 { best = .success(value) }
      }.get()
    case .daysBetween:
      let days = values.map(days)
      guard days.count == 2, let from = days[0], let to = days[1] else {
        throw Fault(code: .notADate)
      }
      return .int(to - from)
    case .sum, .difference, .product, .quotient: return try number(calculation, values)
    }
  }

  private func days(_ value: NaiveValue) -> Int64? {
    switch value {
    case .date(let date): return date.days
    case .instant(let moment):
      let local = moment.seconds + offset
      return local % 86_400 < 0 ? local / 86_400 - 1 : local / 86_400
    default: return nil
    }
  }

  /// Exact fractions, cut once at the end.
  private func number(
    _ calculation: ValueExpression.Calculation,
    _ values: [NaiveValue]
  ) throws(Fault) -> NaiveValue {
    let operation: CompiledExpression.Operation =
      switch calculation {
      case .sum: .sum
      case .difference: .difference
      case .product: .product
      default: .quotient
      }
    var arena = Arena()
    do throws(FunctionFault) {
      var numbers: [Value] = []
      for value in values { numbers.append(value.make(in: &arena)) }
      return NaiveValue(try Calculation.number(operation, numbers), arena)
    } catch {
      throw Fault(code: error.code)
    }
  }
}

extension ConditionTest.Operator {
  /// Whether a list as an argument means any of its members.
  fileprivate var takesMany: Bool {
    switch self {
    case .isIn, .isNotIn, .contains, .notContains, .startsWith, .endsWith: true
    default: false
    }
  }
}
