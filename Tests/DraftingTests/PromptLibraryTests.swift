import Diagnostics
import Drafting
import FoundationEssentials
import MappingLanguage
import Records
import Testing

@Suite struct PromptLibraryTests {
  @Test func `loads the shipped prompts`() throws {
    let library = try Fixtures.prompts()
    #expect(library.draft.id == "draft-mapping")
    #expect(library.repair.id == "repair-mapping")
    #expect(library.draft.hash != library.repair.hash)
  }

  /// A draft prompt from a rejection file; everything else as shipped.
  private func library(replacing text: String) throws(DiagnosticList) -> PromptLibrary {
    let folder = Fixtures.repository.appending(path: "prompts")
    let rejections = Fixtures.tests.appending(path: "Rejections")
    return try PromptLibrary { path in
      if path == "draft-mapping/prompt.md" { return text }
      return Fixtures.text(folder.appending(path: path))
        ?? Fixtures.text(
          rejections.appending(path: path.split(separator: "/").last.map(String.init) ?? "")
        )
    }
  }

  static let rejections: [String] = {
    let folder = Fixtures.tests.appending(path: "Rejections").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted()
  }()

  @Test(arguments: rejections) func `refuses a prompt that is wrong`(_ name: String) throws {
    let text = try #require(Fixtures.text(Fixtures.tests.appending(path: "Rejections/\(name)")))
    let code = String(name.prefix(6))
    let problems: [Diagnostic]
    do {
      let library = try library(replacing: text)
      let fault = #expect(throws: Diagnostic.self) {
        try library.draft.messages(filling: ["description": ""])
      }
      problems = [try #require(fault)]
    } catch let list as DiagnosticList {
      problems = list.diagnostics
    }
    #expect(Set(problems.map(\.code.rawValue)) == [code])
    for problem in problems {
      #expect(problem.hint != nil)
      #expect(problem.location?.source.hasPrefix("prompts/draft-mapping/") == true)
    }
  }

  @Test func `covers every code a prompt's files can have`() {
    let codes = DiagnosticCode.allCases.map(\.rawValue).filter { $0.hasPrefix("PRM1") }
    #expect(Set(Self.rejections.map { String($0.prefix(6)) }) == Set(codes))
  }

  @Test func `has another hash when any of its files changes`() throws {
    let folder = Fixtures.repository.appending(path: "prompts")
    let shipped = try Fixtures.prompts()
    for file in ["prompt.md", "functions.md", "answer.schema.json"] {
      let changed = try PromptLibrary { path in
        let text = Fixtures.text(folder.appending(path: path))
        return path == "draft-mapping/\(file)" ? text.map { $0 + " \n" } : text
      }
      #expect(changed.draft.hash != shipped.draft.hash, "\(file)")
      #expect((changed.repair.hash != shipped.repair.hash) == (file == "functions.md"))
    }
  }

  @Test func `never looks into what it fills in`() throws {
    let library = try Fixtures.prompts()
    let messages = try library.draft.messages(filling: [
      "source_catalog": "{{description}}", "target_catalog": "", "candidates": "", "lookups": "",
      "samples": "", "examples": "",
      "description": "{{functions}} {{nothing}}",
    ])
    let user = try #require(messages.last?.content)
    #expect(user.contains("{{description}}"))
    #expect(user.contains("{{functions}} {{nothing}}"))
  }

  @Test func `shows the functions without their mark`() throws {
    let messages = try Fixtures.prompts().draft.messages(filling: [
      "source_catalog": "", "target_catalog": "", "candidates": "", "lookups": "",
      "samples": "", "examples": "",
      "description": "",
    ])
    #expect(messages[0].content.contains("truncate("))
    #expect(!messages[0].content.contains("GENERATED"))
  }

  @Test func `asks for nothing that a strict endpoint refuses`() throws {
    let library = try Fixtures.prompts()
    for schema in [library.draft.schema, library.repair.schema, try library.revise().schema] {
      var keywords: Set<String> = []
      collect(schema, into: &keywords)
      let portable: Set<String> = [
        "type", "properties", "required", "additionalProperties", "items", "enum", "anyOf", "$ref",
        "$defs",
      ]
      #expect(keywords.subtracting(portable).isEmpty)
    }
  }

  /// The schema keywords used, and that every object requires all of its members.
  private func collect(_ schema: JSON, into keywords: inout Set<String>) {
    for member in schema.object?.members ?? [] {
      keywords.insert(member.name)
      switch member.name {
      case "properties", "$defs":
        for inner in member.value.object?.members ?? [] { collect(inner.value, into: &keywords) }
      case "items": collect(member.value, into: &keywords)
      case "anyOf": for inner in member.value.array ?? [] { collect(inner, into: &keywords) }
      default: break
      }
    }
    if schema["type"]?.string == "object" {
      #expect(schema["additionalProperties"] == false)
      #expect(
        schema["required"]?.array?.compactMap(\.string) == schema["properties"]?.object?.names
      )
    }
  }
}
