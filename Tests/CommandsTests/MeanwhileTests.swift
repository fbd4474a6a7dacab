import Commands
import FoundationEssentials
import Records
import Sandbox
import StandIn
import Synchronization
import Testing

/// What a person writes while, or after, a model was asked.
@Suite("A description that changes meanwhile", .timeLimit(.minutes(10)))
struct MeanwhileTests {
  private static let name = TestWorkspace.mapping
  private static let file = "mappings/\(name)/description.md"

  /// Does something once, while a model is asked.
  private final class Interruption: Sendable {
    private let work = Mutex<(@Sendable () -> Void)?>(nil)

    func once(_ body: @escaping @Sendable () -> Void) { work.withLock { $0 = body } }

    func answer(_ request: JSON) -> JSON {
      let body = work.withLock { work in
        defer { work = nil }
        return work
      }
      body?()
      return StandInModel.answer(request)
    }
  }

  @Test(arguments: [
    ["describe-mapping", name, "--regenerate"], ["revise-mapping", name, "Skip customers."],
  ]) func `is not written over, and what the model said is kept`(_ words: [String]) async throws {
    let interruption = Interruption()
    try await TestWorkspace.with(size: 0, model: interruption.answer) { workspace in
      _ = await workspace.describe()
      interruption.once { try? workspace.edit(Self.file) { $0 + "\nSet City to 'Bonn'.\n" } }
      let screen = await workspace.run(words)
      #expect(screen.status == .error, "\(screen.all)")
      #expect(screen.all.contains("CFG110"), "\(screen.all)")
      try workspace.edit(Self.file) { text in
        #expect(text.contains("Set City to 'Bonn'."))
        return text
      }
      let told = await workspace.run("mappings", Self.name, "--transcript")
      #expect(told.output.contains("version 2: "), "\(told.all)")
    }
  }

  @Test func `what is not as it was approved is a difference`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      _ = await workspace.run("approve-mapping", Self.name)
      let same = await workspace.run("diff-mapping", Self.name, "--exit-code")
      #expect(same.status == .done, "\(same.all)")
      try workspace.edit("prompts/draft-mapping/prompt.md") { $0 + "\nBe brief.\n" }
      let other = await workspace.run("diff-mapping", Self.name, "--exit-code")
      #expect(other.status == .finishedWithExceptions, "\(other.all)")
      #expect(other.output.contains("  prompts/draft-mapping: another text"))
      let json = try JSON(
        parsing: await workspace.run("diff-mapping", Self.name, "--json").output
      )
      #expect(json["changed_around"]?[0]?["what"] == "prompts/draft-mapping")
    }
  }

  /// Describes and approves while no platform is in reach: the catalogs are those of samples/.
  private static func approveOutOfReach(_ workspace: TestWorkspace) async throws {
    func pointing(from old: String, to new: String) throws {
      try workspace.edit("crosswalk.yaml") { $0.replacing(old, with: new) }
    }
    let nowhere = "http://127.0.0.1:9"
    try pointing(from: workspace.url, to: nowhere)
    _ = await workspace.describe()
    #expect(await workspace.run("approve-mapping", name).status == .done)
    try pointing(from: nowhere, to: workspace.url)
  }

  @Test func `the service leaves out a sync whose mapping the account refuses`() async throws {
    try await TestWorkspace.with(org: .bare, size: 20) { workspace in
      try await Self.approveOutOfReach(workspace)
      try workspace.edit("crosswalk.yaml") { $0.replacing("every: 15m", with: "every: 1s") }
      let (output, errors) = (RecordedOutput(), RecordedOutput())
      let context = CommandContext(
        output: output,
        errors: errors,
        environment: ["USER": "tester"],
        workingFolder: workspace.folder
      )
      let service = Task { await CrosswalkProgram.run(["serve", "--port", "0"], in: context) }
      while !output.text.contains("serving at") {
        try await Task.sleep(for: .milliseconds(20))
      }
      try await Task.sleep(for: .milliseconds(1_500))
      service.cancel()
      _ = await service.value
      #expect(errors.text.contains("RUN104") && errors.text.contains("Account__c"))
      #expect(errors.text.contains("sync contacts-to-leads is not run until that is mended"))
      let runs = await workspace.run("runs")
      #expect(!runs.output.contains("contacts-to-leads-"), "\(runs.all)")
    }
  }

  @Test func `an account that no platform's word was heard of is asked before the first run`()
    async throws
  {
    try await TestWorkspace.with(org: .bare, size: 20) { workspace in
      try await Self.approveOutOfReach(workspace)
      let refused = await workspace.run("sync", "run")
      #expect(refused.status == .error && refused.all.contains("RUN104"), "\(refused.all)")
      #expect(refused.all.contains("M202") && refused.all.contains("Account__c"))
      let held = await workspace.run("held", "list")
      #expect(!held.all.contains("rejected"), "\(held.all)")
      let shown = await workspace.run("catalog", "show", "salesforce", "Lead")
      #expect(!shown.output.contains("Account__c"), "\(shown.all)")
      let runs = await workspace.run("runs")
      #expect(!runs.output.contains("contacts-to-leads-"), "\(runs.all)")
    }
  }

  @Test func `a catalog's file that changes is seen, as no platform gave it`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      // No platform is in reach: the catalogs are those of samples/.
      try workspace.edit("crosswalk.yaml") {
        $0.replacing(workspace.url, with: "http://127.0.0.1:9")
      }
      _ = await workspace.describe()
      #expect(await workspace.run("approve-mapping", Self.name).status == .done)
      let shown = await workspace.run("catalog", "show", "salesforce", "Lead")
      try workspace.edit("samples/catalogs/salesforce.Lead.json") { text in
        text.replacing("\"max_length\": 128", with: "\"max_length\": 127")
          .replacing("\"max_length\":128", with: "\"max_length\":127")
      }
      let listed = await workspace.run("mappings", Self.name)
      #expect(listed.output.contains("catalog of salesforce Lead"), "\(shown.all) \(listed.all)")
      try workspace.edit("samples/catalogs/salesforce.Lead.json") { _ in "{" }
      let checked = await workspace.run("check-mapping", Self.name)
      #expect(checked.all.contains("CFG107"), "\(checked.all)")
    }
  }

  @Test(arguments: [["approve-mapping", name], ["revise-mapping", name, "Skip customers."]])
  func `is neither approved nor passed over`(_ words: [String]) async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      try workspace.edit(Self.file) { $0 + "\nSet City to 'Bonn'.\n" }
      let screen = await workspace.run(words)
      #expect(screen.status == .error)
      #expect(screen.all.contains("CFG114"), "\(screen.all)")
      #expect(screen.all.contains("Set City to 'Bonn'."))
    }
  }
}
