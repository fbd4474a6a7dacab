import Records

extension EdgeFinder {
  /// Values that a step tells apart, put into the field at the beginning of its pipeline.
  mutating func findSteps(_ node: SpecNodes.StepNode) {
    guard let name = field(before: node.pointer, of: node.owner),
      let field = program.source[name]
    else { return }
    let step = node.step
    switch step.function {
    case "map_value":
      guard let map = valueMap(of: step) else { return }
      for entry in map.entries.prefix(Self.valuesMax) where !entry.from.isNull {
        add(.value(name, entry.from), node.owner)
      }
      addUnlisted(name, "in \(map.name)", node.owner)
    case "to_option":
      let target = step["target"].flatMap(Self.text) ?? rule(of: node.owner)?.target
      let options = target.flatMap { program.target[$0] }?.options.filter(\.active) ?? []
      for option in options.prefix(Self.valuesMax) {
        add(.value(name, .string(option.value)), node.owner)
      }
      addUnlisted(name, "an option", node.owner)
    case "truncate":
      guard let length = step["max"].flatMap(Self.number), Self.isText(field.type) else { return }
      for count in [length, length + 1] {
        let text = EdgeText.text(of: count, for: field.type)
        add(EdgeChange(name, .string(text), "\(name) of \(count) characters"), node.owner)
      }
    case "bucket", "clamp":
      for bound in constants(of: step, ["bounds", "min", "max"]) {
        for value in [EdgeText.moved(bound, by: -1), bound] {
          if let value { add(.value(name, value), node.owner) }
        }
      }
    default: findReadings(step, name, field, node.owner)
    }
  }

  private mutating func findReadings(
    _ step: Step,
    _ name: String,
    _ field: CatalogField,
    _ owner: SpecOwner
  ) {
    let listed = constants(of: step, ["values", "true_values", "false_values"])
    for value in listed.prefix(Self.valuesMax) { add(.value(name, value), owner) }
    if !listed.isEmpty { addUnlisted(name, "listed", owner) }
    let reads = ["to_", "parse_", "normalize_", "from_epoch"]
    guard Self.isText(field.type), reads.contains(where: step.function.hasPrefix),
      step.function != "to_text"
    else { return }
    let value = JSON.string("?")
    add(EdgeChange(name, value, "\(name) \"?\", which nothing can be read from"), owner)
  }

  /// The constants of a step, scalars of a list one by one.
  private func constants(of step: Step, _ names: [String]) -> [JSON] {
    names.flatMap { name -> [JSON] in
      guard case .constant(let value)? = step[name] else { return [] }
      return (value.array ?? [value]).filter { !$0.isNull }
    }
  }

  func valueMap(of step: Step) -> ValueMap? {
    let name = step["map"].flatMap(Self.text)
    return program.spec.valueMaps.first { $0.name == name }
  }

  static func text(_ value: Step.Argument.Value) -> String? {
    if case .constant(let json) = value { json.string } else { nil }
  }

  private static func number(_ value: Step.Argument.Value) -> Int? {
    if case .constant(let json) = value { json.int } else { nil }
  }

  private func rule(of owner: SpecOwner) -> Rule? {
    owner.kind == .rule ? program.spec.rules[owner.index] : nil
  }

  /// The source field at the beginning of the pipeline that a step stands in.
  private func field(before pointer: JSONPointer, of owner: SpecOwner) -> String? {
    let place = JSONPointer(Array(pointer.tokens.dropLast(2)))
    if let atom = nodes.atoms.first(where: { $0.pointer == place && !$0.isInsideEach }) {
      return field(of: atom.content)
    }
    guard let value = nodes.values.first(where: { $0.pointer == place && !$0.isInsideEach })
    else { return nil }
    return field(of: value.content)
  }

  /// The source field that decides most about an atom; `nil` where none does.
  func field(of atom: Atom, depth: Int = 0) -> String? {
    switch atom.source {
    case .field(let name): return name
    case .variable(let name):
      guard depth < 8, case .value(let value)? = variables[name]?.body else { return nil }
      return field(of: value, depth: depth + 1)
    case .constant, .lookup, .run, .current, .item: return nil
    }
  }

  private func field(of value: ValueExpression, depth: Int = 0) -> String? {
    switch value.head {
    case .atom(let atom): field(of: atom, depth: depth)
    case .coalesce(let atoms), .concat(let atoms, _, _), .calc(_, let atoms, _), .list(let atoms):
      atoms.lazy.compactMap { field(of: $0, depth: depth) }.first
    case .choice(let arms, let otherwise):
      (arms.map(\.value) + [otherwise]).lazy.compactMap { field(of: $0, depth: depth) }.first
    case .test: nil
    }
  }
}
