import Records

@testable import MappingLanguage

/// Specs that nobody wrote: well formed, mostly well typed, of every part of the language.
struct RandomMapping {
  /// What the values map of every spec is called.
  static let valueMap = "words"

  var dice: Dice
  /// Where the function that is drawn most stands in the catalog: one spec after the other has the
  /// next one.
  let favourite: Int
  var defaults = RuleDefaults(onError: .null, onNull: .omit)
  /// Variables that parameters of steps come from.
  var parameterVariables: [Variable] = []
  /// What is likely in a field: inputs that suit the functions that stand on it.
  var inputs: [String: [JSON]] = [:]
  private var variables: [(name: String, kind: Kind)] = []

  /// What an expression probably gives; wrong guesses are tried too.
  enum Kind: CaseIterable {
    case text
    case int
    case dec
    case bool
    case date
    case instant
    case texts
    case record
    case records
    case json
  }

  init(seed: UInt64) {
    dice = Dice(seed)
    favourite = Int(seed % UInt64(FunctionCatalog.all.count))
  }

  // MARK: Specs

  mutating func spec() -> MappingSpec {
    let operation = dice.pick([TargetEnd.Operation.insert, .update, .upsert, .upsert])
    defaults.onError = dice.chance(4) ? dice.pick(ErrorPolicy.allCases) : .null
    defaults.onNull = dice.chance(6) ? dice.pick(NullPolicy.allCases) : .omit
    defaults.timeZone = dice.pick([nil, "UTC", "+02:00"])
    defaults.region = "US"
    var spec = MappingSpec(
      id: "random",
      description: [Sentence(id: "S1", text: "x")],
      source: SourceEnd(system: "hubspot", object: "contacts"),
      target: TargetEnd(
        system: "salesforce",
        object: "Lead",
        operation: operation,
        key: operation == .insert ? [] : ["Key"]
      ),
      defaults: defaults
    )
    spec.valueMaps = [
      ValueMap(
        name: Self.valueMap,
        caseInsensitive: dice.chance(2),
        entries: [
          ValueMap.Entry(from: "new", to: "hot"), ValueMap.Entry(from: "Ada", to: 7),
          ValueMap.Entry(from: 3, to: "three"), ValueMap.Entry(from: true, to: "yes"),
        ]
      )
    ]
    spec.lookups = [
      Lookup(
        name: "account",
        system: "salesforce",
        object: "Account",
        match: [
          Lookup.Match(
            field: "Name",
            equals: Atom(.field(dice.pick(["t1", "opt", "n1"]))),
            caseInsensitive: dice.chance(2)
          )
        ],
        returns: dice.pick(["Id", "found"]),
        onNone: dice.pick([.null, .error]),
        onMany: dice.pick([.null, .error, .firstByID])
      )
    ]
    if spec.lookups[0].returns == "found" {
      spec.lookups[0].onNone = .no
      spec.lookups[0].onMany = .yes
    }
    for index in 0..<dice.below(4) { spec.variables.append(variable(index)) }
    for index in 0..<dice.below(5) / 2 { spec.filters.append(filter(index)) }
    let targets = Self.target.fields.filter { !$0.name.contains(".") }
    for (index, field) in targets.enumerated()
    where field.isKey || dice.chance(field.type.innermost == .record ? 4 : 2) {
      spec.rules.append(rule(index, field))
    }
    spec.variables.insert(contentsOf: parameterVariables, at: 0)
    return spec
  }

  private mutating func variable(_ index: Int) -> Variable {
    let name = "v\(index)"
    let kind = dice.chance(3) ? dice.pick([Kind.record, .records]) : dice.pick(Kind.allCases)
    let body: Variable.Body =
      switch kind {
      case .records where !dice.chance(4): .record(elements())
      case .record where !dice.chance(4):
        .record(RecordBody(each: nil, keep: wholeKeep(), parts: parts(of: "Home")))
      default: .value(expression(kind))
      }
    variables.append((name, kind))
    return Variable(name: name, body: body)
  }

  /// Seldom: a record that is not made shows nothing of its parts.
  private mutating func wholeKeep() -> Condition? { dice.chance(6) ? condition() : nil }

  /// One record for each item, of some of the parts that the target's element has.
  private mutating func elements() -> RecordBody {
    RecordBody(
      each: Atom(.field("items")),
      keep: dice.chance(3) ? Condition(.all, [itemTest()]) : nil,
      parts: parts(of: "Lines")
    )
  }

