extension SpecKeys {
  static let rule = SpecKeys(
    "a rule",
    [
      SpecKey("id", .name, "A name that no other rule or filter has."),
      SpecKey("target", .name, "A field of the target, by its name in the catalog."),
      SpecKey("value", .one(.value), "What is written."), because,
    ],
    optional: [
      SpecKey("when", .one(.condition), "Where it does not hold, the rule writes nothing."),
      SpecKey("on_error", .word(ErrorPolicy.self), "What it does where it fails."),
      SpecKey("on_null", .word(NullPolicy.self), "What it does where it has no value."),
      SpecKey("write", .word(WritePolicy.self), "When it may write."),
    ]
  )

  private static let variableName = SpecKey("name", .name, "A name that no other variable has.")

  static let variable = SpecKeys(
    "a variable",
    [variableName, SpecKey("value", .one(.value), "What it stands for.")],
    optional: [because]
  )

  /// A variable whose value is a record, or a list of records.
  static let recordVariable = SpecKeys(
    "a variable",
    [variableName, SpecKey("parts", .list(of: .part, min: 1), "The fields of the record.")],
    optional: [
      SpecKey("each", .one(.atom), "A list of records, for each of which one is made."),
      SpecKey("keep", .one(.condition), "Which elements count; all of them if left out."),
      because,
    ]
  )

  static let part = SpecKeys(
    "a part",
    [
      SpecKey("to", .name, "A field of the record that is made."),
      SpecKey("value", .one(.value), "What it holds."),
    ],
    optional: [
      SpecKey(
        "on_null",
        .word(RecordBody.Part.NullPolicy.self),
        "What becomes of the record without this value; omit if left out."
      )
    ]
  )

  /// What every filter has.
  private static let filterKeys = [
    SpecKey("id", .name, "A name that no other rule or filter has."),
    SpecKey("when", .one(.condition), "Which records are meant."),
    SpecKey("action", .word(Filter.Action.self), "What becomes of them."), because,
  ]
  private static let filterTarget = SpecKey(
    "target",
    .name,
    "With reject_record: the field that a person is shown."
  )
  private static let filterAsk = SpecKey(
    "ask",
    .one(.ask),
    "With hold_record: the question that a person is asked."
  )

  /// A filter whose action is not known.
  static let filter = SpecKeys("a filter", filterKeys, optional: [filterTarget, filterAsk])

  static func filter(_ action: Filter.Action) -> SpecKeys {
    switch action {
    case .dropRecord: droppingFilter
    case .holdRecord: holdingFilter
    case .rejectRecord: rejectingFilter
    }
  }

  private static let droppingFilter = SpecKeys("a filter", filterKeys)
  private static let holdingFilter = SpecKeys("a filter", filterKeys + [filterAsk])
  private static let rejectingFilter = SpecKeys("a filter", filterKeys + [filterTarget])

  static let ask = SpecKeys(
    "a filter's question",
    [
      SpecKey("text", .name, "The question."),
      SpecKey("options", .texts, "The answers to choose from."),
    ]
  )

  static let valueMap = SpecKeys(
    "a value map",
    [
      SpecKey("name", .name, "A name that no other value map has."),
      SpecKey(
        "entries",
        .list(.entry, min: 1, within: SpecLimits.mapEntries),
        "The values and what they become."
      ),
    ],
    optional: [
      SpecKey(
        "case_insensitive",
        .flag,
        "Whether capitals and small letters are the same in from; false if left out."
      )
    ]
  )

  static let entry = SpecKeys(
    "a map entry",
    [
      SpecKey("from", .something, "A value; not null, which the step default is for."),
      SpecKey("to", .scalar, "What it becomes."),
    ]
  )

  static let lookup = SpecKeys(
    "a look-up",
    [
      SpecKey("name", .name, "A name that no other look-up has."),
      SpecKey("system", .name, "The platform of the source or the target, or workspace."),
      SpecKey("object", .name, "An object of it, or the name of the workspace's table."),
      SpecKey("match", .list(of: .match, min: 1), "What must fit, all of it."),
      SpecKey("return", .name, "The field that is the answer, or found."),
      SpecKey("on_none", .word(Lookup.OnNone.self), "What it gives where nothing is found."),
      SpecKey("on_many", .word(Lookup.OnMany.self), "What it gives where several are found."),
    ]
  )

  static let match = SpecKeys(
    "a match",
    [
      SpecKey("field", .name, "A field of the object, or a column of the table."),
      SpecKey("equals", .one(.atom), "What it must be."),
    ],
    optional: [
      SpecKey(
        "case_insensitive",
        .flag,
        "Whether capitals and small letters are the same; false if left out."
      )
    ]
  )
}
