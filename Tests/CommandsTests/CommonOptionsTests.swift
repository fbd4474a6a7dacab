import Commands
import Records
import Testing

/// What README says of all commands.
struct CommonOptionsTests {
  /// The names of the options of every command that does something, by its words.
  private static func options(_ command: JSON, _ words: [String]) -> [String: Set<String>] {
    let inner = (command["subcommands"]?.array ?? []).filter {
      $0["commandName"]?.string != "help"
    }
    guard inner.isEmpty else {
      return inner.reduce(into: [:]) { all, one in
        let name = one["commandName"]?.string ?? ""
        all.merge(options(one, words + [name])) { first, _ in first }
      }
    }
    let names = (command["arguments"]?.array ?? []).flatMap { $0["names"]?.array ?? [] }
    return [words.joined(separator: " "): Set(names.compactMap { $0["name"]?.string })]
  }

  @Test func `all commands but one take --json and --workspace`() async throws {
    let output = RecordedOutput()
    let context = CommandContext(output: output, errors: output, workingFolder: ".")
    _ = await CrosswalkProgram.run(["--experimental-dump-help"], in: context)
    let all = Self.options(try JSON(parsing: output.text)["command"] ?? .null, [])
    #expect(all.count > 30 && all["held fix"] != nil, "\(all.keys)")
    for (words, names) in all {
      let isCommon = names.isSuperset(of: ["json", "workspace"])
      #expect(isCommon == (words != "schema"), "\(words): \(names)")
      #expect(names.contains("help") || words == "schema", "\(words): \(names)")
    }
  }

  @Test(arguments: [["functions", "lower"], ["schema", "catalog"]])
  func `two need no workspace`(_ words: [String]) async throws {
    try await MapFolder.with { folder in
      #expect(await folder.run(words).status == .done)
    }
  }
}
