import Records

/// Finds the edges of a spec: where one more, one less, nothing, or something else may change what
/// comes out.
struct EdgeFinder {
  let program: MappingProgram
  let nodes: SpecNodes
  let usage: SpecUsage
  let variables: [String: Variable]
  private(set) var edges: [(owner: SpecOwner, change: EdgeChange)] = []

  /// Of a picklist or a table at most so many values are tried.
  static let valuesMax = 30

  init(_ program: MappingProgram) {
    self.program = program
    nodes = SpecNodes(of: program.spec)
    usage = SpecUsage(of: nodes)
    variables = Dictionary(program.spec.variables.map { ($0.name, $0) }) { first, _ in first }
  }

  mutating func find() {
    for node in nodes.atoms where !node.isInsideEach { findEmpty(node) }
    for node in nodes.conditions where !node.isInsideEach { findComparisons(node) }
    for node in nodes.atoms where !node.isInsideEach { findValues(node) }
    for node in nodes.steps { findSteps(node) }
    for (index, rule) in program.spec.rules.enumerated() {
      findLengths(rule, nodes.ruleOwners[index])
      findHeld(rule, nodes.ruleOwners[index])
    }
    for (index, lookup) in program.spec.lookups.enumerated() where !lookup.asksTable {
      let owner = SpecOwner(.lookup, lookup.name, at: index)
      for count in 0...2 {
        let records = ["nothing", "one record", "two records"][count]
        var change = EdgeChange("the look-up \(lookup.name) finds \(records)")
        change.hits = [(lookup.name, count)]
        add(change, owner)
      }
    }
  }

  mutating func add(_ change: EdgeChange, _ owner: SpecOwner) { edges.append((owner, change)) }

  // MARK: Atoms

  private mutating func findEmpty(_ node: SpecNodes.Node<Atom>) {
    switch node.content.source {
    case .field(let name): add(.empty(name), node.owner)
    case .current:
      add(.isNew, node.owner)
      add(.isExisting, node.owner)
    case .constant, .variable, .lookup, .run, .item: break
    }
  }

  private mutating func findValues(_ node: SpecNodes.Node<Atom>) {
    switch node.content.source {
    case .field(let name):
      guard let field = program.source[name] else { return }
      if !node.content.asText, let (value, why) = EdgeText.unreadable(field.type) {
        add(EdgeChange(name, value, "\(name) \(value.text()), \(why)"), node.owner)
      }
      let options = field.options.filter(\.active)
      for option in options.prefix(Self.valuesMax) {
        add(.value(name, .string(option.value)), node.owner)
      }
      if !options.isEmpty { addUnlisted(name, "an option", node.owner) }
      if case .list = field.type {
        var items: [JSON] = [usualElement(field)]
        add(EdgeChange(name, .array(items), "\(name) of one element"), node.owner)
        items = Array(repeating: items[0], count: MappingProgram.elementsMax + 1)
        add(EdgeChange(name, .array(items), "\(name) of \(items.count) elements"), node.owner)
      }
    case .current(let name):
      if let value = program.target[name].flatMap(EdgeText.usual) {
        add(.held(name, value), node.owner)
      }
    case .constant, .variable, .lookup, .run, .item: break
    }
  }

  private func usualElement(_ field: CatalogField) -> JSON {
    guard case .list(let type) = field.type else { return .null }
    return EdgeText.usual(CatalogField(field.name, type: type)) ?? .object(JSONObject())
  }

  mutating func addUnlisted(_ name: String, _ what: String, _ owner: SpecOwner) {
    let value = JSON.string(EdgeText.unlisted)
    add(EdgeChange(name, value, "\(name) \(value.text()), which is not \(what)"), owner)
  }

  // MARK: Rules

  /// Texts at the target's length and over it, and in unusual characters.
  private mutating func findLengths(_ rule: Rule, _ owner: SpecOwner) {
    guard let target = program.target[rule.target] else { return }
    for name in fields(of: rule.value) {
      guard let field = program.source[name], Self.isText(field.type) else { continue }
      if let length = target.maxLength {
        let unit = target.lengthUnit == .byte ? "bytes" : "characters"
        for count in [length, length + 1] {
          let text = EdgeText.text(of: count, for: field.type)
          add(EdgeChange(name, .string(text), "\(name) of \(count) \(unit)"), owner)
        }
      }
      if field.type == .text {
        let text = JSON.string(EdgeText.unusual)
        add(EdgeChange(name, text, "\(name) in unusual characters"), owner)
      }
    }
  }

  /// What a rule that reads or spares the destination's value finds there.
  private mutating func findHeld(_ rule: Rule, _ owner: SpecOwner) {
    guard program.spec.fillsOnly(rule) else { return }
    add(.isNew, owner)
    if let value = program.target[rule.target].flatMap(EdgeText.usual) {
      add(.held(rule.target, value), owner)
    }
  }

  static func isText(_ type: FieldType) -> Bool {
    switch type {
    case .text, .email, .url: true
    default: false
    }
  }

  // MARK: Fields behind values

  /// The source fields that a value is made of, also through variables, in order.
  func fields(of value: ValueExpression) -> [String] {
    var found: [String] = []
    var seen: Set<String> = []
    func visit(_ atom: Atom) {
      switch atom.source {
      case .field(let name): if !found.contains(name) { found.append(name) }
      case .variable(let name):
        guard seen.insert(name).inserted, case .value(let value)? = variables[name]?.body
        else { return }
        atoms(value).forEach(visit)
      case .constant, .lookup, .run, .current, .item: break
      }
    }
    atoms(value).forEach(visit)
    return found
  }

  private func atoms(_ value: ValueExpression) -> [Atom] {
    switch value.head {
    case .atom(let atom): [atom]
    case .coalesce(let atoms), .concat(let atoms, _, _), .calc(_, let atoms, _), .list(let atoms):
      atoms
    case .choice(let arms, let otherwise): arms.map(\.value) + [otherwise]
    case .test: []
    }
  }
}
