import Diagnostics
import MappingLanguage
import Records
import Workspace

/// Writes what a mapping makes of samples and derived cases now as cases, for a person to accept.
///
/// Adds at the end of `cases.jsonl`; what stands there is never changed.
struct CaseRecorder {
  enum Choice: String, CaseIterable {
    case samples
    case derived
    case all
  }

  struct Recorded {
    var added: [SpecTest] = []
    /// Those of which a case has the name, or the same input.
    var known = 0
    /// Those too large to be read by a person.
    var large = 0
  }

  /// A case is for a person to read.
  static let bytesMax = 16_000

  let document: MappingDocument
  let program: MappingProgram

  var path: String { MappingFiles.folder(of: document.path) + "/cases.jsonl" }

  /// - Throws: CFG003 where the file cannot be written.
  func record(
    _ choice: Choice,
    samples: [SourceRecord],
    derived: [DerivedCase]
  ) throws(Diagnostic) -> Recorded {
    var wanted: [SpecTest] = []
    if choice != .derived { wanted += samples.compactMap(test) }
    if choice != .samples { wanted += derived.map(\.test) }
    let source = "mappings/\(document.name)/cases.jsonl"
    let present = SpecTest.cases(parsing: document.cases, source: source).cases.map(\.test)
    var names = Set((present + document.spec.tests).map(\.name))
    var worlds = Set((present + document.spec.tests).map(Self.world))
    var recorded = Recorded()
    var bytes = document.cases
    if let last = bytes.last, last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
    for test in wanted {
      let line = Array(test.caseLine.utf8)
      if line.count > Self.bytesMax {
        recorded.large += 1
      } else if names.insert(test.name).inserted, worlds.insert(Self.world(test)).inserted {
        bytes += line + [UInt8(ascii: "\n")]
        recorded.added.append(test)
      } else {
        recorded.known += 1
      }
    }
    if !recorded.added.isEmpty { try WorkspaceFolder.write(bytes, to: path) }
    return recorded
  }

  private func test(_ sample: SourceRecord) -> SpecTest? {
    var test = SpecTest(sample: sample, of: program, name: "sample \(sample.id)")
    guard let trace = SpecTestRunner(program).trace(of: test) else { return nil }
    test.expect = SpecTest.Expectation(of: trace.outcome, rules: program.spec.rules)
    return test
  }

  /// What a test puts in.
  private static func world(_ test: SpecTest) -> [JSON] {
    [test.input, test.current ?? "unsaid", test.lookups ?? "unsaid"]
  }
}
