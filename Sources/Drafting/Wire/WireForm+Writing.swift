package import MappingLanguage
package import Records

extension WireForm {
  /// A spec as a model would write it; `nil` where a test holds records, which it cannot say.
  package static func wire(_ spec: MappingSpec) -> JSON? {
    let tests = spec.tests.map(test)
    guard !tests.contains(nil) else { return nil }
    return [
      "operation": .string(spec.target.operation.rawValue),
      "key": .strings(spec.target.key),
      "defaults": defaults(spec.defaults),
      "assumptions": .array(spec.assumptions.map(\.json)),
      "value_maps": .array(spec.valueMaps.map(valueMap)),
      "lookups": .array(spec.lookups.map(lookup)),
      "variables": .array(spec.variables.map(variable)),
      "filters": .array(spec.filters.map(filter)),
      "rules": .array(spec.rules.map(rule)),
      "not_mapped": .array(spec.notMapped.map(notMapped)),
      "questions": .array(spec.questions.map(\.json)),
      "tests": .array(tests.compactMap { $0 }),
    ]
  }

  private static func word(_ value: (some RawRepresentable<String>)?) -> JSON {
    value.map { .string($0.rawValue) } ?? .null
  }

  private static func text(_ value: String?) -> JSON { value.map { .string($0) } ?? .null }

  private static func because(_ because: [Because]) -> JSON { .array(because.map(\.json)) }

  private static func defaults(_ defaults: RuleDefaults) -> JSON {
    [
      "on_error": word(defaults.onError), "on_null": word(defaults.onNull),
      "write": word(defaults.write), "time_zone": text(defaults.timeZone),
      "region": text(defaults.region), "locale": text(defaults.locale),
    ]
  }

  private static func valueMap(_ map: ValueMap) -> JSON {
    [
      "name": .string(map.name), "case_insensitive": .bool(map.caseInsensitive),
      "entries": .array(map.entries.map { ["from": $0.from, "to": $0.to] }),
    ]
  }

  private static func lookup(_ lookup: Lookup) -> JSON {
    [
      "name": .string(lookup.name), "system": .string(lookup.system),
      "object": .string(lookup.object),
      "match": .array(
        lookup.match.map {
          [
            "field": .string($0.field), "equals": atom($0.equals),
            "case_insensitive": .bool($0.caseInsensitive),
          ]
        }
      ),
      "return": .string(lookup.returns), "on_none": word(lookup.onNone),
      "on_many": word(lookup.onMany),
    ]
  }

  private static func variable(_ variable: Variable) -> JSON {
    var each = JSON.null
    var keep = JSON.null
    var parts: [JSON] = []
    var written = JSON.null
    switch variable.body {
    case .value(let expression): written = value(expression)
    case .record(let body):
      each = body.each.map(atom) ?? .null
      keep = body.keep.map(condition) ?? .null
      parts = body.parts.map {
        ["to": .string($0.to), "value": value($0.value), "on_null": word($0.onNull)]
      }
    }
    return [
      "name": .string(variable.name), "value": written, "each": each, "keep": keep,
      "parts": .array(parts), "because": because(variable.because),
    ]
  }

  private static func filter(_ filter: Filter) -> JSON {
    [
      "id": .string(filter.id), "when": condition(filter.when), "action": word(filter.action),
      "target": text(filter.target),
      "ask": filter.ask.map { ["text": .string($0.text), "options": .strings($0.options)] }
        ?? .null,
      "because": because(filter.because),
    ]
  }

  private static func rule(_ rule: Rule) -> JSON {
    [
      "id": .string(rule.id), "target": .string(rule.target), "value": value(rule.value),
      "when": rule.when.map(condition) ?? .null, "on_error": word(rule.onError),
      "on_null": word(rule.onNull), "write": word(rule.write), "because": because(rule.because),
    ]
  }

  private static func notMapped(_ entry: NotMapped) -> JSON {
    [
      "field": text(entry.field), "because": because(entry.because),
      "reason": .string(entry.reason),
    ]
  }

  /// A model writes tests of a record alone: nothing of the destination, no answers of look-ups.
  private static func test(_ test: SpecTest) -> JSON? {
    guard test.current == nil, test.lookups == nil, test.expect.leftOut.isEmpty,
      test.expect.erased.isEmpty, let input = record(test.input),
      let expected = record(test.expect.record ?? [:])
    else { return nil }
    return [
      "name": .string(test.name), "input": input,
      "expect": [
        "outcome": word(test.expect.outcome), "by": text(test.expect.by),
        "code": text(test.expect.code), "record": expected,
      ],
    ]
  }

  private static func record(_ json: JSON) -> JSON? {
    var entries: [JSON] = []
    for member in json.object?.members ?? [] {
      guard let (value, list) = constant(member.value) else { return nil }
      entries.append(["name": .string(member.name), "value": value, "list": list])
    }
    return .array(entries)
  }

