import FoundationEssentials
import Testing
import dev

@Suite("The house")
struct TidyTests {
  static let repository = Repository(
    readingFrom: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
  )

  @Test(arguments: TidyRule.all.map(\.name))
  func `keeps its rules`(name: String) throws {
    let rule = try #require(TidyRule.all.first { $0.name == name })
    let findings = rule.findings(Self.repository)
    #expect(findings.isEmpty, "\(findings.map(\.description).joined(separator: "\n"))")
  }
}

/// Each rule finds what it is there to find.
@Suite("A house rule")
struct TidyRuleTests {
  static let offenders: [(rule: String, path: String, text: String)] = [
    (
      "A Swift file has at most 400 lines of code, each of at most 100 columns",
      "Sources/Records/A.swift",
      String(repeating: "\n", count: 402)
    ),
    (
      "A Swift file has at most 400 lines of code, each of at most 100 columns",
      "Sources/Records/A.swift",
      "// " + String(repeating: "a", count: 100)
    ),
    (
      "A function has at most 70 lines", "Sources/Records/A.swift",
      "  package func long() {\n" + String(repeating: "    a()\n", count: 70) + "  }\n"
    ),
    (
      "No file is larger than 256 KB", "samples/large.jsonl",
      String(repeating: "a", count: 256 * 1024 + 1)
    ),
    ("Names say what a thing is for", "Sources/Records/RecordHelper.swift", ""),
    ("The top level holds what people expect there and nothing else", "scripts/a.sh", ""),
    ("The project speaks of itself alone", "README.md", "see /ho" + "me/ada/file"),
    (
      "Core rooms know no clock, chance, disk or console", "Sources/Records/A.swift",
      "let now = Date()"
    ),
    ("A state machine places every case", "Sources/SyncMachine/Run/A.swift", "    default: break"),
    (
      "One platform's folder never names another's", "Sources/Platforms/HubSpot/A.swift",
      "let a = SalesforceAdapter()"
    ),
    (
      "`unsafe` stands only where Swift meets C", "Sources/Journal/A.swift",
      "  let a = unsafe pointer.pointee"
    ),
    ("Nothing is forced", "Sources/Journal/A.swift", "let a = tr" + "y! b()"),
    (
      "`@unchecked Sendable` stands in Transport only", "Sources/Journal/A.swift",
      "final class A: @unchecked Sendable {}"
    ),
    ("Nothing is left for later in the source", "Sources/Journal/A.swift", "// TO" + "DO: mend"),
    ("Every path named in a document exists", "README.md", "See `Sources/Nowhere/A.swift`."),
    ("Every room has a line in the documentation", "Sources/Attic/A.swift", ""),
    (
      "People in samples live at reserved domains", "samples/a.jsonl",
      #"{"email": "ada@"# + #"company.com"}"#
    ),
    ("Nothing looks like a key", "samples/a.txt", "sk" + "-abcdefghijklmnopqrstuvwxyz0123456789"),
    ("Shipped mappings are written canonically", "mappings/a/mapping.json", "{\"b\":1}"),
    ("Every diagnostic code is provoked by a test", "README.md", ""),
    ("The function catalog equals the files of the functions", "README.md", ""),
    (
      "A function can throw where its signature says that it may fail",
      "Sources/MappingLanguage/Functions/Text/A.swift",
      """
      struct A: MappingFunction {
        package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
      """
    ),
  ]

  @Test(arguments: offenders.indices)
  func `finds its offender`(index: Int) throws {
    let (name, path, text) = Self.offenders[index]
    let rule = try #require(TidyRule.all.first { $0.name == name })
    let file = Repository.File(path: path, bytes: Array(text.utf8))
    #expect(!rule.findings(Repository(files: [file])).isEmpty)
  }

  @Test func `has an offender that proves it`() {
    #expect(Set(TidyRule.all.map(\.name)) == Set(Self.offenders.map(\.rule)))
  }
}
