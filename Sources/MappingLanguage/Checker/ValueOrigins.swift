/// Whether a value can differ from one record to another.
///
/// What decides between constants does not count: the values are the same few for all records.
struct ValueOrigins {
  private let spec: MappingSpec
  private var seen: Set<String> = []

  init(_ spec: MappingSpec) { self.spec = spec }

  /// Whether something of the record is in the value; also where that is not known.
  mutating func mayReadRecord(_ value: ValueExpression) -> Bool {
    if case .test = value.head { return true }
    for atom in value.head.atoms where mayReadRecord(atom.source) { return true }
    return false
  }

  private mutating func mayReadRecord(_ source: Atom.Source) -> Bool {
    switch source {
    case .constant, .run: return false
    case .field, .current, .item: return true
    case .variable(let name):
      guard let variable = spec.variables.first(where: { $0.name == name }) else { return true }
      guard case .value(let value) = variable.body else { return true }
      return seen.insert("variable \(name)").inserted && mayReadRecord(value)
    case .lookup(let name):
      guard let lookup = spec.lookups.first(where: { $0.name == name }) else { return true }
      guard seen.insert("look-up \(name)").inserted else { return false }
      for match in lookup.match where mayReadRecord(match.equals.source) { return true }
      return false
    }
  }
}
