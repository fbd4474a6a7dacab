import Diagnostics
import Records

extension CheckRule {
  static let secretsStayOutside = CheckRule("No constant is a secret", [.M603]) { context in
    var constants: [(JSON, JSONPointer, SpecOwner?)] = []
    for node in context.nodes.atoms {
      guard case .constant(let value) = node.content.source else { continue }
      constants.append((value, node.pointer.appending("const"), node.owner))
    }
    for node in context.nodes.steps {
      for argument in node.step.arguments {
        guard case .constant(let value) = argument.value else { continue }
        constants.append((value, node.pointer.appending(argument.name), node.owner))
      }
    }
    for (index, map) in context.spec.valueMaps.enumerated() {
      for (position, entry) in map.entries.enumerated() {
        let place = JSONPointer(["value_maps", String(index), "entries", String(position), "to"])
        constants.append((entry.to, place, nil))
      }
    }
    return constants.compactMap { value, pointer, owner in
      guard texts(value).contains(where: isSecret) else { return nil }
      return context.diagnostic(
        .error,
        .M603,
        "this constant looks like a secret",
        at: pointer,
        of: owner,
        hint: "Take it out of the spec and replace the secret: it has been in the open.",
        found: "a text of \(texts(value).map(\.utf8.count).max() ?? 0) characters"
      )
    }
  }

  private static func texts(_ value: JSON) -> [String] {
    value.array?.compactMap(\.string) ?? value.string.map { [$0] } ?? []
  }

  /// The beginnings that platforms give their keys, put together so that they are none themselves.
  private static let starts = [
    "sk" + "-", "sk" + "_live_", "pat" + "-na", "pat" + "-eu", "AKI" + "A", "gh" + "p_",
    "gho" + "_", "xox" + "b-", "xox" + "p-", "SG" + ".", "ey" + "J", "AIz" + "a",
  ]

  private static func isSecret(_ text: String) -> Bool {
    // Nothing shorter is one.
    guard text.utf8.count >= 16 else { return false }
    if text.hasPrefix("Bearer "), text.utf8.count > 20 { return true }
    if text.contains("PRIVATE" + " KEY-----") { return true }
    let words = text.split { !($0.isLetter || $0.isNumber || "-_.+/=".contains($0)) }
    return words.contains { word in
      word.utf8.count >= 20 && (starts.contains { word.hasPrefix($0) } || isRandom(word))
    }
  }

  /// Thirty-two characters and more that mix both cases and digits as no name or URL does.
  private static func isRandom(_ word: Substring) -> Bool {
    guard word.utf8.count >= 32, !word.contains(".") else { return false }
    let scalars = word.unicodeScalars.filter(\.isASCII)
    let digits = scalars.count { $0.properties.numericType != nil }
    let lower = scalars.count { $0.properties.isLowercase }
    let upper = scalars.count { $0.properties.isUppercase }
    return digits >= 5 && lower >= 5 && upper >= 5
  }
}
