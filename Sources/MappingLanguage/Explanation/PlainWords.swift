import Records

/// Says what pieces of a spec do in words of everyday.
struct PlainWords: Sendable {
  let defaults: RuleDefaults
  /// Negative tests that also hold where there is nothing to test, by their place.
  let nulls: [JSONPointer: NullTaking]
  /// What the target makes of the values at these places when they are written.
  private let onWriting: [JSONPointer: Step]
  /// The calculations that count the days of points in time.
  private let countingDays: Set<JSONPointer>
  private let onDays: DaySteps
  private let target: Catalog
  /// What the field counts that is being written; characters outside of rules.
  private var lengthUnit = LengthUnit.codePoint

  init(_ context: CheckContext) {
    defaults = context.spec.defaults
    var nulls: [JSONPointer: NullTaking] = [:]
    for node in context.nodes.conditions {
      for place in node.content.tests.indices {
        let pointer = node.pointer.appending(node.content.mode.rawValue).appending(place)
        nulls[pointer] = NullTaking(place, of: node.content, at: pointer, context.types)
      }
    }
    self.nulls = nulls
    var steps: [JSONPointer: Step] = [:]
    for assignment in context.assignments { steps[assignment.pointer] = assignment.dayStep }
    onWriting = steps
    onDays = DaySteps(context)
    countingDays = Set(context.nodes.values.filter { $0.countsDays(context.types) }.map(\.pointer))
    target = context.target
  }

  /// The words for what a rule does, which writes to a field of the target.
  func writing(to target: String) -> PlainWords {
    var words = self
    words.lengthUnit = self.target[target]?.lengthUnit ?? .codePoint
    return words
  }

  // MARK: Values

  func of(_ value: ValueExpression, at pointer: JSONPointer) -> String {
    let head: String
    switch value.head {
    case .atom(let atom): head = of(atom)
    case .coalesce(let atoms): head = "the first of \(list(atoms)) that is not empty"
    case .concat(let atoms, let separator, let nulls):
      let between = separator.isEmpty ? "" : " with '\(separator)' between them"
      head = "\(list(atoms)) joined\(between)\(Self.of(nulls))"
    case .choice(let arms, let otherwise):
      let places = pointer.appending("case")
      let parts = arms.enumerated().map { index, arm in
        let when = of(arm.when, at: places.appending(index).appending("when"))
        return "\(of(arm.value)) where \(when)"
      }
      head = (parts + ["otherwise \(of(otherwise))"]).joined(separator: "; ")
    case .calc(let calculation, let atoms, let nulls):
      let days = countingDays.contains(pointer) ? ", by the days of \(timeZone)" : ""
      head = "\(Self.of(calculation)) \(list(atoms))\(Self.of(nulls))\(days)"
    case .list(let atoms): head = "a list of \(list(atoms))"
    case .test(let condition):
      head = "whether \(of(condition, at: pointer.appending("test")))"
    }
    let steps = value.then.enumerated().map { index, step in
      of(step, onDay: onDays.contains(index, of: pointer))
    }
    return head + steps.joined() + (onWriting[pointer].map { of($0, onDay: false) } ?? "")
  }

  func of(_ atom: Atom) -> String {
    let steps = atom.then.enumerated().map { index, step in
      of(step, onDay: onDays.contains(index, of: atom))
    }
    return Self.of(atom.source) + (atom.asText ? " as it is spelled" : "") + steps.joined()
  }

  static func of(_ source: Atom.Source) -> String {
    switch source {
    case .field(let name): name
    case .constant(let value): value.inWords
    case .variable(let name): "the variable \(name)"
    case .lookup(let name): "what the look-up \(name) finds"
    case .run(.startedAt): "the start of the run"
    case .run(.runID): "the number of the run"
    case .run(.specID): "the name of the mapping"
    case .run(.sourceSystem): "the name of the source"
    case .current(let name): "what \(name) holds now"
    case .item(let name): "the element's \(name)"
    }
  }

  /// What the steps after a head stand on, in a few words.
  static func short(_ head: ValueExpression.Head) -> String {
    switch head {
    case .atom(let atom): of(atom.source)
    case .coalesce: "the first that is not empty"
    case .concat: "the joined text"
    case .choice: "the value chosen"
    case .calc(let calculation, _, _):
      of(calculation).split(separator: " ").prefix(2)
        .joined(separator: " ")
    case .list: "the list"
    case .test: "the answer"
    }
  }

  /// An atom inside a sentence: between parentheses where it is not simple.
  func inner(_ atom: Atom) -> String { atom.then.isEmpty ? of(atom) : "(\(of(atom)))" }

  /// `a, b and c`.
  func list(_ atoms: [Atom], _ word: String = "and") -> String {
    atoms.map(inner).listed(word)
  }

  /// When none of several has a value: `a and b are both empty`.
  func absence(of atoms: [Atom]) -> String {
    "\(list(atoms)) are \(atoms.count == 2 ? "both" : "all") empty"
  }

  static func of(_ calculation: ValueExpression.Calculation) -> String {
    switch calculation {
    case .sum: "the sum of"
    case .difference: "the difference of"
    case .product: "the product of"
    case .quotient: "the quotient of"
    case .minimum: "the smallest of"
    case .maximum: "the largest of"
    case .daysBetween: "the days between"
    }
  }

  private static func of(_ nulls: ValueExpression.Nulls) -> String {
    switch nulls {
    case .null: " (nothing where one is empty)"
    case .skip: " (empty ones left out)"
    }
  }

