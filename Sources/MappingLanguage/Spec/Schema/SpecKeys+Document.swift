extension SpecKeys {
  static let spec = SpecKeys(
    "a spec",
    [
      SpecKey("mapping", .version, "The version of the mapping language."),
      SpecKey("id", .name, "The name of the mapping."),
      SpecKey("description", .list(of: .sentence, min: 1), "What was said, sentence by sentence."),
      SpecKey("source", .one(.source), "The object that is read."),
      SpecKey("target", .one(.target), "The object that is written."),
      SpecKey("defaults", .one(.defaults), "What holds for every rule that says nothing else."),
      SpecKey(
        "rules",
        .list(.rule, min: 0, within: SpecLimits.rules),
        "The rules, one for each target field."
      ),
    ],
    optional: [
      SpecKey("assumptions", .list(of: .sentence), "What the description did not say."),
      SpecKey(
        "questions",
        .list(of: .question),
        "Questions for a person; while one is open, the mapping cannot be approved."
      ), SpecKey("value_maps", .list(of: .valueMap), "Tables of values that stand for others."),
      SpecKey(
        "lookups",
        .list(.lookup, min: 0, within: SpecLimits.lookups),
        "Questions about other records."
      ),
      SpecKey(
        "variables",
        .list(.variable, min: 0, within: SpecLimits.variables),
        "Named values; each may use those before it."
      ),
      SpecKey(
        "filters",
        .list(.filter, min: 0, within: SpecLimits.filters),
        "First those that drop records, then those that hold, then those that reject."
      ),
      SpecKey(
        "not_mapped",
        .list(.notMapped, min: 0, within: SpecLimits.notMapped),
        "What was looked at and left out."
      ), SpecKey("tests", .list(of: .specTest), "Tests that run with every check."),
    ]
  )

  static let sentence = SpecKeys(
    "a sentence",
    [
      SpecKey("id", .name, "S1, S2 and so on for what was said, A1 for an assumption."),
      SpecKey("text", .name, "The sentence."),
    ]
  )

  static let source = SpecKeys(
    "source",
    [
      SpecKey("system", .name, "A platform, such as hubspot, or files."),
      SpecKey("object", .name, "An object of it, by its API name."),
    ],
    optional: [
      schemaHash,
      SpecKey("read", .one(.read), "How text becomes values; as usual if left out."),
    ]
  )

  static let read = SpecKeys(
    "read",
    [],
    optional: [
      SpecKey("trim", .flag, "Whether blanks at both ends are cut; true if left out."),
      SpecKey("blank_as_null", .flag, "Whether blank text is null; true if left out."),
    ]
  )

  static let target = SpecKeys(
    "target",
    [
      SpecKey("system", .name, "A platform, such as salesforce, or files."),
      SpecKey("object", .name, "An object of it, by its API name."),
      SpecKey("operation", .word(TargetEnd.Operation.self), "What is done with records."),
      SpecKey("key", .texts, "The target fields that say which record is meant."),
    ],
    optional: [schemaHash]
  )

  private static let schemaHash = SpecKey(
    "schema_hash",
    .name,
    "The hash of the catalog that the spec was checked against; not compared if left out."
  )

  static let defaults = SpecKeys(
    "defaults",
    [
      SpecKey("on_error", .word(ErrorPolicy.self), "What a rule that fails does."),
      SpecKey("on_null", .word(NullPolicy.self), "What a rule without a value does."),
    ],
    optional: [
      SpecKey("write", .word(WritePolicy.self), "When a rule may write; always if left out."),
      SpecKey("time_zone", .name, "A zone such as Europe/Berlin, for steps that name none."),
      SpecKey("region", .name, "The two letters of a country, for telephone numbers."),
      SpecKey("locale", .name, "A language such as de, for names of months and countries."),
    ]
  )

  static let reason = SpecKeys(
    "a reason",
    [
      SpecKey("s", .name, "The id of a sentence or an assumption."),
      SpecKey("quote", .text, "Whole words that stand in it, letter for letter."),
    ]
  )

  static let because = SpecKey("because", .list(of: .reason), "Why it is in the spec.")

  static let question = SpecKeys(
    "a question",
    [
      because, SpecKey("text", .name, "The question."),
      SpecKey("options", .texts, "The answers to choose from."),
    ]
  )

  static let notMapped = SpecKeys(
    "a not_mapped entry",
    [because, SpecKey("reason", .name, "Why it is left out, for people.")],
    optional: [
      SpecKey("field", .name, "A field; the entry is about the sentences if left out.")
    ]
  )

  static let specTest = test(
    "a spec test",
    SpecKey("name", .name, "A name that no other test has.")
  )
  static let specCase = test("a case", SpecKey("case", .name, "A name that no other case has."))

  private static func test(_ title: String, _ name: SpecKey) -> SpecKeys {
    SpecKeys(
      title,
      [
        name, SpecKey("input", .members, "Fields of the source and their values."),
        SpecKey("expect", .one(.expectation), "What must come out."),
      ],
      optional: [
        SpecKey(
          "current",
          .membersOrNull,
          "Fields of the target and what the destination holds; null for no such record."
        ),
        SpecKey(
          "lookups",
          .members,
          "By the name of a look-up, a list of the records that it can find; nothing if left out."
        ),
      ]
    )
  }

  static let expectation = SpecKeys(
    "an expectation",
    [
      SpecKey(
        "outcome",
        .word(SpecTest.Expectation.Outcome.self),
        "What becomes of the record."
      )
    ],
    optional: [
      SpecKey("by", .name, "The filter or rule that decides; not compared if left out."),
      SpecKey("code", .name, "The code of the refusal, such as R201; not compared if left out."),
      SpecKey("record", .members, "Target fields and what is written; others are not compared."),
      SpecKey("left_out", .texts, "Target fields that are not written."),
      SpecKey("erased", .texts, "Target fields that are written as null."),
    ]
  )
}
