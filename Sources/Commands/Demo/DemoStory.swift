import Diagnostics
import FoundationEssentials
import Journal
import SyncMachine
import Workspace

/// The demo's script: each step is a command a person could type, shown and then run.
struct DemoStory {
  let folder: WorkspaceFolder
  let port: Int
  let size: Int
  let org: String
  let options: WorkspaceOptions
  let context: CommandContext

  private var style: Style { Style(context) }
  /// The folder as a person would type it.
  private var shortFolder: String {
    (options.workspace.map { $0 + "/" } ?? "") + ".crosswalk/demo"
  }

  func tell() async throws {
    try prepare()
    heading("A sandbox plays the platforms")
    say(
      "http://127.0.0.1:\(port): HubSpot with \(ScreenText.count(size)) contacts, "
        + "a Salesforce org (\(org)), and a stand-in for a language model."
    )
    heading("What fields there are, from the platforms themselves")
    try await step(["catalog", "pull"])
    heading("Three sentences become a mapping")
    let drafted = try await step(
      ["describe-mapping", DemoCommand.mapping, "--text", DemoCommand.description])
    guard drafted == .done else {
      say(
        style.bold("The mapping cannot be approved as it is; what to do stands above.")
      )
      throw drafted
    }
    heading("A person approves exactly this version")
    try await step(["approve-mapping", DemoCommand.mapping, "--by", "demo"])
    heading("The sync runs, HubSpot → Salesforce, over HTTP")
    let ran = try await step(["sync", "run", "contacts-to-leads"])
    guard ran == .done || ran == .finishedWithExceptions else { throw ran }
    await farewell()
  }

  /// A fresh workspace whose connections go to the sandbox.
  private func prepare() throws {
    try? FileManager.default.removeItem(atPath: folder.path)
    var initial = InitialWorkspace(name: "demo")
    initial.sandboxPort = port
    _ = try initial.write(to: folder)
  }

  @discardableResult
  private func step(_ words: [String]) async throws -> ExitStatus {
    say(style.dim("$ " + typed(words)))
    let all = words + ["-w", shortFolder] + (options.json ? ["--json"] : [])
    let status = await CrosswalkProgram.run(all, in: context)
    if status == .error || status == .usage { throw status }
    return status
  }

  private func typed(_ words: [String]) -> String {
    var context = context
    context.workspace = shortFolder
    return context.typed(words)
  }

  /// Scripts get the answers of the steps alone.
  private func say(_ line: String) {
    if !options.json { context.output.line(line) }
  }

  private func heading(_ text: String) {
    say("")
    say(style.bold("── " + text))
  }

  /// What a person would type next; all of it works with the sandbox gone.
  private func farewell() async {
    let record = await firstHeldRecord()
    heading("What to type next")
    var commands = [
      ["held", "list"],
      ["explain-mapping", DemoCommand.mapping],
      ["test-mapping", DemoCommand.mapping],
      ["mappings", DemoCommand.mapping],
      ["runs"],
      ["map", DemoCommand.mapping, shortFolder + "/samples/hubspot/contacts.jsonl"],
    ]
    if let record { commands.insert(["held", "show", record], at: 1) }
    for command in commands { say("  " + typed(command)) }
    say("And with the platforms there: \(context.program) sandbox --port \(port)")
  }

  private func firstHeldRecord() async -> String? {
    guard let reader = try? await EventJournal.reader(at: folder.journalPath),
      let run = try? await reader.latestRun(),
      let cause = try? await reader.heldCauses(of: run.plan.id).first
    else { return nil }
    return cause.examples.first?.text
  }
}
