import Records
import Testing

@testable import MappingLanguage

/// What is known about texts holds for the texts that the functions give.
@Suite struct TextFormTests {
  private static let texts: [String] = {
    let handmade = [
      "Ada", "ada", "ADA", " Ada  Lovelace ", "4711", "a1", "x-9", "Straße", "İstanbul",
      "\u{1E9E}", "\u{FB03}", "ŉ", "\u{1F80}", "a,b , c", "+1 (415) 555-0134", "Ω e\u{301}",
      "\u{A0}n\u{A0}", "\"q\"", "www.Example.COM", "Ada@Example.com",
    ]
    let everyLetter = (0xA0...0x24FF).compactMap { Unicode.Scalar($0) }.map {
      "a " + String(Character($0)) + " B"
    }
    return handmade + everyLetter
  }()

  private static let steps: [Step] = [
    Step("lower"), Step("upper"), Step("trim"), Step("collapse_whitespace"), Step("to_text"),
    Step("trim", [.init("side", .constant("start"))]),
    Step("trim", [.init("side", .constant("end"))]),
    Step("trim", [.init("characters", .constant("\"a"))]),
    Step("keep_characters", [.init("set", .constant("digits"))]),
    Step("keep_characters", [.init("set", .constant("letters"))]),
    Step("keep_characters", [.init("set", .constant("alphanumeric"))]),
    Step("keep_characters", [.init("set", .constant("ascii"))]),
    Step("keep_characters", [.init("set", .constant("aB "))]),
    Step("remove_characters", [.init("set", .constant("letters"))]),
    Step("truncate", [.init("max", .constant(3))]),
    Step("truncate", [.init("max", .constant(3)), .init("ending", .constant("…"))]),
    Step("left", [.init("count", .constant(2))]),
    Step("words", [.init("from", .constant(0)), .init("to", .constant(0))]),
    Step("words", [.init("from", .constant(-2)), .init("to", .constant(-1))]),
    Step("remove_prefix", [.init("prefix", .constant("a"))]),
    Step("regex_extract", [.init("pattern", .constant(".[^a].*"))]),
    Step(
      "text_before",
      [.init("any_of", .constant([","])), .init("if_missing", .constant("keep"))]
    ),
    Step(
      "text_after",
      [.init("any_of", .constant([","])), .init("if_missing", .constant("keep"))]
    ),
    Step("email_domain"), Step("url_host"), Step("md5"), Step("title_case"),
    Step("sha256", [.init("encoding", .constant("hex"))]),
    Step("sha256", [.init("encoding", .constant("base64"))]),
    Step("prepend", [.init("text", .constant("x "))]),
    Step("remove_accents"), Step("url_encode"), Step("strip_html"),
  ]

  private func typing(_ step: Step) -> StepTyping {
    StepTyping(
      step: step,
      pointer: JSONPointer([]),
      defaults: RuleDefaults(onError: .rejectRecord, onNull: .omit),
      maps: [:],
      functions: .builtIn,
      dateWords: DataTable.builtIn(.dateWords),
      target: Catalog(system: "files", object: "t", label: "t", fields: []),
      ruleTarget: nil,
      sourceField: nil
    )
  }

  @Test(arguments: steps)
  func `what is said of a step's result is true of it`(_ step: Step) throws {
    var arguments: [String: JSON] = [:]
    for argument in step.arguments {
      if case .constant(let value) = argument.value { arguments[argument.name] = value }
    }
    let function = try #require(FunctionCatalog[step.function]).init(StepArguments(arguments))
    let typing = typing(step)
    for text in Self.texts {
      var arena = Arena()
      let input = arena.text(text)
      guard let output = try? function.apply(input, &arena), output.kind == .text else { continue }
      let given = arena.string(output)
      let said = typing.form(after: TextForm(of: text))
      #expect(said.isSubset(of: TextForm(of: given)), "\(text) gives \(given)")
    }
  }

  @Test(
    arguments: [
      (Step("lower"), TextForm.lower), (Step("upper"), .upper), (Step("trim"), .trimmed),
      (Step("collapse_whitespace"), .trimmed),
      (
        Step("words", [.init("from", .constant(0)), .init("to", .constant(0))]),
        TextForm([.noBlank, .trimmed])
      ),
      (
        Step("words", [.init("from", .constant(0)), .init("to", .constant(-1))]), .trimmed
      ), (Step("split", [.init("separators", .constant([","]))]), .trimmed),
      (
        Step("keep_characters", [.init("set", .constant("alphanumeric"))]),
        TextForm([.alphanumeric, .noBlank, .trimmed])
      ), (Step("keep_characters", [.init("set", .constant("ascii"))]), .ascii),
      (Step("keep_characters", [.init("set", .constant("aB "))]), .ascii),
      (
        Step("keep_characters", [.init("set", .constant("äß"))]),
        TextForm([.lower, .letters, .alphanumeric, .noBlank, .trimmed])
      ),
      (Step("email_domain"), .lower),
      (Step("md5"), TextForm([.lower, .alphanumeric, .ascii, .noBlank, .trimmed])),
    ] as [(Step, TextForm)]
  )
  func `what a step does to any text is known`(_ step: Step, _ form: TextForm) {
    #expect(typing(step).form(after: []) == form)
  }

  @Test(
    arguments: [
      ("ada", [TextForm.lower, .letters, .alphanumeric, .ascii, .noBlank, .trimmed]),
      ("ADA 1", [.upper, .ascii, .trimmed]), ("12", TextForm(keeping: .digits)),
      ("Zoë", [.letters, .alphanumeric, .noBlank, .trimmed]),
      (" a", [.lower, .ascii, .noBlankAfter]),
      (" ", [.lower, .upper, .ascii]), ("n\u{A0}", [.lower, .noBlankBefore]),
      ("straße", [.lower, .letters, .alphanumeric, .noBlank, .trimmed]),
    ] as [(String, TextForm)]
  )
  func `a text has the form that it has`(_ text: String, _ form: TextForm) {
    #expect(TextForm(of: text) == form)
  }
}
