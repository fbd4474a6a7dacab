import Diagnostics
import Records

extension CheckRule {
  static let labelsStayWhereAllowed = CheckRule(
    "Personal data goes only where the workspace allows it",
    [.M601]
  ) { context in
    context.assignments.flatMap { assignment -> [Diagnostic] in
      let clauses = context.policy(for: assignment)
      let forbidden = clauses.reduce(into: Set<DataLabel>()) { $0.formUnion($1.forbidden) }
      return forbidden.intersection(assignment.type.labels).sorted { $0.rawValue < $1.rawValue }
        .map { label in
          let path = LabelPath(of: label, in: context).words(into: assignment.owner)
          return context.diagnostic(
            .error,
            .M601,
            "the workspace's policy keeps \(label.rawValue) data out of "
              + "\(context.target.system) \(context.target.object) \(assignment.field.name)",
            at: assignment.pointer,
            of: assignment.owner,
            hint: "Remove the rule, hash the value with \"sha256\", or change \"policy\" in "
              + "crosswalk.yaml.",
            found: (path + ["target \(assignment.field.name)"]).joined(separator: ", "),
            fixes: fixes(assignment, label, forbidden)
          )
        }
    }
  }

  private static func fixes(
    _ assignment: Assignment,
    _ label: DataLabel,
    _ forbidden: Set<DataLabel>
  ) -> [Fix] {
    guard assignment.owner.kind == .rule else { return [] }
    var fixes = [
      Fix(
        "remove the rule",
        grade: .changesMeaning,
        patch: FixPatch.remove(assignment.owner.pointer)
      )
    ]
    let takesText = assignment.field.type == .text && (assignment.field.maxLength ?? 64) >= 64
    if takesText, label != .hashed, !forbidden.contains(.hashed),
      assignment.type.type?.isTextual == true
    {
      let hash = Step("sha256", [Step.Argument("encoding", .constant("hex"))])
      fixes.append(
        Fix(
          "hash the value",
          grade: .changesMeaning,
          patch: FixPatch.append([hash], to: assignment.value, at: assignment.pointer)
        )
      )
    }
    return fixes
  }

  static let freeTextStaysInside = CheckRule(
    "Free text is not shown to people outside the team unseen",
    [.M608]
  ) { context in
    context.assignments.compactMap { assignment in
      guard assignment.type.labels.contains(.freeText),
        context.policy(for: assignment).contains(where: \.isVisibleOutside)
      else { return nil }
      let path = LabelPath(of: .freeText, in: context).words(into: assignment.owner)
      return context.diagnostic(
        .warning,
        .M608,
        "free text gets into \(assignment.field.name), which people outside the team can see",
        at: assignment.pointer,
        of: assignment.owner,
        hint: "Nobody knows what people wrote there. Remove the rule, or write a value map's text.",
        found: (path + ["target \(assignment.field.name)"]).joined(separator: ", ")
      )
    }
  }

  static let consentIsAsked = CheckRule(
    "Where people must have agreed, a filter asks whether they did",
    [.M602]
  ) { context in
    let personal = context.assignments.first { assignment in
      !assignment.type.labels.subtracting([.consent, .hashed]).isEmpty
        && context.policy(for: assignment).contains(where: \.needsConsent)
    }
    guard let personal, !asksForConsent(context) else { return [] }
    let fields = context.source.fields.filter { $0.dataLabels.contains(.consent) }
    return [
      context.diagnostic(
        .error,
        .M602,
        "\(context.target.system) \(context.target.object) is for people who agreed, and no filter "
          + "asks whether they did",
        at: personal.pointer,
        of: personal.owner,
        hint: fields.isEmpty
          ? "The source has no field of consent; say in its catalog which one it is."
          : "Add a filter on \(CheckContext.list(fields.map(\.name))).",
        expected: fields.isEmpty ? nil : CheckContext.drawing(fields),
        fixes: [
          context.ask(
            "Which records agreed to be in \(context.target.system) \(context.target.object)?",
            options: fields.map { "those that \($0.label) says so of" } + ["All of them"],
            because: personal.owner.because
          )
        ]
      )
    ]
  }

  private static func asksForConsent(_ context: CheckContext) -> Bool {
    context.nodes.atoms.contains { node in
      guard node.owner.kind == .filter else { return false }
      return node.type.labels.contains(.consent)
        || readsConsent(node.content, context)
    }
  }

  private static func readsConsent(_ atom: Atom, _ context: CheckContext) -> Bool {
    switch atom.source {
    case .field(let name): context.source[name]?.dataLabels.contains(.consent) ?? false
    case .current(let name): context.target[name]?.dataLabels.contains(.consent) ?? false
    case .variable(let name):
      context.nodes.atoms.contains { node in
        node.owner.kind == .variable && node.owner.name == name
          && readsConsent(node.content, context)
      }
    case .lookup, .constant, .item, .run: false
    }
  }
}

extension CheckContext {
  /// What the workspace's policy says of the target field of an assignment.
  func policy(for assignment: Assignment) -> [DataPolicy.Clause] {
    options.policy.clauses(for: assignment.field.name, of: target)
  }
}