  /// A scalar and an empty list, or null and a list of scalars.
  private static func constant(_ json: JSON) -> (value: JSON, list: JSON)? {
    switch json {
    case .null, .bool, .number, .string: return (json, [])
    case .array(let items):
      let isFlat = items.allSatisfy { $0.array == nil && $0.object == nil }
      return isFlat ? (.null, json) : nil
    case .object: return nil
    }
  }

  // MARK: Values

  private static func value(_ expression: ValueExpression) -> JSON {
    var kind = ""
    var members: [Atom] = []
    var arms: [JSON] = []
    var otherwise = JSON.null
    var separator = JSON.null
    var nulls = JSON.null
    var test = JSON.null
    switch expression.head {
    case .atom(var inner):
      inner.then += expression.then
      var object = atom(inner).object ?? JSONObject()
      let steps = object["then"] ?? []
      object["then"] = nil
      return .object(JSONObject(object.members + rest([], [], .null, .null, .null, .null, steps)))
    case .coalesce(let atoms): (kind, members) = ("coalesce", atoms)
    case .list(let atoms): (kind, members) = ("list", atoms)
    case .concat(let atoms, let text, let policy):
      (kind, members, separator, nulls) = ("concat", atoms, .string(text), word(policy))
    case .calc(let calculation, let atoms, let policy):
      (kind, members, nulls) = (calculation.rawValue, atoms, word(policy))
    case .choice(let choices, let last):
      kind = "case"
      arms = choices.map(arm)
      otherwise = atom(last)
    case .test(let question): (kind, test) = ("test", condition(question))
    }
    let head: [JSONObject.Member] = [
      .init("kind", .string(kind)), .init("name", .null), .init("value", .null),
      .init("list", []), .init("as_text", false),
    ]
    let steps = JSON.array(expression.then.map(step))
    return .object(
      JSONObject(
        head + rest(members.map(atom), arms, otherwise, separator, nulls, test, steps)
      )
    )
  }

  private static func rest(
    _ members: [JSON],
    _ arms: [JSON],
    _ otherwise: JSON,
    _ separator: JSON,
    _ nulls: JSON,
    _ test: JSON,
    _ steps: JSON
  ) -> [JSONObject.Member] {
    [
      .init("of", .array(members)), .init("arms", .array(arms)), .init("else", otherwise),
      .init("separator", separator), .init("nulls", nulls), .init("test", test),
      .init("then", steps),
    ]
  }

  private static func arm(_ arm: ValueExpression.Arm) -> JSON {
    var object = condition(arm.when).object ?? JSONObject()
    object["value"] = atom(arm.value)
    return .object(object)
  }

  private static func atom(_ atom: Atom) -> JSON {
    var kind = ""
    var name = JSON.null
    var constant = (value: JSON.null, list: JSON.array([]))
    switch atom.source {
    case .field(let text): (kind, name) = ("field", .string(text))
    case .constant(let json): (kind, constant) = ("const", self.constant(json) ?? (json, []))
    case .variable(let text): (kind, name) = ("var", .string(text))
    case .lookup(let text): (kind, name) = ("lookup", .string(text))
    case .run(let value): (kind, name) = ("run", .string(value.rawValue))
    case .current(let text): (kind, name) = ("current", .string(text))
    case .item(let text): (kind, name) = ("item", .string(text))
    }
    return [
      "kind": .string(kind), "name": name, "value": constant.value, "list": constant.list,
      "as_text": .bool(atom.asText), "then": .array(atom.then.map(step)),
    ]
  }

  private static func step(_ step: Step) -> JSON {
    [
      "fn": .string(step.function), "args": .array(step.arguments.map(argument)),
      "each": .bool(step.each), "on_error": step.nullOnError ? "null" : .null,
    ]
  }

  private static func argument(_ argument: Step.Argument) -> JSON {
    switch argument.value {
    case .variable(let name):
      return ["name": .string(argument.name), "value": .null, "list": [], "var": .string(name)]
    case .constant(let json):
      let (value, list) = constant(json) ?? (json, [])
      return ["name": .string(argument.name), "value": value, "list": list, "var": .null]
    }
  }

  private static func condition(_ condition: Condition) -> JSON {
    [
      "match": .string(condition.mode.rawValue),
      "tests": .array(
        condition.tests.map { test in
          var argument = (value: JSON.null, list: JSON.array([]))
          var other = JSON.null
          switch test.argument {
          case .none: break
          case .constant(let json): argument = constant(json) ?? (json, [])
          case .atom(let inner): other = atom(inner)
          }
          return [
            "of": test.of.map(atom) ?? .null, "op": .string(test.op.rawValue),
            "arg": argument.value, "arg_list": argument.list, "arg_of": other,
          ]
        }
      ),
    ]
  }
}
