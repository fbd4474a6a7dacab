import Diagnostics
import Foundation
import MappingLanguage
import Records
import Testing

@testable import Drafting

/// Examples in a prompt: the most similar mappings that people stand behind, never the one that is
/// drafted, within a budget.
@Suite struct WorkedExampleTests {
  static func examples() throws -> [WorkedExample] {
    try WireFormTests.shipped.map { name in
      let file = Fixtures.repository.appending(path: "mappings/\(name)/mapping.json")
      let spec = try MappingSpec(parsing: try #require(Fixtures.text(file)), source: name)
      return WorkedExample(
        spec,
        source: try catalog(spec.source.system, spec.source.object),
        target: try catalog(spec.target.system, spec.target.object)
      )
    }
  }

  private static func catalog(_ system: String, _ object: String) throws -> Catalog {
    let path = "samples/catalogs/\(system).\(object).json"
    let text = try #require(Fixtures.text(Fixtures.repository.appending(path: path)), "\(path)")
    return try #require(Catalog(json: try JSON(parsing: text)))
  }

  private func order(_ name: String, _ description: String? = nil) throws -> DraftOrder {
    let examples = try Self.examples()
    let like = try #require(examples.first { $0.spec.id == name })
    var order = Fixtures.order(
      description ?? like.spec.description.map(\.text).joined(separator: " "),
      source: like.source,
      target: like.target
    )
    order.mapping = name
    order.examples = examples
    return order
  }

  private func choice(_ order: DraftOrder) -> ExampleChoice {
    ExampleChoice(order, DescriptionSplitter.sentences(of: order.description))
  }

  @Test(arguments: WireFormTests.shipped) func `never show the answer`(_ name: String) throws {
    let named = try order(name)
    #expect(!choice(named).ranked.contains { $0.spec.id == name })
    // Under another name the words give it away.
    var renamed = named
    renamed.mapping = "something-else"
    #expect(!choice(renamed).ranked.contains { $0.spec.id == name })
    let lines = choice(renamed).lines(charactersMax: 9_000).joined(separator: "\n")
    let first = try #require(named.examples.first { $0.spec.id == name }?.spec.description.first)
    #expect(!lines.contains(first.text))
  }

  @Test func `are of the same systems and like words first`() throws {
    let order = try order(
      "hubspot-contacts-to-salesforce-leads",
      "Map HubSpot contacts to Salesforce leads. Cut the job title to 128 characters."
    )
    let ranked = choice(order).ranked.map(\.spec.id)
    let first = try #require(choice(order).ranked.first)
    #expect(
      first.source.object == order.source.object || first.target.system == order.target.system
    )
    #expect(ranked == choice(order).ranked.map(\.spec.id))
    var reversed = order
    reversed.examples.reverse()
    #expect(choice(reversed).ranked.map(\.spec.id) == ranked)
  }

  @Test(arguments: [1_500, 4_000, 9_000, 40_000]) func `keep to their room`(_ room: Int) throws {
    for example in try Self.examples() {
      guard let lines = example.lines(charactersMax: room) else { continue }
      #expect(WorkedExample.length(lines) <= room)
    }
    let order = try order("hubspot-contacts-to-salesforce-leads")
    #expect(WorkedExample.length(choice(order).lines(charactersMax: room)) <= room)
  }

  @Test func `are mappings of their own when they are cut`() throws {
    var told = 0
    for example in try Self.examples() {
      guard let lines = example.lines(charactersMax: 9_000) else { continue }
      told += 1
      let start = try #require(lines.firstIndex(of: "answer:"))
      let wire = try JSON(parsing: lines[start + 1])
      let sentences = lines[1...].prefix { !$0.hasPrefix("source fields:") }
      var target = JSONObject()
      target["system"] = .string(example.spec.target.system)
      target["object"] = .string(example.spec.target.object)
      let frame = WireForm.Frame(
        id: example.spec.id,
        description: .array(
          example.spec.description.prefix(sentences.count).map(\.json)
        ),
        source: example.spec.source.json,
        target: target
      )
      let spec = try MappingSpec(json: WireForm.canonical(wire, in: frame), source: "example")
      #expect(!spec.rules.isEmpty)
      // Whatever it uses is there, and every field it uses has its line.
      let codes = MappingChecker.check(
        spec,
        source: example.source,
        target: example.target,
        options: CheckOptions(specName: "example")
      ).diagnostics.filter { $0.severity == .error }.map(\.code)
      #expect(
        Set(codes).isSubset(of: [.M310, .M401, .M503, .M506, .M504, .M205, .M202, .M108]),
        "\(example.spec.id): \(codes)"
      )
      for rule in spec.rules { #expect(lines.contains { $0.hasPrefix(rule.target + "|") }) }
    }
    #expect(told > 8)
  }

  @Test func `stand in the prompt as data, and none where there are none`() async throws {
    let model = ScriptedModel(PlantAnswers.wire())
    let prompts = try Fixtures.prompts()
    var order = try order(
      "hubspot-contacts-to-salesforce-leads",
      "Map HubSpot contacts to Salesforce leads. Cut the job title to 128 characters."
    )
    _ = try? await DraftSession(model: model, prompts: prompts).draft(order)
    let with = try #require(model.requests.first).messages.map(\.content).joined()
    #expect(with.contains("<<examples ") && with.contains("request:\nS1: "))
    order.examples = []
    let bare = ScriptedModel(PlantAnswers.wire())
    _ = try? await DraftSession(model: bare, prompts: prompts).draft(order)
    let without = try #require(bare.requests.first).messages.map(\.content).joined()
    #expect(!without.contains("<<examples"))
    // The example that came with the prompt has to do.
    #expect(without.contains("A worked example, for \"Copy the plant name."))
    let more = (with.count - without.count) * 10 / 36
    #expect((200...2_600).contains(more), "\(more) tokens")
  }
}
