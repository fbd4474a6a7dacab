import Diagnostics
import Records
import Yams

extension YAMLReader {
  /// Where personal data may go, by platform, object or field.
  mutating func policy(_ node: Node?) -> DataPolicy {
    var policy = DataPolicy()
    for (place, settings) in entries(of: node, named: "\"policy\"") {
      guard var clause = policyClause(place, settings) else { continue }
      let mark = node?.mapping?.first { $0.key.string == place }?.key.mark
      clause.location = Location(source, line: mark?.line, column: mark?.column)
      policy.clauses.append(clause)
    }
    return policy
  }

  private mutating func policyClause(_ text: String, _ node: Node) -> DataPolicy.Clause? {
    let members = members(
      of: node,
      named: "policy \"\(text)\"",
      known: ["forbid", "consent", "agreed", "visible_outside"],
      required: []
    )
    guard let place = DataPolicy.Place(text) else {
      report(
        .CFG103,
        "\"\(text)\" is no place",
        at: node,
        hint: "Write a platform, platform.object or platform.object.field."
      )
      return nil
    }
    var clause = DataPolicy.Clause(to: place)
    clause.needsConsent = flag(members["consent"], named: "\(text).consent") ?? false
    clause.isVisibleOutside =
      flag(members["visible_outside"], named: "\(text).visible_outside") ?? false
    clause.forbidden = forbidden(members["forbid"], in: text)
    clause.agreed = agreed(members["agreed"], in: place)
    return clause
  }

  private mutating func forbidden(_ node: Node?, in place: String) -> Set<DataLabel> {
    guard let node else { return [] }
    guard let items = node.sequence else {
      report(
        .CFG103,
        "\(place).forbid is not a list",
        at: node,
        hint: "Write classes of personal data in brackets: [phone, free_text]."
      )
      return []
    }
    let known = DataLabel.allCases.map(\.rawValue)
    var labels: Set<DataLabel> = []
    for item in items {
      guard let name = self.text(item, named: "\(place).forbid") else { continue }
      guard let label = DataLabel(rawValue: name) else {
        report(
          .CFG103,
          "\(place).forbid names \"\(name)\", which is no class of personal data",
          at: item,
          hint: NearestNames.hint(for: name, in: known, isVocabulary: true)
            ?? "The classes are \(known.joined(separator: ", "))."
        )
        continue
      }
      labels.insert(label)
    }
    return labels
  }

  /// The values of a field that mean "agreed".
  private mutating func agreed(_ node: Node?, in place: DataPolicy.Place) -> [JSON] {
    guard let node else { return [] }
    guard place.field != nil else {
      report(
        .CFG103,
        "\(place.text).agreed is not about a field",
        at: node,
        hint: "Write it under the field of consent: platform.object.field."
      )
      return []
    }
    let values = node.sequence?.map { json($0) } ?? []
    guard !values.isEmpty, values.allSatisfy({ $0.array == nil && $0.object == nil }) else {
      report(
        .CFG103,
        "\(place.text).agreed is not a list of values",
        at: node,
        hint: "Write what means \"agreed\" in brackets: [true], [\"subscribed\"]; [false] for a "
          + "field that says who has opted out."
      )
      return []
    }
    return values
  }
}
