import Diagnostics

package import MappingLanguage
package import Records

/// Something in a draft that a person should look at before approving it, however well it checks.
///
/// A model that followed words in somebody's data can only propose; what such words would ask for
/// is made to stand out: values that come from no record, records that are left out altogether,
/// consent, owners, secrets, and targets that the description does not mention.
package struct ReviewMark: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// A value that is written whatever the record holds.
    case constant
    /// A filter that keeps every record, or every known or new one, from being written.
    case leavesAllOut = "leaves_all_out"
    /// The target says whether a person has agreed to something.
    case consent
    /// The target says whose a record is.
    case owner
    /// A secret of the workspace is used that the description does not name.
    case secret
    /// The description names neither the target nor its label.
    case unmentioned
  }

  package var kind: Kind
  /// The rule, filter or variable.
  package var by: String
  package var target: String?
  /// One sentence.
  package var text: String

  package var json: JSON {
    .members([
      "kind": .string(kind.rawValue), "by": .string(by), "target": target.map { .string($0) },
      "text": .string(text),
    ])
  }

  /// The marks of a spec, in its order.
  package static func marks(of spec: MappingSpec, source: Catalog, target: Catalog) -> [ReviewMark]
  {
    ReviewMarking(spec, source: source, target: target).marks
  }
}

/// Finds what should be looked at.
private struct ReviewMarking {
  private let spec: MappingSpec
  private let target: Catalog
  private let words: NamedFields
  private let description: String
  private let generalTargets: Set<String>
  private(set) var marks: [ReviewMark] = []

  init(_ spec: MappingSpec, source: Catalog, target: Catalog) {
    self.spec = spec
    self.target = target
    words = NamedFields(spec.description)
    description = spec.description.map(\.text).joined(separator: " ")
    generalTargets = Self.pairsOfOneName(spec, source, target)
    for filter in spec.filters { mark(filter) }
    for rule in spec.rules { mark(rule) }
    for node in SpecNodes(of: spec).steps { mark(node) }
  }

  private mutating func add(
    _ kind: ReviewMark.Kind,
    _ by: String,
    _ target: String? = nil,
    _ text: String
  ) {
    marks.append(ReviewMark(kind: kind, by: by, target: target, text: text))
  }

  private mutating func mark(_ filter: Filter) {
    let tests = filter.when.tests
    func says(_ op: ConditionTest.Operator) -> Bool { tests.contains { $0.op == op } }
    let isWhole =
      tests.isEmpty
      || filter.when.mode == .any && says(.isNew) && says(.isExisting)
      || filter.when.mode == .any && Self.areOpposite(tests)
      || tests.count == 1 && (says(.isNew) || says(.isExisting))
      || tests.allSatisfy { test in
        if case .constant = test.of?.source { true } else { false }
      }
    if isWhole {
      add(
        .leavesAllOut,
        filter.id,
        filter.target,
        "The filter does not look at what a record says: it may leave all of them out."
      )
    }
  }

  /// Whether one test holds wherever another does not, on the same value.
  private static func areOpposite(_ tests: [ConditionTest]) -> Bool {
    let pairs: [ConditionTest.Operator: ConditionTest.Operator] = [
      .isNull: .isNotNull, .equal: .notEqual, .isIn: .isNotIn, .contains: .notContains,
      .isTrue: .isNotTrue, .isFalse: .isNotFalse, .matches: .notMatches,
    ]
    return tests.contains { first in
      tests.contains {
        pairs[first.op] == $0.op && first.of == $0.of && first.argument == $0.argument
      }
    }
  }

  private mutating func mark(_ rule: Rule) {
    let field = target[rule.target]
    if let constant = Self.constant(rule.value) {
      add(
        .constant,
        rule.id,
        rule.target,
        "\(rule.target) is \(constant.text()) in every record it is written to."
      )
    }
    if field?.dataLabels.contains(.consent) ?? false {
      add(
        .consent,
        rule.id,
        rule.target,
        "\(rule.target) says what a person has agreed to."
      )
    }
    if let field, Self.saysWhose(field) {
      add(.owner, rule.id, rule.target, "\(rule.target) says whose a record is.")
    }
    if let field, !words.names(field), !generalTargets.contains(field.name) {
      add(
        .unmentioned,
        rule.id,
        rule.target,
        "No sentence names \(rule.target) or its label, \"\(PromptText.label(field.label))\"."
      )
    }
  }

  private mutating func mark(_ node: SpecNodes.StepNode) {
    for argument in node.step.arguments where argument.name == "secret" {
      guard case .constant(let value) = argument.value, let name = value.string,
        !description.contains(name)
      else { continue }
      let target = node.owner.kind == .rule ? spec.rules[node.owner.index].target : nil
      add(
        .secret,
        node.owner.title,
        target,
        "It uses the secret \"\(PromptText.label(name))\", which no sentence names."
      )
    }
  }

  private static func constant(_ value: ValueExpression) -> JSON? {
    guard case .atom(let atom) = value.head, case .constant(let json) = atom.source, !json.isNull
    else { return nil }
    return json
  }

  private static func saysWhose(_ field: CatalogField) -> Bool {
    let name = field.name.lowercased()
    return field.references == "User" || name.hasSuffix("ownerid") || name.contains("owner_id")
  }

  /// Targets that are copied from a field of the same name, which a general sentence asks for.
  private static func pairsOfOneName(
    _ spec: MappingSpec,
    _ source: Catalog,
    _ target: Catalog
  ) -> Set<String> {
    Set(
      spec.rules.compactMap { rule in
        guard case .atom(let atom) = rule.value.head, case .field(let name) = atom.source,
          let from = source[name], let to = target[rule.target]
        else { return nil }
        let same = Set([from.name, from.label].map(NameLetters.of))
          .isDisjoint(with: [to.name, to.label].map(NameLetters.of))
        return same ? nil : rule.target
      }
    )
  }
}