  private mutating func parts(of field: String) -> [RecordBody.Part] {
    let members = Self.target.members(of: Self.target[field] ?? Self.target.fields[0])
    return members.compactMap { member in
      guard member.field.requiredOnCreate || dice.chance(2) else { return nil }
      let usual: RecordBody.Part.NullPolicy = member.field.requiredOnCreate ? .drop : .omit
      return RecordBody.Part(
        to: member.name,
        value: ValueExpression(.atom(part(member.field, isItem: field == "Lines"))),
        onNull: dice.chance(4) ? dice.pick([.omit, .drop, .rejectRecord]) : usual
      )
    }
  }

  private mutating func part(_ field: CatalogField, isItem: Bool) -> Atom {
    let kind = Self.kind(of: field.type)
    guard isItem, kind != .record, !dice.chance(8) else { return atom(kind) }
    let items = Self.source.members(of: Self.source["items"] ?? field).filter { item in
      Self.kind(of: item.field.type) == kind
    }
    if items.isEmpty { return atom(kind) }
    if kind == .text, dice.chance(8) {
      return Atom(.item("tags"), then: [Step("join", [.init("separator", .constant("+"))])])
    }
    return Atom(
      .item(dice.chance(8) ? "qty" : dice.pick(items).name),
      asText: dice.chance(8),
      then: kind == .text && dice.chance(3) ? steps(on: .text, giving: .text) : []
    )
  }

  private mutating func itemTest() -> ConditionTest {
    dice.chance(2)
      ? ConditionTest(of: Atom(.item("sku")), .isNotNull)
      : ConditionTest(of: Atom(.item("qty")), .greater, .constant(1))
  }

  private mutating func filter(_ index: Int) -> Filter {
    let action = dice.pick(Filter.Action.allCases)
    return Filter(
      id: "f\(index)",
      when: condition(),
      action: action,
      target: action == .rejectRecord ? "Mail" : nil,
      ask: action == .holdRecord ? Filter.Ask(text: "?", options: ["a"]) : nil,
      because: []
    )
  }

  private mutating func rule(_ index: Int, _ field: CatalogField) -> Rule {
    let kind = dice.chance(8) ? dice.pick(Kind.allCases) : Self.kind(of: field.type)
    return Rule(
      id: "r\(index)",
      target: field.name,
      value: usual(field) ?? expression(kind),
      when: dice.chance(field.isKey ? 20 : 4) ? condition() : nil,
      onError: dice.chance(8) ? dice.pick(ErrorPolicy.allCases) : nil,
      onNull: dice.chance(6) ? dice.pick(NullPolicy.allCases) : nil,
      write: dice.chance(4) ? dice.pick(WritePolicy.allCases) : nil,
      because: []
    )
  }

  /// What a person would write for a field that takes little else.
  private mutating func usual(_ field: CatalogField) -> ValueExpression? {
    guard !dice.chance(4) else { return nil }
    let step = { (name: String, arguments: [String: JSON]) in
      Step(name, arguments.map { Step.Argument($0.key, .constant($0.value)) }, nullOnError: true)
    }
    return switch field.name {
    case "Key", "Long":
      ValueExpression(
        .coalesce([Atom(.field("t2"), asText: true), Atom(.constant(.string(field.name)))])
      )
    case "Mail":
      ValueExpression(
        .atom(Atom(.field("mail"), then: [step("normalize_email", ["local_part": "lower"])]))
      )
    case "Stage":
      ValueExpression(.atom(Atom(.field("opt"), then: [step("to_option", ["else": .null])])))
    case "Tags":
      ValueExpression(
        .atom(
          Atom(
            .field("set"),
            then: [Step("only_values", [.init("values", .constant(["new"]))], each: true)]
          )
        )
      )
    default: nil
    }
  }

  static func kind(of type: FieldType) -> Kind {
    switch type {
    case .int: .int
    case .dec: .dec
    case .bool: .bool
    case .date: .date
    case .datetime: .instant
    case .optionSet: .texts
    case .record: .record
    case .list: .records
    case .json: .json
    default: .text
    }
  }

  // MARK: Values

