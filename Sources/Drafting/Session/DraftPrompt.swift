import Diagnostics
import MappingLanguage
import Matching
import Records

/// The messages that ask for a draft, cut to fit the model.
struct DraftPrompt {
  let messages: [ChatMessage]
  let answerTokensMax: Int
  /// What a person should know about the catalogs' texts.
  let notices: [Diagnostic]

  /// The share of the context that the prompt may fill, before the answer's part is taken off.
  private static let inputShare = 0.6

  init(
    _ order: DraftOrder,
    sentences: [Sentence],
    template: PromptTemplate,
    contextTokens: Int,
    marker: String,
    blocks: [PromptBlock] = []
  ) throws(Diagnostic) {
    let matcher = FieldMatcher(source: order.source, target: order.target)
    let named = NamedFields(sentences)
    let pairs = matcher.candidates().flatMap(\.matches)
    let sure = matcher.oneToOne().sorted { $0.score > $1.score }.prefix(Self.surestMax)
    let source = CatalogListing(
      order.source,
      as: .source,
      likely: Set(pairs.map(\.source)).union(named.fields(of: order.source)),
      surest: Set(sure.map(\.source)).union(named.fields(of: order.source))
    )
    let target = CatalogListing(
      order.target,
      as: .target,
      likely: Set(pairs.map(\.target)).union(named.fields(of: order.target)),
      surest: Set(sure.map(\.target)).union(named.fields(of: order.target))
    )
    answerTokensMax = Self.answerTokens(pairs: matcher.oneToOne().count + sentences.count)
    let limit = Int(Self.inputShare * Double(contextTokens)) - answerTokensMax / 2
    let choice = ExampleChoice(order, sentences)
    var messages: [ChatMessage] = []
    for (step, detail) in CatalogListing.Detail.steps.enumerated() {
      // Examples go before fields do.
      let room = Self.exampleCharacters(of: limit) / (step + 1)
      let examples = detail.fields != .all ? [] : choice.lines(charactersMax: room)
      var values = [
        "examples": examples.isEmpty
          ? "" : PromptBlock("examples", lines: examples).text(marker: marker),
        "source_catalog": source.block(detail).text(marker: marker),
        "target_catalog": target.block(detail).text(marker: marker),
        "candidates": CandidateListing(
          matcher: matcher,
          targets: detail.fields == .surest ? target.surest : nil
        ).block.text(marker: marker),
        "lookups": LookupListing(catalogs: order.options.catalogsOfLookups).block
          .text(marker: marker),
        "samples": Self.samples(order, marker: marker),
        "description": Self.description(sentences, marker: marker),
      ]
      for block in blocks {
        values[block.name.replacing("-", with: "_")] =
          block.lines.isEmpty ? "" : block.text(marker: marker)
      }
      messages = try template.messages(filling: values)
      if Self.tokens(messages) <= limit { break }
    }
    let tokens = Self.tokens(messages)
    if tokens > contextTokens { throw Self.tooLong(tokens, contextTokens) }
    self.messages = messages
    notices = source.suspicions + target.suspicions
  }

  private static func tooLong(_ tokens: Int, _ contextTokens: Int) -> Diagnostic {
    Diagnostic(
      .error,
      .MDL009,
      "the prompt has about \(tokens) tokens at its shortest, and the model takes \(contextTokens)",
      at: Location("description"),
      hint: "Describe less in one mapping, or use a model with a larger context, and say so with "
        + "\"model: context_tokens\"."
    )
  }

  /// Of pairs that surely belong together so many stay in the shortest prompt.
  private static let surestMax = 60

  /// How many characters examples may have: a seventh of the prompt, 2,500 tokens at most.
  private static func exampleCharacters(of tokens: Int) -> Int {
    max(0, min(2_500, tokens / 7)) * 18 / 5
  }

  private static func samples(_ order: DraftOrder, marker: String) -> String {
    guard !order.samples.isEmpty else { return "" }
    return SampleMasking(catalog: order.source).block(order.samples).text(marker: marker)
  }

  static func description(_ sentences: [Sentence], marker: String) -> String {
    PromptBlock("description", lines: sentences.map { "\($0.id): \($0.text)" })
      .text(marker: marker)
  }

  /// Enough for a rule an expected pair, in a form that is not terse.
  private static func answerTokens(pairs: Int) -> Int { max(4_000, pairs * 220 + 2_500) }

  static func tokens(_ messages: [ChatMessage]) -> Int {
    TokenUsage.estimate(ofCharacters: messages.reduce(0) { $0 + $1.content.count })
  }
}
