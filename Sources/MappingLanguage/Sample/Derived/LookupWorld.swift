import Records

/// Lets look-ups of a test find as many records as wanted, for the keys that its record asks.
struct LookupWorld {
  private let program: MappingProgram
  private let worker: MappingWorker

  init(_ program: MappingProgram) {
    self.program = program
    worker = MappingWorker(program)
  }

  /// Answers a look-up with so many records; earlier stages stay as the test says.
  mutating func answer(_ name: String, _ count: Int, in test: inout SpecTest) {
    guard let lookup = program.spec.lookups.first(where: { $0.name == name }) else { return }
    var lookups = test.lookups?.object ?? JSONObject()
    // Where nothing is asked, what would be found does not matter.
    guard let key = keys(of: name, for: test).first else { return }
    let records = (0..<count).map { index -> JSON in
      var record = JSONObject()
      let id = "00000000000000\(index + 1)"
      if lookup.returns != "found" { record[lookup.returns] = .string(id) }
      record["id"] = .string(id)
      for (match, text) in zip(lookup.match, key.texts) { record[match.field] = .string(text) }
      return .object(record)
    }
    lookups[name] = .array(records)
    test.lookups = JSON.object(lookups).inCanonicalOrder
  }

  /// Lets look-ups find one record for a changed key where they found some for the usual one.
  mutating func follow(from usual: SpecTest, to test: inout SpecTest) {
    for stage in program.lookupStages {
      for lookup in stage where usual.lookups?[lookup.name]?.array?.isEmpty == false {
        let key = keys(of: lookup.name, for: test)
        guard !key.isEmpty, key != keys(of: lookup.name, for: usual) else { continue }
        answer(lookup.name, 1, in: &test)
      }
    }
  }

  /// What the record of a test asks a look-up, once the stages before are answered.
  private func keys(of name: String, for test: SpecTest) -> [LookupKey] {
    let run = RunConstants(startedAt: Instant(milliseconds: 1_767_225_600_000), runID: "test")
    let context = MappingContext(run: run, lookups: LookupTable(unanswered: .none))
    let bench = TestBench(test, of: program, context)
    guard let record = bench.record else { return [] }
    for stage in program.lookupStages.indices {
      let requests = worker.lookupRequests(
        stage: stage + 1,
        of: [record],
        bench.context,
        current: [bench.current]
      )
      if let request = requests.first(where: { $0.lookup.name == name }) { return request.keys }
    }
    return []
  }
}
