import Records

/// The way a class of personal data takes from a field into a value.
struct LabelPath {
  private let context: CheckContext
  private let label: DataLabel
  /// Atoms by what they stand in.
  private let atoms: [String: [SpecNodes.Node<Atom>]]

  init(of label: DataLabel, in context: CheckContext) {
    self.context = context
    self.label = label
    atoms = Dictionary(grouping: context.nodes.atoms) { Self.key($0.owner) }
  }

  /// Step by step, in words: `field email, "lower", variable address`; empty where there is none.
  func words(into owner: SpecOwner) -> [String] { words(into: Self.key(owner), visited: []) }

  private func words(into key: String, visited: Set<String>) -> [String] {
    guard !visited.contains(key) else { return [] }
    for node in atoms[key] ?? [] where !isInCondition(node) {
      let start: [String]
      switch node.content.source {
      case .field(let name):
        guard context.source[name]?.dataLabels.contains(label) == true else { continue }
        start = ["field \(name)"]
      case .current(let name):
        guard context.target[name]?.dataLabels.contains(label) == true else { continue }
        start = ["the destination's \(name)"]
      case .variable(let name):
        guard context.types.variables[name]?.labels.contains(label) == true else { continue }
        start =
          words(into: "variable \(name)", visited: visited.union([key])) + ["variable \(name)"]
      case .lookup(let name):
        guard context.types.lookups[name]?.labels.contains(label) == true else { continue }
        start = ["look-up \(name)"]
      case .item(let path): start = ["item \(path)"]
      case .constant, .run: continue
      }
      return start + node.content.then.map { "\"\($0.function)\"" }
    }
    return []
  }

  /// What a test reads decides, and flows nowhere.
  private func isInCondition(_ node: SpecNodes.Node<Atom>) -> Bool {
    let text = node.pointer.description
    return context.nodes.tests.contains { text.hasPrefix($0.pointer.description + "/") }
  }

  private static func key(_ owner: SpecOwner) -> String { "\(owner.kind) \(owner.name)" }
}
