import Diagnostics
import Records
import Yams

/// Reads a YAML tree strictly, and collects every problem with its line.
struct YAMLReader {
  let source: String
  var problems: [Diagnostic] = []

  init(source: String) { self.source = source }

  mutating func report(
    _ code: DiagnosticCode,
    _ message: String,
    at node: Node?,
    hint: String? = nil
  ) {
    problems.append(
      Diagnostic(
        .error,
        code,
        message,
        at: Location(source, line: node?.mark?.line, column: node?.mark?.column),
        hint: hint
      )
    )
  }

  /// The members of a mapping, each one of `known`; anything else is a problem.
  mutating func members(
    of node: Node?,
    named what: String,
    known: [String],
    required: [String]
  ) -> [String: Node] {
    guard let node, let mapping = node.mapping else {
      report(.CFG103, "\(what) is not a mapping of keys to values", at: node)
      return [:]
    }
    var members: [String: Node] = [:]
    for (key, value) in mapping {
      guard let name = key.string, known.contains(name) else {
        let written = key.string ?? "?"
        report(
          .CFG102,
          "\(what) has no key \"\(written)\"",
          at: key,
          hint: NearestNames.hint(for: written, in: known, isVocabulary: true)
            ?? "The keys are \(known.joined(separator: ", "))."
        )
        continue
      }
      members[name] = value
    }
    for name in required where members[name] == nil {
      report(.CFG102, "\(what) lacks the key \"\(name)\"", at: node, hint: "Add \"\(name):\".")
    }
    return members
  }

  /// The named entries of a mapping, in their order.
  mutating func entries(of node: Node?, named what: String) -> [(name: String, node: Node)] {
    guard let node else { return [] }
    guard let mapping = node.mapping else {
      report(.CFG103, "\(what) is not a mapping of names to settings", at: node)
      return []
    }
    return mapping.compactMap { key, value in key.string.map { ($0, value) } }
  }

  mutating func text(_ node: Node?, named what: String) -> String? {
    guard let node else { return nil }
    guard let text = node.string, !text.isEmpty else {
      report(.CFG103, "\(what) is not a text", at: node)
      return nil
    }
    return text
  }

  mutating func secret(_ node: Node?, named what: String) -> SecretReference? {
    guard let text = text(node, named: what) else { return nil }
    guard let reference = SecretReference(text) else {
      report(
        .CFG103,
        "\(what) is not a reference to a secret",
        at: node,
        hint: "Write env:NAME or file:PATH; the secret itself never stands in this file."
      )
      return nil
    }
    return reference
  }

  /// Reads `15m`, `30s`, `2h`, `1d`.
  mutating func duration(_ node: Node?, named what: String) -> Duration? {
    guard let text = text(node, named: what) else { return nil }
    let units = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
    guard let unit = text.last.flatMap({ units[String($0)] }), let count = Int(text.dropLast()),
      count > 0
    else {
      report(
        .CFG103,
        "\(what) is not a length of time",
        at: node,
        hint: "Write a number and s, m, h or d: 15m."
      )
      return nil
    }
    return .seconds(count * unit)
  }

  func json(_ node: Node) -> JSON {
    if let mapping = node.mapping {
      return .object(
        JSONObject(mapping.map { JSONObject.Member($0.key.string ?? "", json($0.value)) })
      )
    }
    if let sequence = node.sequence { return .array(sequence.map(json)) }
    if node.null != nil { return .null }
    if let flag = node.bool, node.scalar?.style == .plain { return .bool(flag) }
    if node.scalar?.style == .plain, let text = node.string, Double(text) != nil {
      return .number(text)
    }
    return .string(node.string ?? "")
  }
}
