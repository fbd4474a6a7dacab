package import Records

extension ValueExpression {
  package var json: JSON {
    let steps: JSON? = then.isEmpty ? nil : .array(then.map(\.json))
    switch head {
    case .atom(var atom):
      atom.then += then
      return atom.json
    case .coalesce(let atoms):
      return .members(["coalesce": .array(atoms.map(\.json)), "then": steps])
    case .concat(let atoms, let separator, let nulls):
      return .members([
        "concat": .array(atoms.map(\.json)),
        "separator": separator.isEmpty ? nil : .string(separator),
        "nulls": .string(nulls.rawValue),
        "then": steps,
      ])
    case .choice(let arms, let otherwise):
      return .members([
        "case": .array(arms.map { ["when": $0.when.json, "value": $0.value.json] }),
        "else": otherwise.json,
        "then": steps,
      ])
    case .calc(let calculation, let atoms, let nulls):
      return .members([
        "calc": .string(calculation.rawValue),
        "of": .array(atoms.map(\.json)),
        "nulls": .string(nulls.rawValue),
        "then": steps,
      ])
    case .list(let atoms):
      return .members(["list": .array(atoms.map(\.json)), "then": steps])
    case .test(let condition):
      return .members(["test": condition.json, "then": steps])
    }
  }
}

extension Atom {
  package var json: JSON {
    var object = JSONObject()
    switch source {
    case .field(let name): object["field"] = .string(name)
    case .constant(let value): object["const"] = value
    case .variable(let name): object["var"] = .string(name)
    case .lookup(let name): object["lookup"] = .string(name)
    case .run(let value): object["run"] = .string(value.rawValue)
    case .current(let name): object["current"] = .string(name)
    case .item(let name): object["item"] = .string(name)
    }
    if asText { object["as"] = "text" }
    if !then.isEmpty { object["then"] = .array(then.map(\.json)) }
    return .object(object)
  }
}

extension Step {
  package var json: JSON {
    var object = JSONObject()
    object["fn"] = .string(function)
    for argument in arguments { object[argument.name] = argument.value.json }
    if each { object["each"] = true }
    if nullOnError { object["on_error"] = "null" }
    return .object(object)
  }
}

extension Step.Argument.Value {
  package var json: JSON {
    switch self {
    case .constant(let value): value
    case .variable(let name): ["var": .string(name)]
    }
  }
}

extension Condition {
  package var json: JSON { [mode.rawValue: .array(tests.map(\.json))] }
}

extension ConditionTest {
  package var json: JSON {
    var object = JSONObject()
    object["of"] = of?.json
    object["op"] = .string(op.rawValue)
    switch argument {
    case .none: break
    case .constant(let value): object["arg"] = value
    case .atom(let atom): object["arg_of"] = atom.json
    }
    return .object(object)
  }
}
