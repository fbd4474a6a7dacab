import Diagnostics
import Records

extension CheckRule {
  static let datePatternsAreClear = CheckRule(
    "A date pattern is understood in one way",
    [.M311]
  ) { context in
    context.preparation.refusals.compactMap { refusal in
      switch refusal.kind {
      case .datePattern, .datePatterns: break
      case .text, .integer, .decimal, .boolean, .word, .scalar, .scalars, .texts, .valueMap,
        .field, .pattern, .secret, nil:
        return nil
      }
      let step = refusal.node.step
      let value = step[refusal.parameter]?.json
      let suggestion = [value.flatMap(translated)].compactMap(\.self)
        .first { isTaken($0, by: refusal, context) }
      return context.diagnostic(
        .error,
        .M311,
        "\"\(refusal.parameter)\" of \"\(step.function)\": \(refusal.message)",
        at: refusal.pointer,
        of: refusal.node.owner,
        hint: suggestion.map { "Use \($0.text())." }
          ?? "Write a pattern such as %Y-%m-%d, with %H:%M and %z for instants.",
        found: value?.text(),
        fixes: suggestion.map { suggestion in
          [
            Fix(
              "write it as \(suggestion.text())",
              grade: .likely,
              patch: FixPatch.replace(refusal.pointer, with: suggestion)
            )
          ]
        } ?? []
      )
    }
  }

  /// Whether the step takes these patterns in the place of those it refuses.
  private static func isTaken(
    _ patterns: JSON,
    by refusal: StepPreparation.Refusal,
    _ context: CheckContext
  ) -> Bool {
    let step = refusal.node.step
    guard let function = context.functions[step.function] else { return false }
    var constants: [String: JSON] = [:]
    for argument in step.arguments {
      if case .constant(let value) = argument.value { constants[argument.name] = value }
    }
    constants[refusal.parameter] = patterns
    var arguments = StepArguments(constants, resources: context.options.resources)
    arguments.complete(from: context.spec.defaults, for: function.signature)
    do throws(ArgumentFault) {
      _ = try function.init(arguments)
      return true
    } catch {
      // What is wrong elsewhere has been told, or will be.
      return error.parameter != refusal.parameter
    }
  }

  /// What `yyyy-MM-dd` is in this language.
  private static func translated(_ value: JSON) -> JSON? {
    if let items = value.array {
      let changed = items.map { translated($0) ?? $0 }
      return changed == items ? nil : .array(changed)
    }
    guard let text = value.string else { return nil }
    guard !text.contains("%") else {
      let word = (try? DatePattern(text))?.wordOfUTC
      return word.flatMap { text.hasSuffix($0) ? .string(text.dropLast($0.count) + "%z") : nil }
    }
    // The longest first.
    let pairs = [
      ("yyyy", "%Y"), ("YYYY", "%Y"), ("MMMM", "%B"), ("EEEE", "%A"), ("dddd", "%A"),
      ("MMM", "%b"), ("EEE", "%a"), ("ddd", "%a"), ("MM", "%m"), ("dd", "%d"), ("DD", "%d"),
      ("yy", "%y"), ("YY", "%y"), ("HH", "%H"), ("hh", "%I"), ("mm", "%M"), ("ss", "%S"),
      ("M", "%-m"), ("d", "%-d"), ("D", "%-d"), ("H", "%-H"), ("h", "%-I"), ("a", "%p"),
      ("A", "%p"),
    ]
    var rest = Substring(text)
    var result = ""
    while let character = rest.first {
      if let pair = pairs.first(where: { rest.hasPrefix($0.0) }) {
        result += pair.1
        rest = rest.dropFirst(pair.0.count)
      } else {
        if character.isLetter, character != "T" { return nil }
        result.append(character)
        rest = rest.dropFirst()
      }
    }
    return result == text ? nil : .string(result)
  }
}
