package import Records

extension SpecTest.Expectation {
  /// What a test expects that an outcome meets, as closely as it can be said.
  package init(of outcome: RecordOutcome, rules: [Rule]) {
    switch outcome {
    case .emitted(let mapped):
      let record = (try? JSON(parsing: mapped.json))?.object ?? JSONObject()
      let values = record.members.filter { !$0.value.isNull }
      self.init(
        outcome: .emit,
        record: .object(JSONObject(values)),
        leftOut: rules.map(\.target).filter { record[$0] == nil },
        erased: record.members.filter(\.value.isNull).map(\.name)
      )
    case .dropped(let filter): self.init(outcome: .dropRecord, by: filter)
    case .held(let held):
      self.init(outcome: .holdRecord, by: held.by, code: held.failure?.code.rawValue)
    case .rejected(let rejection), .runFailed(let rejection):
      self.init(outcome: .rejectRecord, by: rejection.by, code: rejection.code.rawValue)
    }
  }
}

extension SpecTest {
  /// A sample as a test: the fields of it that a program reads.
  package init(sample record: SourceRecord, of program: MappingProgram, name: String) {
    var input = JSONObject()
    if let json = try? JSON(parsing: record.json) {
      for (field, path) in zip(program.sourceFields, program.sourcePaths) {
        let value = json[JSONPointer(path.names)] ?? .null
        if !value.isNull { input[field] = value }
      }
    }
    self.init(name: name, input: .object(input), expect: Expectation(outcome: .emit))
  }

  /// A line of `cases.jsonl`, without its end.
  package var caseLine: String {
    var object = JSONObject()
    for member in json.object?.members ?? [] {
      object[member.name == "name" ? "case" : member.name] = member.value
    }
    return JSON.object(object).text()
  }
}
