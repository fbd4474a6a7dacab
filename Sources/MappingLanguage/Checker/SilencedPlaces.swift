import Diagnostics
import Records

/// The places that a check says nothing about because what stands there is not known: what is wrong
/// with a value is told once, where it is wrong.
struct SilencedPlaces {
  private let types: InferredTypes
  /// Values as wholes: what a field takes, or an arm, or a part.
  private let values: Set<JSONPointer>
  private let tests: Set<JSONPointer>
  private let atoms: Set<JSONPointer>
  /// The atoms that read a variable or a look-up.
  private var readers: [SpecUsage.Thing: [JSONPointer]] = [:]
  /// The steps that use a value map.
  private var users: [String: [JSONPointer]] = [:]
  private let spec: MappingSpec

  /// Nobody counts further than to here.
  static let most = 999

  init(_ context: CheckContext) {
    let nodes = context.nodes
    types = context.types
    spec = context.spec
    values = Set(nodes.values.map(\.pointer))
    tests = Set(nodes.tests.map(\.pointer))
    atoms = Set(nodes.atoms.map(\.pointer))
    for node in nodes.atoms {
      switch node.content.source {
      case .variable(let name): readers[.variable(name), default: []].append(node.pointer)
      case .lookup(let name): readers[.lookup(name), default: []].append(node.pointer)
      case .field, .constant, .run, .current, .item: break
      }
    }
    for node in nodes.steps where node.step.function == "map_value" {
      if case .constant(let map) = node.step["map"], let name = map.string {
        users[name, default: []].append(node.pointer)
      }
    }
  }

  /// How many places a problem at this one keeps silent: steps after it, the values and tests that
  /// it is in, and those of the parts that use it.
  func count(from place: JSONPointer) -> Int {
    var found: Set<JSONPointer> = []
    var passed: Set<SpecUsage.Thing> = []
    var pending = starts(place)
    while let start = pending.popLast(), found.count < Self.most {
      guard let thing = climb(from: start, &found), passed.insert(thing).inserted else { continue }
      pending += (readers[thing] ?? []).map { $0.appending(Self.inside) }
    }
    return min(found.count, Self.most)
  }

  /// Any token, to be inside of an atom and outside of its steps.
  private static let inside = "*"

  /// The places in values where a problem makes something unknown.
  private func starts(_ place: JSONPointer) -> [JSONPointer] {
    let tokens = place.tokens
    guard tokens.count > 1, let index = Int(tokens[1]) else { return [place] }
    switch tokens[0] {
    case "value_maps" where spec.valueMaps.indices.contains(index):
      return users[spec.valueMaps[index].name] ?? []
    case "lookups"
    where spec.lookups.indices.contains(index) && tokens.dropFirst(2).first != "match":
      let name = spec.lookups[index].name
      guard types.lookups[name]?.isUnknown == true else { return [] }
      return (readers[.lookup(name)] ?? []).map { $0.appending(Self.inside) }
    default: return [place]
    }
  }

  /// Adds what is unknown on the way up, to the part that a variable is, if that is unknown too.
  private func climb(from start: JSONPointer, _ found: inout Set<JSONPointer>) -> SpecUsage.Thing? {
    var place = start.tokens
    while let (base, step) = enclosing(place) {
      let tokens = base.tokens
      guard isUnknown(after: step, base) else {
        // What is wrong may be how a sound member stands among others.
        guard base == start else { return nil }
        place = tokens.dropLast()
        continue
      }
      var next = (step ?? -1) + 1
      while let input = types.inputs[self.step(next, of: base)] {
        guard input.isUnknown else { return nil }
        found.insert(self.step(next, of: base))
        next += 1
      }
      guard types[base].isUnknown else { return nil }
      let outer = JSONPointer(tokens.dropLast())
      if tests.contains(outer) {
        found.insert(outer)
        return nil
      }
      if values.contains(base) { found.insert(base) }
      if tokens.count == 3, tokens[0] == "variables", let index = Int(tokens[1]) {
        let name = spec.variables[index].name
        return types.variables[name]?.isUnknown == true ? .variable(name) : nil
      }
      place = tokens.dropLast()
    }
    return nil
  }

  /// The atom or value that a place is in, or is, and which of its steps it is in.
  private func enclosing(_ place: [String]) -> (base: JSONPointer, step: Int?)? {
    var tokens = place
    var inner: ArraySlice<String> = []
    while tokens.count > 2 {
      let pointer = JSONPointer(tokens)
      if atoms.contains(pointer) || values.contains(pointer) {
        return (pointer, inner.first == "then" ? inner.dropFirst().first.flatMap { Int($0) } : nil)
      }
      tokens.removeLast()
      inner = place[tokens.count...]
    }
    return nil
  }

  private func step(_ index: Int, of base: JSONPointer) -> JSONPointer {
    base.appending("then").appending(index)
  }

  /// Whether what an atom or a value is after a step, or before all of them, is unknown.
  private func isUnknown(after step: Int?, _ base: JSONPointer) -> Bool {
    let next = self.step((step ?? -1) + 1, of: base)
    return (types.inputs[next] ?? types[base]).isUnknown
  }
}

extension CheckContext {
  /// Problems with what only the whole spec says of them: the texts of their reasons, and what they
  /// keep silent.
  func completed(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    let texts = Dictionary(
      (spec.description + spec.assumptions).map { ($0.id, $0.text) },
      uniquingKeysWith: { first, _ in first }
    )
    let hasErrors = diagnostics.contains { $0.severity == .error }
    let silenced = hasErrors ? SilencedPlaces(self) : nil
    return diagnostics.map { diagnostic in
      var completed = diagnostic
      completed.because = diagnostic.because.map { Citation($0.id, text: texts[$0.id]) }
      if diagnostic.severity == .error,
        let place = diagnostic.location?.pointer.flatMap(JSONPointer.init(parsing:))
      {
        completed.suppresses = silenced?.count(from: place) ?? 0
      }
      return completed
    }
  }
}