  /// The zone whose days count where no step says another.
  private var timeZone: String { defaults.timeZone ?? "UTC" }

  // MARK: Steps

  private func of(_ step: Step, onDay: Bool) -> String {
    guard let wording = wording(of: step, onDay: onDay) else { return ", then \(step.text)" }
    let each = step.each ? "each one " : ""
    let empty = step.nullOnError ? " (empty where that fails)" : ""
    return ", " + each + wording.does + empty
  }

  /// `nil` for a function that does not exist; `it` is what the step stands on, `absence` when that
  /// is empty.
  func wording(
    of step: Step,
    on it: String = "it",
    absence: String? = nil,
    onDay isDay: Bool = false
  ) -> StepWording? {
    FunctionCatalog[step.function].map { function in
      function.wording(
        StepWords(
          step,
          on: it,
          absence: absence,
          isDay: isDay,
          defaults: defaults,
          lengthUnit: lengthUnit
        )
      )
    }
  }

  // MARK: Conditions

  func of(_ condition: Condition, at pointer: JSONPointer) -> String {
    let places = pointer.appending(condition.mode.rawValue)
    return condition.tests.enumerated().map { index, test in
      of(test) + orEmpty(nulls[places.appending(index)])
    }.joined(separator: condition.mode == .all ? " and " : " or ")
  }

  private func of(_ test: ConditionTest) -> String {
    let subject = test.of.map { of($0) } ?? "the record"
    let object: String
    switch test.argument {
    case .none: object = ""
    case .constant(let constant):
      object = " " + (constant.array?.map(\.inWords).listed("or") ?? constant.inWords)
    case .atom(let atom): object = " " + of(atom)
    }
    return subject + " " + Self.of(test.op) + object
  }

  private func orEmpty(_ taking: NullTaking?) -> String {
    switch (taking?.subject, taking?.argument) {
    case (nil, nil): ""
    case (_?, nil): " (or is empty)"
    case (nil, let argument?): " (or \(inner(argument)) is empty)"
    case (_?, _?): " (or one of the two is empty)"
    }
  }

  private static func of(_ op: ConditionTest.Operator) -> String {
    switch op {
    case .isNull: "is empty"
    case .isNotNull: "is not empty"
    case .equal: "is"
    case .notEqual: "is not"
    case .less: "is less than"
    case .lessOrEqual: "is at most"
    case .greater: "is more than"
    case .greaterOrEqual: "is at least"
    case .isIn: "is one of"
    case .isNotIn: "is none of"
    case .contains: "contains"
    case .notContains: "does not contain"
    case .startsWith: "starts with"
    case .endsWith: "ends with"
    case .matches: "matches"
    case .notMatches: "does not match"
    case .isTrue: "is true"
    case .isFalse: "is false"
    case .isNotTrue: "is not true"
    case .isNotFalse: "is not false"
    case .isNew: "is new to the target"
    case .isExisting: "is in the target already"
    }
  }

  // MARK: Policies

  /// What a policy does with a field of the target.
  static func of(_ policy: NullPolicy, on operation: TargetEnd.Operation) -> String {
    switch (policy, operation) {
    case (.omit, .update), (.omit, .upsert): "what the target holds stays"
    case (.writeNull, .update), (.writeNull, .upsert): "what the target holds is erased"
    // What is created holds nothing yet.
    case (.omit, .insert): "the field is left out"
    case (.writeNull, .insert): "null is sent"
    case (.rejectRecord, _): "the record is invalid"
    }
  }

  static func of(_ policy: ErrorPolicy) -> String {
    switch policy {
    case .rejectRecord: "the record is invalid"
    case .holdRecord: "the record is held for a person"
    case .null: "it counts as empty"
    case .failRun: "the run stops"
    }
  }

  /// What the policy does to a rule; a value that is there does not vanish.
  static func ofRule(_ policy: ErrorPolicy) -> String {
    of(policy)
      + (policy == .null ? "; what the field does not take makes the record invalid" : "")
  }

  static func of(_ policy: Lookup.OnNone) -> String {
    switch policy {
    case .null: "empty"
    case .error: "an error"
    case .create: "a record is created"
    case .no: "false"
    }
  }

  /// What a look-up gives where it finds several.
  static func ofSeveral(_ lookup: Lookup) -> String {
    switch lookup.onMany {
    case .null: "empty"
    case .error: "an error"
    case .firstByID: first(of: lookup)
    case .yes: "true"
    }
  }

  /// Which of several that a look-up finds is the first; rows of a table have no identifiers.
  static func first(of lookup: Lookup) -> String {
    lookup.asksTable ? "the row that stands first in the file" : "the one with the lowest id"
  }

  /// What a field of the type holds, after "as".
  static func of(_ type: FieldType) -> String {
    switch type {
    case .int: "a whole number"
    case .dec: "a number"
    case .bool: "true or false"
    case .date: "a day"
    case .datetime: "a point in time"
    case .optionSet, .list: "a list"
    case .record: "a record"
    case .email: "an e-mail address"
    case .phone: "a telephone number"
    case .url: "a web address"
    case .text, .country, .language, .currency, .option, .id, .reference: "a text"
    case .json: "anything"
    }
  }
}

extension SpecNodes.Node<ValueExpression> {
  /// Whether it counts the days between points in time.
  fileprivate func countsDays(_ types: InferredTypes) -> Bool {
    guard case .calc(.daysBetween, let atoms, _) = content.head else { return false }
    return atoms.indices.contains { index in
      types[pointer.appending("of").appending(index)].type == .datetime
    }
  }
}
