/// Where the records that a value gives come from.
struct RecordOrigins {
  /// Record variables, by their place in the spec.
  private(set) var variables: [(index: Int, body: RecordBody)] = []
  /// Reads of records that no variable made: those of a field, or what the target holds.
  private(set) var copies: [Atom] = []

  var areCopied: Bool { !copies.isEmpty }

  init(of value: ValueExpression, in spec: MappingSpec) {
    var seen: Set<String> = []
    var open = value.head.atoms
    while !open.isEmpty {
      let atom = open.removeFirst()
      switch atom.source {
      case .field, .current, .item, .lookup: copies.append(atom)
      case .constant, .run: break
      case .variable(let name):
        guard seen.insert(name).inserted,
          let index = spec.variables.firstIndex(where: { $0.name == name })
        else { continue }
        switch spec.variables[index].body {
        case .record(let body): variables.append((index, body))
        case .value(let inner): open += inner.head.atoms
        }
      }
    }
  }
}
