import Records

/// The steps that stand on days: what they make of them is the same in every time zone.
struct DaySteps: Sendable {
  /// Atoms that say the same are of one type; those that are not everywhere stand for none.
  private var ofAtoms: [Atom: Set<Int>] = [:]
  private var ofValues: [JSONPointer: Set<Int>] = [:]

  init(_ context: CheckContext) {
    func places(_ steps: [Step], at pointer: JSONPointer) -> Set<Int> {
      let then = pointer.appending("then")
      return Set(
        steps.indices.filter { index in
          let input = context.types.input(of: then.appending(index))
          return (steps[index].each ? input.element : input)?.type == .date
        }
      )
    }
    for node in context.nodes.atoms where !node.content.then.isEmpty {
      let found = places(node.content.then, at: node.pointer)
      ofAtoms[node.content] = ofAtoms[node.content]?.intersection(found) ?? found
    }
    for node in context.nodes.values where !node.content.then.isEmpty {
      ofValues[node.pointer] = places(node.content.then, at: node.pointer)
    }
  }

  func contains(_ index: Int, of atom: Atom) -> Bool { ofAtoms[atom]?.contains(index) ?? false }

  func contains(_ index: Int, of value: JSONPointer) -> Bool {
    ofValues[value]?.contains(index) ?? false
  }
}
