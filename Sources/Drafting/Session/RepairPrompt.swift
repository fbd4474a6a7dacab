import Diagnostics
import MappingLanguage
import Records

/// The messages that ask for a patch, and what that patch may touch.
struct RepairPrompt {
  let messages: [ChatMessage]

  init(
    _ document: JSON,
    problems: [Diagnostic],
    sentences: [Sentence],
    order: DraftOrder,
    template: PromptTemplate,
    marker: String
  ) throws(Diagnostic) {
    let lines = problems.map { PromptText.visible(Self.line($0, in: document).text()) }
    let mentioned = lines.joined(separator: "\n")
    messages = try template.messages(filling: [
      "description": DraftPrompt.description(sentences, marker: marker),
      "outline": PromptBlock("outline", lines: Self.outline(document)).text(marker: marker),
      "fields": PromptBlock("fields", lines: Self.fields(mentioned, order)).text(marker: marker),
      "diagnostics": PromptBlock("diagnostics", lines: lines).text(marker: marker),
    ])
  }

  /// A problem as the model needs it: what stands elsewhere in the prompt, such as the texts of
  /// sentences and the forms of candidate fields, is named only.
  private static func line(_ problem: Diagnostic, in document: JSON) -> JSON {
    var object = problem.json.object ?? JSONObject()
    for name in ["source", "title", "why", "suppresses"] { object[name] = nil }
    if !problem.because.isEmpty { object["because"] = .strings(problem.because.map(\.id)) }
    if !problem.candidates.isEmpty {
      object["candidates"] = .strings(problem.candidates.map(\.name))
    }
    let place = problem.location?.pointer.flatMap(JSONPointer.init(parsing:))
    if let place, let part = RepairScope.part(of: place) {
      object["fragment_at"] = .string(part.description)
      object["fragment"] = document[part]
    }
    return .object(object)
  }

  /// `/rules/3 r4 -> LeadSource`, one line a part.
  static func outline(_ document: JSON) -> [String] {
    let sections = [
      "assumptions", "questions", "value_maps", "lookups", "variables", "filters", "rules",
      "not_mapped", "tests",
    ]
    return sections.flatMap { section in
      (document[section]?.array ?? []).enumerated().map { index, item in
        let name = item["id"]?.string ?? item["name"]?.string ?? item["text"]?.string ?? ""
        let target = item["target"]?.string.map { " -> \($0)" } ?? ""
        return PromptText.oneLine("/\(section)/\(index) \(name)\(target)", charactersMax: 160)
      }
    }
  }

  private static func fields(_ text: String, _ order: DraftOrder) -> [String] {
    func lines(_ catalog: Catalog, as side: CatalogListing.Side) -> [String] {
      let listing = CatalogListing(catalog, as: side, likely: [])
      let named = catalog.fields.filter { text.contains("\($0.name)\"") }
      return named.map {
        (side == .source ? "source: " : "target: ") + listing.line($0, optionsMax: 30)
      }
    }
    return lines(order.source, as: .source) + lines(order.target, as: .target)
  }
}
