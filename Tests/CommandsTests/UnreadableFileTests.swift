import Commands
import FoundationEssentials
import Testing

/// A file that cannot be read or written is named as it was written, with why and what to do.
struct UnreadableFileTests {
  private static func expect(
    _ screen: TestWorkspace.Screen,
    _ code: String,
    _ name: String,
    _ why: String,
    _ hint: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(screen.status == .error, "\(screen.all)", sourceLocation: sourceLocation)
    let text =
      "error \(code): the file cannot be \(code == "CFG002" ? "read" : "written"): "
      + "\(why)\n  \(name)\n  \(hint)"
    #expect(screen.errors.contains(text), "\(screen.all)", sourceLocation: sourceLocation)
  }

  private static let asking = ["describe-mapping", "--source-catalog", "source.json"]
  private static let other = ["--target-catalog", "target.json", "--out", "made"]

  /// Commands that read a file, without its name.
  static let readers: [[String]] = [
    asking + other + ["--file"],
    asking + other + ["--text", "Copy the name to Name.", "--samples"],
    asking + ["--text", "Copy the name to Name.", "--out", "made", "--target-catalog"],
    ["journal", "restore"], ["import-mapping"],
  ]

  @Test(arguments: readers) func `why a file cannot be read is told`(
    _ words: [String]
  )
    async throws
  {
    try await DescribeFolder.with { test in
      #expect(await test.folder.run("init", "-w", ".").status == .done)
      try test.folder.write("x", to: "folder/inner.txt")
      try test.folder.link("link.csv", to: "gone.csv")
      func told(_ name: String, _ why: String, _ hint: String) async {
        Self.expect(await test.folder.run(words + [name]), "CFG002", name, why, hint)
      }
      await told("reqest.txt", "there is no such file", "Use \"request.txt\".")
      await told("zzz", "there is no such file", "It was looked for in \(test.folder.path).")
      await told(
        "no/such/zzz",
        "there is no folder \(test.folder.path)/no/such",
        "Name a file in a folder that there is."
      )
      await told("link.csv", "it is a link to gone.csv, where nothing is", "Mend the link")
      guard words != ["import-mapping"] else { return }
      await told("folder", "it is a folder", "Name a file of it, such as inner.txt.")
      await told("samples", "it is a folder", "A file must be there.")
    }
  }

  @Test func `samples that are not there are told by every command`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      let tested = await workspace.run(
        "test-mapping",
        TestWorkspace.mapping,
        "--samples",
        "no.csv"
      )
      let hint = "It was looked for in \(workspace.folder)."
      Self.expect(tested, "CFG002", "no.csv", "there is no such file", hint)
      let matched = await workspace.run("match", "no.csv", "salesforce:Lead")
      Self.expect(matched, "CFG002", "no.csv", "there is no such file", hint)
      let mapped = await workspace.run("map", TestWorkspace.mapping, "no.jsonl")
      Self.expect(mapped, "CFG002", "no.jsonl", "there is no such file", hint)
    }
  }

  @Test(arguments: [
    "mappings/\(TestWorkspace.mapping)/cases.jsonl", "samples/catalogs/salesforce.Lead.json",
    "samples/hubspot/contacts.jsonl",
  ])
  func `what cannot be read is not taken for nothing`(_ path: String) async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      let file = workspace.folder + "/" + path
      try? FileManager.default.removeItem(atPath: file)
      try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: true)
      try? FileManager.default.removeItem(atPath: workspace.folder + "/.crosswalk")
      let told = await workspace.run("test-mapping", TestWorkspace.mapping)
      Self.expect(told, "CFG002", file, "it is a folder", "A file must be there.")
    }
  }

  @Test func `a file that cannot be written says why`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      try workspace.edit("taken") { _ in "x" }
      let told = await workspace.run("export-mapping", TestWorkspace.mapping, "-o", "taken/a.json")
      let folder = workspace.folder + "/taken"
      let hint = "Name a file in a folder that there is."
      Self.expect(told, "CFG003", folder + "/a.json", "\(folder) is no folder", hint)
    }
  }

  @Test func `a platform out of reach is no run to be resumed`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      try workspace.edit("crosswalk.yaml") {
        $0.replacing(workspace.url + "/salesforce", with: "http://127.0.0.1:9/salesforce")
      }
      let words = ["describe-mapping", "one", "--text", "Copy the city."]
      let ends = ["--from", "hubspot:contacts", "--to", "salesforce:Leed"]
      for command in [words + ends, ["catalog", "pull", "salesforce", "Lead"]] {
        let told = await workspace.run(command)
        #expect(told.status == .error && told.errors.contains("error CON301"), "\(told.all)")
        #expect(told.errors.contains("Check the endpoint and the network, then try again."))
        #expect(!told.all.contains("sync resume"), "\(told.all)")
        let isNear = told.errors.contains("Near it is \"Lead\": is it meant? Check")
        #expect(isNear == (command.last == "salesforce:Leed"), "\(told.all)")
      }
    }
  }
}
