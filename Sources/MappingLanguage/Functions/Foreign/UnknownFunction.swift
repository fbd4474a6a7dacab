package import Diagnostics
import Records

/// A name that no function has, and what was probably meant by it.
package struct UnknownFunction: Sendable {
  package let name: String
  /// What may be written instead, each list in the place of the one step, best first.
  let counterparts: [[Step]]
  /// Those of them that were probably meant: of names spelled nearly so the one that is nearest.
  let meant: [[Step]]
  /// What to do where that does not fit, as sentences.
  package let advice: String?

  /// Of several counterparts, those count whose function `takes` what stands there, if any does; of
  /// names that are only spelled nearly so, those alone.
  package init(_ name: String, where takes: (FunctionSignature) -> Bool = { _ in true }) {
    self.name = name
    func fits(_ steps: [Step]) -> Bool {
      steps.first.flatMap { FunctionCatalog[$0.function] }.map { takes($0.signature) } ?? false
    }
    if let known = ForeignFunction[name] {
      let fitting = known.counterparts.filter(fits)
      counterparts = fitting.isEmpty ? known.counterparts : fitting
      meant = counterparts
      advice = known.advice
    } else {
      let names = FunctionCatalog.names.filter { fits([Step($0)]) }
      let near = NearestNames(to: name, among: names)
      meant = [near.meant].compactMap(\.self).map { [Step($0)] }
      counterparts = near.misspelled.prefix(3).map { [Step($0)] }
      advice = nil
    }
  }

  /// The one function that does the same alone, whatever stands before it, under another name.
  package var function: (any MappingFunction.Type)? {
    guard ForeignFunction[name] != nil, counterparts.count == 1, counterparts[0].count == 1
    else { return nil }
    return FunctionCatalog[counterparts[0][0].function]
  }

  /// What to do, in the imperative; `nil` where nothing is known of the name.
  ///
  /// The counterpart chosen is said whole; of others, the parameters that they need.
  package func hint(choosing chosen: [Step]? = nil) -> String? {
    guard !counterparts.isEmpty else { return advice }
    if let chosen { return "Use \(Self.text(chosen, needs: false))." }
    let texts = counterparts.map { Self.text($0, needs: true) }
    guard !meant.isEmpty else {
      return "Near it \(texts.count == 1 ? "is" : "are") \(texts.listed("and")):"
        + " is \(texts.count == 1 ? "it" : "one of them") meant?"
    }
    let uses = texts.joined(separator: " or ")
    return ["Use \(uses).", advice].compactMap { $0 }.joined(separator: " ")
  }

  /// The functions that would do it, each with what it does.
  package var candidates: [Candidate] {
    var names: [String] = []
    for step in counterparts.joined() where !names.contains(step.function) {
      names.append(step.function)
    }
    return names.map { name in
      Candidate(name, label: FunctionCatalog[name]?.signature.summary)
    }
  }

  package var diagnostic: Diagnostic {
    Diagnostic(
      .error,
      .M103,
      "there is no function \"\(name)\"",
      hint: hint(),
      found: name,
      candidates: candidates
    )
  }

  /// `"lower"`, `{"fn":"trim","side":"end"}`, `"pad_start" with "length" and "with"`.
  private static func text(_ steps: [Step], needs: Bool) -> String {
    let texts = steps.map { step in
      let isPlain = step.arguments.isEmpty && !step.each && !step.nullOnError
      let missing = needs ? missing(in: step) : []
      return (isPlain ? "\"\(step.function)\"" : step.json.text())
        + (missing.isEmpty ? "" : " with \(missing.listed("and"))")
    }
    return steps.count == 1 ? texts[0] : "the steps " + texts.listed("and")
  }

  /// Required parameters that nothing says yet, in quotation marks.
  private static func missing(in step: Step) -> [String] {
    let parameters = FunctionCatalog[step.function]?.signature.parameters ?? []
    return parameters.filter { $0.required && step[$0.name] == nil }.map { "\"\($0.name)\"" }
  }
}