  private mutating func expression(_ kind: Kind) -> ValueExpression {
    let head: ValueExpression.Head
    switch dice.below(9) {
    case 0: head = .coalesce([atom(kind), atom(kind)])
    case 1 where kind == .text:
      head = .concat(
        [atom(.text), atom(dice.pick(Kind.allCases))],
        separator: dice.pick(["", " ", "-"]),
        nulls: dice.pick([.skip, .null])
      )
    case 2:
      head = .choice(
        [ValueExpression.Arm(when: condition(), value: atom(kind))],
        otherwise: dice.chance(2) ? Atom(.constant(.null)) : atom(kind)
      )
    case 3 where kind == .int || kind == .dec:
      head = .calc(
        dice.pick([.sum, .difference, .product, .quotient, .minimum, .maximum]),
        of: [atom(kind), atom(dice.pick([.int, .dec]))],
        nulls: dice.pick([.skip, .null])
      )
    case 4 where kind == .int:
      head = .calc(
        .daysBetween,
        of: [atom(.date), atom(dice.pick([.date, .instant]))],
        nulls: .null
      )
    case 5 where kind == .texts: head = .list([atom(.text), atom(.texts), atom(.text)])
    case 5 where kind == .records: head = .list([atom(.records), atom(.record)])
    case 6 where kind == .bool: head = .test(condition())
    default: return ValueExpression(.atom(atom(kind)))
    }
    return ValueExpression(head, then: dice.chance(3) ? steps(on: kind, giving: kind) : [])
  }

  private mutating func atom(_ kind: Kind) -> Atom {
    let known = variables.filter { $0.kind == kind }
    if !known.isEmpty, dice.chance(4) { return Atom(.variable(dice.pick(known).name)) }
    switch dice.below(10) {
    case 0: return Atom(.constant(scalar(kind)))
    case 1 where kind == .text: return Atom(.lookup("account"))
    case 2:
      let field = Self.fields(kind, in: Self.target, &dice)
      return Atom(
        .current(field),
        asText: dice.chance(5),
        then: dice.chance(3) ? steps(on: kind, giving: kind, at: field) : []
      )
    case 3 where kind == .instant: return Atom(.run(.startedAt))
    case 3 where kind == .text: return Atom(.run(dice.pick([.runID, .specID, .sourceSystem])))
    case 4, 5: return anyFunction(giving: kind)
    default:
      let field = Self.fields(kind, in: Self.source, &dice)
      return Atom(
        .field(field),
        asText: kind == .text && dice.chance(6),
        then: steps(on: kind, giving: kind, at: field)
      )
    }
  }

  static func fields(_ kind: Kind, in catalog: Catalog, _ dice: inout Dice) -> String {
    let fields = catalog.fields.filter { field in
      !field.name.contains(".") && Self.kind(of: field.type) == kind
    }
    return fields.isEmpty ? catalog.fields[0].name : dice.pick(fields).name
  }

  mutating func constant(_ kind: Kind) -> JSON {
    switch kind {
    case .text: dice.pick(["Ada", "new", " ", "3", "é"])
    case .int: .integer(dice.below(20) - 5)
    case .dec: .number(dice.pick(["1.50", "-0.125", "3"]))
    case .bool: .bool(dice.chance(2))
    case .date: dice.pick(["2026-01-31", "2024-02-29"])
    case .instant: dice.pick(["2026-01-31T08:30:00Z", "2026-03-29T01:30:00+02:00"])
    case .texts: dice.pick([["new", "hot"], ["a"]])
    case .record, .records, .json: .null
    }
  }

  private mutating func scalar(_ kind: Kind) -> JSON {
    switch kind {
    case .texts, .record, .records, .json: constant(.text)
    case .text, .int, .dec, .bool, .date, .instant: constant(kind)
    }
  }

  // MARK: Conditions

  private mutating func condition() -> Condition {
    Condition(
      dice.pick(Condition.Mode.allCases),
      (0..<dice.below(2) + 1).map { _ in test() }
    )
  }

  private mutating func test() -> ConditionTest {
    let kind = dice.pick(Kind.allCases)
    if dice.chance(12) { return ConditionTest(of: nil, dice.pick([.isNew, .isExisting])) }
    let of = atom(kind)
    let some: [ConditionTest.Operator] = [.isNull, .isNotNull]
    let orders: [ConditionTest.Operator] = [
      .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual,
    ]
    let texts: [ConditionTest.Operator] = [.startsWith, .endsWith, .contains, .notContains]
    let flags: [ConditionTest.Operator] = [.isTrue, .isFalse, .isNotTrue, .isNotFalse]
    switch dice.below(6) {
    case 0: return ConditionTest(of: of, dice.pick(some))
    case 1: return ConditionTest(of: of, dice.pick(flags))
    case 2:
      return ConditionTest(of: of, dice.pick([.matches, .notMatches]), .constant("^[a-zA-Z ]+$"))
    case 3:
      return ConditionTest(
        of: of,
        dice.pick(texts + [.isIn, .isNotIn]),
        .constant([scalar(kind), scalar(kind)])
      )
    case 4: return ConditionTest(of: of, dice.pick(orders + texts), .atom(atom(kind)))
    default: return ConditionTest(of: of, dice.pick(orders), .constant(scalar(kind)))
    }
  }
}
