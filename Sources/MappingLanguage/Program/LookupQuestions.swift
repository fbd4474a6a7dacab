/// Collects what a batch asks of the look-ups of one stage.
struct LookupQuestions {
  let stage: Int
  /// The look-ups of the stage, by their places in the program.
  let places: [Int]
  private(set) var requests: [LookupRequest]
  private var seen: [Set<LookupKey>]

  init(_ program: MappingProgram, stage: Int) {
    self.stage = stage
    places = program.parts.lookups.indices.filter { place in
      program.parts.lookups[place].stage == stage && program.parts.lookups[place].table == nil
    }
    requests = places.map { LookupRequest(lookup: program.spec.lookups[$0], keys: []) }
    seen = places.map { _ in [] }
  }

  var isEmpty: Bool { places.isEmpty }

  /// Notes a key of the look-up at this index of `places`, once.
  mutating func add(_ key: LookupKey, to index: Int) {
    guard seen[index].insert(key).inserted else { return }
    requests[index].keys.append(key)
  }
}
