import Diagnostics
import Records
import Testing

@testable import MappingLanguage

/// What is said to somebody who calls a function that this language does not have.
@Suite struct ForeignFunctionTests {
  /// Left out of the language on purpose.
  static let leftOut = [
    "capitalize", "right", "substring", "remove_suffix", "pad_end", "transliterate",
    "normalize_unicode", "slug", "slugify", "regex_extract_all", "base64_encode", "base64_decode",
    "floor", "ceiling", "absolute", "negate", "modulo", "in_time_zone", "age_in_years",
    "phone_kind", "url_path", "normalize_postal_code", "reverse", "pick", "parse_json", "to_json",
    "flatten", "iif", "if", "ifelse", "coalesce", "now", "concat",
  ]

  @Test func `a name stands once, and is none of ours`() {
    var seen: Set<String> = []
    for name in ForeignFunction.all.flatMap(\.names) {
      #expect(seen.insert(name).inserted, "\(name) stands twice")
      #expect(FunctionCatalog[name] == nil, "\(name) is a function")
    }
  }

  @Test(arguments: leftOut) func `what was left out has a hint`(name: String) throws {
    let unknown = UnknownFunction(name)
    let hint = try #require(unknown.hint())
    #expect(hint.hasSuffix(".") || hint.hasSuffix("}"), "\(hint)")
    #expect(!unknown.counterparts.isEmpty || hint.contains(" "))
  }

  @Test func `steps that do the same call functions with parameters that they have`() {
    for steps in ForeignFunction.all.flatMap(\.counterparts) {
      for step in steps { expectFits(step, isWhole: steps.count > 1) }
    }
  }

  /// Unless it is whole, the parameters are still to come with the step as it was written.
  private func expectFits(_ step: Step, isWhole: Bool) {
    guard let function = FunctionCatalog[step.function] else {
      Issue.record("there is no \(step.function)")
      return
    }
    let defaults = RuleDefaults(onError: .rejectRecord, onNull: .omit)
    let problems = StepParameters.problems(of: step, function.signature, defaults)
      .filter { isWhole || $0.parameter != nil }
    #expect(problems.isEmpty, "\(step.json.text()): \(problems.map(\.message))")
  }

  @Test func `steps inside advice are whole`() throws {
    for advice in ForeignFunction.all.compactMap(\.advice) {
      for piece in advice.split(separator: "{\"fn\"").dropFirst() {
        let end = try #require(Self.end(of: piece), "\(advice)")
        let json = try JSON(parsing: "{\"fn\"" + String(piece[..<end]))
        let members = try #require(json.object?.members).dropFirst()
        let step = Step(
          try #require(json["fn"]?.string),
          members.map { Step.Argument($0.name, .constant($0.value)) }
        )
        expectFits(step, isWhole: true)
      }
    }
  }

  /// After the bracket that closes the object; brackets inside texts come in pairs.
  private static func end(of text: Substring) -> String.Index? {
    var depth = 1
    for index in text.indices {
      if text[index] == "{" { depth += 1 }
      if text[index] == "}" { depth -= 1 }
      if depth == 0 { return text.index(after: index) }
    }
    return nil
  }

  @Test func `every word that advice quotes is one of the language`() {
    let signatures = FunctionCatalog.all.map { $0.signature }
    let parameters = signatures.flatMap(\.parameters)
    let words = parameters.flatMap { parameter -> [String] in
      if case .word(let words) = parameter.kind { words } else { [] }
    }
    var known = Set(FunctionCatalog.names + parameters.map(\.name) + words)
    known.formUnion(ConditionTest.Operator.allCases.map(\.rawValue))
    known.formUnion(ValueExpression.Calculation.allCases.map(\.rawValue))
    known.formUnion(NullPolicy.allCases.map(\.rawValue))
    known.formUnion(Filter.Action.allCases.map(\.rawValue))
    known.formUnion([
      "coalesce", "concat", "case", "calc", "list", "test", "of", "nulls", "skip", "else", "when",
      "value", "op", "fn", "each", "keep", "parts", "on_error", "on_null", "null", "filters",
      "lookups", "lookup", "run", "started_at", "current", "all", "any", "action",
    ])
    for advice in ForeignFunction.all.compactMap(\.advice) {
      for word in advice.split(separator: "\"", omittingEmptySubsequences: false).indexed(by: 2)
      where word.count > 1 && word.utf8.allSatisfy(Self.isWordByte) {
        #expect(known.contains(String(word)), "\(word): \(advice)")
      }
    }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "_")
  }

  @Test(arguments: [
    ("toLowerCase", "Use \"lower\"."), ("LTRIM", "Use {\"fn\":\"trim\",\"side\":\"start\"}."),
    ("lpad", "Use \"pad_start\" with \"length\" and \"with\"."),
    ("defualt", "Use \"default\" with \"value\"."),
    ("normalise_emial", "Use \"normalize_email\" with \"local_part\"."),
    ("normalize_phone_number", "Use \"normalize_phone\" with \"check\"."),
    ("len", "Use \"length\" or \"count\"."),
  ])
  func `names what does the same, and what it needs`(name: String, hint: String) {
    #expect(UnknownFunction(name).hint() == hint)
  }

  @Test(arguments: ["nope", "quantum_leap", "normalize_number", "regex", "sha9", "not_a_function"])
  func `makes no silly guesses`(name: String) {
    #expect(UnknownFunction(name).counterparts.allSatisfy { $0[0].function == "regex_test" })
  }

  @Test(arguments: [
    (FieldType.text, "Use \"parse_date\" with \"formats\"."),
    (.date, "Use \"format_date\" with \"format\"."),
    (.datetime, "Use \"format_datetime\" with \"format\" or \"to_date\"."),
    (
      .bool,
      "Use \"parse_date\" with \"formats\" or \"format_date\" with \"format\""
        + " or \"format_datetime\" with \"format\" or \"to_date\"."
    ),
  ])
  func `names what takes the value, if anything does`(type: FieldType, hint: String) {
    #expect(UnknownFunction("date", where: { $0.input.accepts(type) }).hint() == hint)
  }

  @Test func `guesses among functions that take what stands there`() {
    #expect(UnknownFunction("to_dates").counterparts == [[Step("to_date")]])
    #expect(UnknownFunction("to_dates", where: { $0.input.accepts(.text) }).counterparts == [])
  }
}

extension Sequence {
  /// Every so many elements, beginning with the second.
  fileprivate func indexed(by step: Int) -> [Element] {
    enumerated().filter { $0.offset % step == 1 }.map(\.element)
  }
}
