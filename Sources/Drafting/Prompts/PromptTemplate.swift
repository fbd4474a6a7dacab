package import Diagnostics
package import MappingLanguage
package import Records

/// One conversation we have with a model: `prompt.md` of a folder in `prompts/`, with its files.
package struct PromptTemplate: Sendable {
  /// What a part of the prompt is, and its text with `{{placeholders}}`.
  struct Part: Sendable {
    var role: ChatMessage.Role
    var text: String
  }

  /// The folder's name.
  package let id: String
  package let purpose: String
  /// The JSON Schema of the answer.
  package let schema: JSON
  /// The hash over the prompt and every file it uses: what a draft is pinned to.
  package let hash: Fingerprint
  let parts: [Part]
  /// What the caller must fill.
  let placeholders: [String]
  /// What files of the folder fill.
  let includes: [String: String]

  /// The messages, every placeholder filled.
  ///
  /// - Throws: PRM107 where the prompt declares a placeholder that has no value.
  package func messages(filling values: [String: String]) throws(Diagnostic) -> [ChatMessage] {
    for name in placeholders where values[name] == nil {
      throw Diagnostic(
        .error,
        .PRM107,
        "nothing fills the placeholder \"\(name)\"",
        at: Location("prompts/\(id)/prompt.md"),
        hint: NearestNames.hint(for: name, in: values.keys)
          ?? "Remove it from the prompt; there is \(values.keys.sorted().joined(separator: ", "))."
      )
    }
    return parts.map { part in
      ChatMessage(part.role, Self.filled(part.text, values.merging(includes) { $1 }))
    }
  }

  /// About how many tokens the prompt has before anything is filled in.
  package var tokensAtLeast: Int {
    parts.reduce(0) {
      $0 + TokenUsage.estimate(ofCharacters: Self.filled($1.text, includes).count)
    }
  }

  /// Replaces every placeholder once; what a value contains is never looked at again.
  private static func filled(_ text: String, _ values: [String: String]) -> String {
    var output = ""
    var rest = text[...]
    while let open = rest.firstRange(of: "{{") {
      output += rest[..<open.lowerBound]
      rest = rest[open.upperBound...]
      guard let close = rest.firstRange(of: "}}") else {
        output += "{{"
        break
      }
      let name = PromptReading.trimmed(rest[..<close.lowerBound])
      output += values[name] ?? ""
      rest = rest[close.upperBound...]
    }
    return output + rest
  }
}
