package import Diagnostics

extension DataPolicy {
  /// What is known of platforms, to look up the places of a policy.
  package struct Directory: Sendable {
    /// The API names of the objects that are known, by platform; empty for a platform none of whose
    /// objects is.
    package var objects: [String: [String]]
    /// The catalogs of the objects that the policy names.
    package var catalogs: [Catalog]

    package init(objects: [String: [String]], catalogs: [Catalog]) {
      self.objects = objects
      self.catalogs = catalogs
    }
  }

  /// What the policy says about places that nobody knows, and would protect nothing: CFG104; CFG103
  /// for values that a field of consent cannot have.
  package func problems(in directory: Directory) -> [Diagnostic] {
    clauses.flatMap { clause -> [Diagnostic] in
      let place = clause.to
      guard let objects = directory.objects[place.system] else {
        return [clause.unknown("platform", place.system, among: directory.objects.keys.sorted())]
      }
      guard let object = place.object else { return [] }
      let catalog = directory.catalogs.first {
        $0.system == place.system && $0.object == object
      }
      guard let catalog else {
        return [
          clause.unknown(
            "object of \(place.system)",
            object,
            among: objects.sorted(),
            more: " \"catalog pull\" asks the platform for more."
          )
        ]
      }
      guard let name = place.field else { return [] }
      guard let field = catalog[name] else {
        let what = "field of \(place.system) \(object)"
        return [clause.unknown(what, name, among: catalog.fields.map(\.name))]
      }
      return clause.agreed.filter { !$0.isNull }.compactMap { clause.problem(with: $0, in: field) }
    }
  }
}

extension DataPolicy.Clause {
  /// How many names a hint lists.
  private static let namesMax = 12

  fileprivate func unknown(
    _ what: String,
    _ name: String,
    among names: [String],
    more: String = ""
  ) -> Diagnostic {
    let rest = names.count > Self.namesMax ? " and \(names.count - Self.namesMax) more" : ""
    let known = names.prefix(Self.namesMax).joined(separator: ", ") + rest
    let hint =
      NearestNames.hint(for: name, in: names)
      ?? (names.isEmpty ? "None is known." : "Known are \(known).")
    return Diagnostic(
      .error,
      .CFG104,
      "policy \"\(to.text)\": \"\(name)\" is no \(what) that is known, so it protects nothing",
      at: location,
      hint: hint + more
    )
  }

  /// What is wrong with a value that shall mean "agreed".
  fileprivate func problem(with value: JSON, in field: CatalogField) -> Diagnostic? {
    let hint: String
    switch field.type {
    case .bool:
      guard value.bool == nil else { return nil }
      hint = "Write true or false."
    case .int, .dec:
      guard value.number == nil else { return nil }
      hint = "Write a number."
    case .text, .email, .phone, .url, .country, .language, .currency, .option, .id, .reference:
      guard let text = value.string else {
        hint = "Write a text, in quotes."
        break
      }
      let options = field.options.map(\.value)
      guard field.restricted, !options.contains(text) else { return nil }
      hint =
        NearestNames.hint(for: text, in: options)
        ?? "The options are \(options.prefix(Self.namesMax).joined(separator: ", "))."
    case .date, .datetime, .optionSet, .record, .json, .list:
      hint = "Name a field that holds one word, number, true or false."
    }
    return Diagnostic(
      .error,
      .CFG103,
      "policy \"\(to.text)\": a field of type \(field.type.name) never holds \(value.text())",
      at: location,
      hint: hint
    )
  }
}
