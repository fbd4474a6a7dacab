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
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated()
    where !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
      let (test, found) = read(Array(line), line: index + 1, source)
      problems += found
      if let test, found.isEmpty { tests.append((index + 1, test)) }
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
