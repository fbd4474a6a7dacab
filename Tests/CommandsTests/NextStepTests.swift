import Commands
import FoundationEssentials
import Records
import Testing

/// What commands that change mappings say is to be done next.
@Suite("What comes next", .timeLimit(.minutes(10)))
struct NextStepTests {
  private static let name = TestWorkspace.mapping

  private static func addFailingCase(_ workspace: TestWorkspace) throws {
    try workspace.edit("mappings/\(name)/cases.jsonl") { text in
      text
        + #"{"case": "goes", "input": {"hs_object_id": "9", "lastname": "A", "company": "B"}, "#
        + #""expect": {"outcome": "drop_record"}}"# + "\n"
    }
  }

  @Test(arguments: [
    ["revise-mapping", name, "Skip students."], ["describe-mapping", name, "--regenerate"],
  ]) func `a case that fails is for test-mapping`(_ words: [String]) async throws {
    try await TestWorkspace.with(size: 0, model: RevisingModel.answer()) { workspace in
      _ = await workspace.describe()
      try Self.addFailingCase(workspace)
      let screen = await workspace.run(words)
      #expect(screen.status == .error, "\(screen.all)")
      #expect(screen.output.contains("Next: crosswalk test-mapping \(Self.name)"), "\(screen.all)")
    }
  }

  @Test func `a revision with questions says how to answer them`() async throws {
    let stray: JSON = [RevisingModel.operation("replace", "/rules/2/value", ["const": "x"])]
    try await TestWorkspace.with(size: 0, model: RevisingModel.answer(stray)) { workspace in
      _ = await workspace.describe()
      let screen = await workspace.run("revise-mapping", Self.name, "Skip students.")
      #expect(screen.status == .waitsForPerson, "\(screen.all)")
      let answer = "Answer, by the question's number: crosswalk describe-mapping \(Self.name)"
      #expect(screen.output.contains(answer + " --answer 1="), "\(screen.all)")
    }
  }

  @Test func `what is exported is brought into another workspace than its own`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      let words = ["export-mapping", Self.name, "-o", "one.json", "-w", workspace.folder]
      let screen = await workspace.run(words)
      #expect(screen.status == .done, "\(screen.all)")
      let next = "Next, in another workspace: crosswalk import-mapping "
      let line = screen.output.split(separator: "\n").first { $0.hasPrefix(next) }
      #expect(line?.hasSuffix("/one.json") == true, "\(screen.all)")
    }
  }

  @Test func `the difference shows cases that changed`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      _ = await workspace.run("approve-mapping", Self.name)
      try Self.addFailingCase(workspace)
      let words = ["diff-mapping", Self.name, "approved", "--exit-code"]
      let screen = await workspace.run(words)
      #expect(screen.status == .finishedWithExceptions, "\(screen.all)")
      #expect(screen.output.contains("In meaning: 1 added"), "\(screen.all)")
      #expect(screen.output.contains("+ case goes: "), "\(screen.all)")
      let json = try JSON(parsing: await workspace.run(words + ["--json"]).output)
      #expect(json["differs"] == true)
      #expect(json["meaning"]?["changes"]?[0]?["part"] == "case")

      // A file whose cases are the same is another file all the same.
      try workspace.edit("mappings/\(Self.name)/cases.jsonl") { _ in "\n" }
      let blank = await workspace.run(words)
      #expect(blank.status == .finishedWithExceptions, "\(blank.all)")
      #expect(blank.output.contains("  cases.jsonl: "), "\(blank.all)")
      try workspace.remove("mappings/\(Self.name)/cases.jsonl")
      #expect(await workspace.run(words).status == .done)
    }
  }

  @Test(arguments: ["draft-mapping", "repair-mapping", "revise-mapping"])
  func `only the prompt that is gone is named`(_ prompt: String) async throws {
    try await TestWorkspace.with(size: 0, model: RevisingModel.answer()) { workspace in
      _ = await workspace.describe()
      _ = await workspace.run("revise-mapping", Self.name, "Skip students.")
      _ = await workspace.run("approve-mapping", Self.name)
      try workspace.remove("prompts/" + prompt)
      let checked = await workspace.run("check-mapping", Self.name)
      let told = checked.output.split(separator: "\n").filter { $0.contains("  prompts/") }
      #expect(told == ["  prompts/\(prompt): it is gone"], "\(checked.all)")
    }
  }
}
