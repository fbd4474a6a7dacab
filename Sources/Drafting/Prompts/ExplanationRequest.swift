package import Diagnostics
package import MappingLanguage
package import Records

/// What asks a model to explain a mapping to a person; its answer is shown and nothing else.
package struct ExplanationRequest: Sendable {
  package let request: ChatRequest

  /// Of a mapping's own words so many characters are shown at most.
  private static let charactersMax = 40_000
  private static let diagnosticsMax = 20
  private static let answerTokensMax = 1_500

  /// `explanation` is what the program says of the mapping, which the model may only reword.
  ///
  /// - Throws: PRM107 where the prompt wants what nobody fills.
  package init(
    _ explanation: MappingExplanation,
    _ diagnostics: [Diagnostic],
    template: PromptTemplate,
    marker: String = PromptBlock.freshMarker()
  ) throws(Diagnostic) {
    let text = explanation.text.prefix(Self.charactersMax)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { PromptText.visible(String($0)) }
    let told = diagnostics.prefix(Self.diagnosticsMax).map { problem in
      PromptText.visible(
        JSON.members([
          "code": .string(problem.code.rawValue),
          "severity": .string(problem.severity.rawValue), "message": .string(problem.message),
          "rule": problem.rule.map { .string($0) }, "hint": problem.hint.map { .string($0) },
        ]).text()
      )
    }
    let sentences = explanation.spec.description.map { sentence in
      "\(sentence.id): \(PromptText.visible(sentence.text))"
    }
    request = ChatRequest(
      messages: try template.messages(filling: [
        "description": PromptBlock("description", lines: sentences).text(marker: marker),
        "mapping": PromptBlock("mapping", lines: lines).text(marker: marker),
        "diagnostics": PromptBlock("diagnostics", lines: told).text(marker: marker),
      ]),
      schemaName: "explanation",
      schema: template.schema,
      answerTokensMax: Self.answerTokensMax
    )
  }

  /// The text of an answer without characters that nobody sees; `nil` where it has none.
  package static func text(of answer: JSON) -> String? {
    guard let text = answer["explanation"]?.string else { return nil }
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
      .map { PromptText.visible(String($0)) }
    return lines.allSatisfy(\.isEmpty) ? nil : lines.joined(separator: "\n")
  }
}
