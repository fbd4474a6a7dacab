import Commands
import Records
import Testing

/// `crosswalk functions`, for people who know other languages.
@Suite struct FunctionsCommandTests {
  private func screen(_ words: String...) async -> (status: Commands.ExitStatus, text: String) {
    let output = RecordedOutput()
    let context = CommandContext(output: output, errors: output, workingFolder: ".")
    return (await CrosswalkProgram.run(["functions"] + words, in: context), output.text)
  }

  @Test(arguments: [
    ("nope", "All of them: crosswalk functions"),
    ("part", "There is \"date_part\", \"email_local_part\", \"name_part\"."),
    ("defualt", "Use \"default\" with \"value\"."),
    ("slug", "Use the steps \"remove_accents\", \"lower\", {\"fn\":\"regex_replace\""),
    ("normalize_unicode", "No step changes the Unicode form of a text"),
    ("size", "Use \"length\" or \"count\"."),
    ("sum", "Several values are counted together by the head \"calc\": {\"calc\": \"sum\","),
    ("NOT", "Use \"not\"."), ("TRIM", "Use \"trim\"."),
    (
      "trunc",
      #"Use {"fn":"round","mode":"down","scale":0} or {"fn":"start_of","unit":"day"}"#
        + #" or "truncate" with "max"."#
    ),
  ])
  func `an unknown name is an error that says what there is`(
    name: String,
    hint: String
  ) async {
    let (status, text) = await screen(name)
    #expect(status == .error)
    #expect(text.contains("error M103: there is no function \"\(name)\""), "\(text)")
    #expect(text.contains("\n  \(hint)"), "\(text)")
  }

  @Test func `the checker says the same`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      try workspace.edit("mappings/\(TestWorkspace.mapping)/mapping.json") {
        $0.replacing(#""fn": "default""#, with: #""fn": "normalize_unicode""#)
      }
      let checked = await workspace.run("check-mapping", TestWorkspace.mapping)
      let hint = try #require(await screen("normalize_unicode").text.split(separator: "\n").last)
      #expect(hint.hasPrefix("  No step changes"))
      #expect(checked.output.contains(hint), "\(checked.all)")
    }
  }

  @Test func `one name of another language for one function shows that`() async {
    for name in ["nvl", "toLowerCase"] { #expect(await screen(name).status == .done) }
    #expect(await screen("toLowerCase").text.hasPrefix("lower()"))
  }

  @Test(arguments: ["coalesce", "isnull"])
  func `what is only like a function says what else there is`(name: String) async {
    let text = await screen(name).text
    let advice = #"Of several fields, the first that is not empty is the head "coalesce";"#
    #expect(text.hasPrefix("default(value)\n"), "\(text)")
    #expect(text.contains("\n\nInstead of \(name)\n  \(advice)"), "\(text)")
  }

  @Test func `takes what every command takes`() async throws {
    let (status, text) = await screen("trim", "--workspace", "elsewhere", "--json")
    #expect(status == .done)
    #expect(try JSON(parsing: text)["name"]?.string == "trim")
  }
}
