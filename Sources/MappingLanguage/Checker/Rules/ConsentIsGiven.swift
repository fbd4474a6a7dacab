import Diagnostics
import Records

extension CheckRule {
  static let consentIsGiven = CheckRule(
    "Where people must have agreed, the filters leave out everybody who has not",
    [.M602]
  ) { context in
    let personal = context.assignments.first { assignment in
      !assignment.type.labels.subtracting([.consent, .hashed]).isEmpty
        && context.policy(for: assignment).contains(where: \.needsConsent)
    }
    guard let personal else { return [] }
    let proofs = context.consentProofs
    guard !proofs.contains(where: \.holes.isEmpty) else { return [] }
    let place = "\(context.target.system) \(context.target.object)"
    guard let proof = proofs.first(where: \.isRead) ?? proofs.first else {
      return [undecided(personal, in: place, context)]
    }
    let names = proofs.map(\.field.name)
    return [
      context.diagnostic(
        .error,
        .M602,
        "\(place) is for people who agreed, and "
          + (proof.isRead
            ? "no filter is sure to leave out records where \"\(proof.field.name)\" is "
              + proof.holes.listed("or")
            : "no filter asks whether they did"),
        at: personal.pointer,
        of: personal.owner,
        hint: proof.isRead
          ? "Leave out every record whose \"\(proof.field.name)\" is not "
            + proof.agreed.map { $0.isNull ? "empty" : $0.text() }.listed("or")
            + ", whatever its other fields hold."
          : "Add a filter on \(CheckContext.list(names)).",
        candidates: proofs.map(\.field.candidate),
        fixes: proofs.prefix(fixesMax).compactMap { fix($0, personal, context) }
      )
    ]
  }

  private static let fixesMax = 3

  /// The policy does not say what means "agreed": a person has to.
  private static func undecided(
    _ personal: Assignment,
    in place: String,
    _ context: CheckContext
  ) -> Diagnostic {
    let fields = context.source.fields.filter { $0.dataLabels.contains(.consent) }
    let object = "\(context.source.system).\(context.source.object)"
    return context.diagnostic(
      .error,
      .M602,
      "\(place) is for people who agreed, and the workspace's policy does not say how a record "
        + "shows that they did",
      at: personal.pointer,
      of: personal.owner,
      hint: "Name the field and what means \"agreed\" under \"policy\" in crosswalk.yaml: "
        + "\(object).\(fields.first?.name ?? "FIELD"): {agreed: [true]}; [false] for a field that "
        + "says who has opted out.",
      candidates: fields.map(\.candidate),
      fixes: [
        context.ask(
          "Which records agreed to be in \(place)?",
          options: fields.map { "those that \($0.label) says so of" } + ["All of them"],
          because: personal.owner.because
        )
      ]
    )
  }

  /// A filter that drops everybody who has not agreed, after those that drop already.
  private static func fix(
    _ proof: ConsentProof,
    _ personal: Assignment,
    _ context: CheckContext
  ) -> Fix? {
    guard let refusal = proof.refusal else { return nil }
    let filters = context.spec.filters
    let used = Set((filters.map(\.id)) + context.spec.rules.map(\.id))
    let id = (1...).lazy.map { $0 == 1 ? "agreed" : "agreed_\($0)" }.first { !used.contains($0) }
    let said = context.spec.description.prefix(1).map { Because($0.id, quote: $0.text) }
    let because = personal.owner.because.isEmpty ? said : personal.owner.because
    let filter = Filter(
      id: id ?? "agreed",
      when: refusal,
      action: .dropRecord,
      because: because
    )
    let place = filters.firstIndex { $0.action != .dropRecord } ?? filters.count
    return Fix(
      "drop everybody who has not agreed by \"\(proof.field.name)\"",
      grade: .changesMeaning,
      patch: filters.isEmpty
        ? FixPatch.addElement(filter.json, to: "filters", isEmpty: true)
        : FixPatch.add(JSONPointer(["filters", String(place)]), filter.json)
    )
  }
}

extension CheckContext {
  /// What the filters make of each field that the policy knows the agreement of: those of the
  /// source, then those of what the destination holds.
  fileprivate var consentProofs: [ConsentProof] {
    proofs(of: source, Atom.Source.field) + proofs(of: target, Atom.Source.current)
  }

  private func proofs(
    of catalog: Catalog,
    _ subject: (String) -> Atom.Source
  ) -> [ConsentProof] {
    catalog.fields.compactMap { field in
      let agreed = options.policy.agreed(in: field.name, of: catalog)
      guard !agreed.isEmpty else { return nil }
      return ConsentProof(subject(field.name), field, agreed: agreed, in: self)
    }
  }
}
