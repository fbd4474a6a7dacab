import MappingLanguage

/// The fields in which failing tests differ from what they expect.
struct TestDifferenceScreen {
  let columns: Int

  func lines(_ results: [TestResult]) -> [String] {
    results.filter { !$0.fields.isEmpty }.flatMap { result in
      var table = TextTable(columns: columns - 2, header: ["field", "expected", "got"])
      for field in result.fields { table.add([field.name, field.expected, field.found]) }
      return ["\(result.name):"] + table.lines.map { "  " + $0 }
    }
  }
}
