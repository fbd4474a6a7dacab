import Diagnostics
import Patterns
import Records

extension ProgramBuilder {
  mutating func condition(
    _ condition: Condition,
    at pointer: JSONPointer,
    in scope: Scope
  ) -> Int {
    var compiled: [CompiledTest] = []
    for (index, test) in condition.tests.enumerated() {
      let place = pointer.appending(condition.mode.rawValue).appending(index)
      compiled.append(self.test(test, at: place, in: scope))
    }
    let start = parts.tests.count
    parts.tests += compiled
    parts.conditions.append(
      CompiledCondition(needsAll: condition.mode == .all, tests: start..<parts.tests.count)
    )
    return parts.conditions.count - 1
  }

  private mutating func test(
    _ test: ConditionTest,
    at pointer: JSONPointer,
    in scope: Scope
  ) -> CompiledTest {
    switch test.op {
    case .isNew, .isExisting: parts.asksDestination = true
    case .isNull, .isNotNull, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual,
      .isIn, .isNotIn, .contains, .notContains, .startsWith, .endsWith, .matches, .notMatches,
      .isTrue, .isFalse, .isNotTrue, .isNotFalse:
      if test.of == nil {
        report(.M101, "\"\(test.op.rawValue)\" needs \"of\"", at: pointer, in: scope)
      }
    }
    return CompiledTest(
      of: test.of.map { atom($0, at: pointer.appending("of"), in: scope) } ?? -1,
      op: test.op,
      argument: argument(test, at: pointer, in: scope)
    )
  }

  private mutating func argument(
    _ test: ConditionTest,
    at pointer: JSONPointer,
    in scope: Scope
  ) -> CompiledTest.Argument {
    switch test.argument {
    case .none:
      if test.op.needsArgument {
        report(.M101, "\"\(test.op.rawValue)\" needs \"arg\"", at: pointer, in: scope)
      }
      return .none
    case .atom(let other): return .atom(atom(other, at: pointer.appending("arg_of"), in: scope))
    case .constant(let json):
      let place = pointer.appending("arg")
      if test.op == .matches || test.op == .notMatches {
        return .patterns(patterns(json, at: place, in: scope))
      }
      guard let items = json.array else {
        guard let scalar = ScalarConstant(json) else {
          report(.M310, "a scalar is needed", at: place, in: scope)
          return .none
        }
        return .one(testConstant(scalar))
      }
      var scalars: [ScalarConstant] = []
      for (index, item) in items.enumerated() {
        guard let scalar = ScalarConstant(item), scalar != .null else {
          report(.M310, "a scalar is needed", at: place.appending(index), in: scope)
          continue
        }
        scalars.append(scalar)
      }
      return .several(scalars.map { testConstant($0) }, ScalarTable(scalars))
    }
  }

  private mutating func testConstant(_ scalar: ScalarConstant) -> TestConstant {
    var arena = Arena()
    let value = scalar.make(in: &arena)
    let text = PlainText.of(value, &arena)
    var constant = TestConstant(
      plain: self.constant(.scalar(scalar)),
      text: self.constant(
        text.isNull ? .scalar(.null) : .scalar(.text(Array(arena.bytes[text.range])))
      ),
      number: .null,
      date: .null,
      instant: .null
    )
    switch value.kind {
    case .integer, .decimal: constant.number = value
    case .text:
      constant.number = value.parseDecimal(in: arena) ?? .null
      constant.date = value.parseDate(in: arena) ?? .null
      constant.instant = value.parseInstant(in: arena) ?? .null
    case .null, .boolean, .date, .instant, .list, .record, .number, .json: break
    }
    return constant
  }

  private mutating func patterns(
    _ json: JSON,
    at pointer: JSONPointer,
    in scope: Scope
  ) -> Range<Int> {
    let start = parts.patterns.count
    for (index, item) in (json.array ?? [json]).enumerated() {
      let place = json.array == nil ? pointer : pointer.appending(index)
      guard let text = item.string else {
        report(.M310, "a regular expression is needed", at: place, in: scope)
        continue
      }
      do throws(PatternFault) {
        parts.patterns.append(try Pattern(text))
      } catch {
        report(.M605, error.sentence, at: place, in: scope)
      }
    }
    return start..<parts.patterns.count
  }
}

extension ConditionTest.Operator {
  var needsArgument: Bool {
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .isIn, .isNotIn,
      .contains, .notContains, .startsWith, .endsWith, .matches, .notMatches:
      true
    case .isNull, .isNotNull, .isTrue, .isFalse, .isNotTrue, .isNotFalse, .isNew, .isExisting:
      false
    }
  }
}
