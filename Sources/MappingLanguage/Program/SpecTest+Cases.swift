package import Diagnostics
import Records

extension SpecTest {
  /// Reads `cases.jsonl`: `{"case": "…", "input": {…}, "expect": {…}}`, one a line, with `current`
  /// and `lookups` where they matter; blank lines do not count.
  ///
  /// Every test keeps its one-based line; what is wrong with the others has theirs. `source` is
  /// what messages call the file.
  package static func cases(
    parsing bytes: [UInt8],
    source: String
  ) -> (cases: [(line: Int, test: SpecTest)], problems: [Diagnostic]) {
    var problems: [Diagnostic] = []
    var tests: [(line: Int, test: SpecTest)] = []
    for line in JSONLines(bytes) {
      let (test, found) = read(Array(line.bytes), line: line.number, source)
      problems += found
      if let test, found.isEmpty { tests.append((line.number, test)) }
    }
    return (tests, problems)
  }

  private static func read(
    _ bytes: [UInt8],
    line: Int,
    _ source: String
  ) -> (SpecTest?, [Diagnostic]) {
    let json: JSON
    do throws(JSONFault) {
      json = try JSON(parsing: bytes, duplicates: .refused)
    } catch {
      let place = Location(
        source,
        pointer: error.duplicate?.description,
        line: line,
        column: error.offset + 1
      )
      return (nil, [error.diagnostic(at: place, hint: "Write one JSON object a line.")])
    }
    var reader = SpecReader(source: source)
    let root = SpecPlace(json: json, pointer: JSONPointer())
    let test = reader.specTest(root, .specCase)
    let problems = reader.problems.map { problem in
      var placed = problem
      placed.location?.line = line
      return placed
    }
    return (test, problems)
  }
}
