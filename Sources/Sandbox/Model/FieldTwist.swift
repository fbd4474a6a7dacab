import Records

/// Drafts with wrong source fields: ones that do not exist, or ones in each other's place.
struct FieldTwist {
  private let content: String
  private let draft: JSON?
  /// Types by field, as the prompt lists the source.
  private let types: [String: String]

  init(_ content: String, prompt: String) {
    self.content = content
    draft = try? JSON(parsing: content)
    var types: [String: String] = [:]
    var isInside = false
    for line in prompt.split(separator: "\n") {
      if line.hasPrefix("<<source-catalog ") { isInside = true }
      if line.hasPrefix(">>source-catalog ") { isInside = false }
      let parts = line.split(separator: "|", omittingEmptySubsequences: false)
      guard isInside, parts.count >= 3, let type = parts.last else { continue }
      types[String(parts[0])] = String(type.prefix { $0.isLetter || $0 == "_" })
    }
    self.types = types
  }

  /// The places in `rules` that copy a field, and which.
  private var copies: [(index: Int, field: String)] {
    (draft?["rules"]?.array ?? []).enumerated().compactMap { index, rule in
      let value = rule["value"]
      guard value?["kind"]?.string == "field", let name = value?["name"]?.string else { return nil }
      return (index, name)
    }
  }

  /// The first copied field is one that no catalog has.
  var hallucinated: String {
    guard let first = copies.last else { return content }
    return replacing([first.index: first.field + "_primary_v2"])
  }

  /// Two copied fields of the same type have changed places.
  var swapped: String {
    let copies = copies
    for (number, one) in copies.enumerated() {
      for other in copies[(number + 1)...]
      where types[one.field] == types[other.field] && one.field != other.field {
        return replacing([one.index: other.field, other.index: one.field])
      }
    }
    return content
  }

  private func replacing(_ names: [Int: String]) -> String {
    guard var object = draft?.object, var rules = object["rules"]?.array else { return content }
    for (index, name) in names {
      guard var rule = rules[index].object, var value = rule["value"]?.object else { continue }
      value["name"] = .string(name)
      rule["value"] = .object(value)
      rules[index] = .object(rule)
    }
    object["rules"] = .array(rules)
    return JSON.object(object).text()
  }
}
