package import Records

/// In what one case came out differently than expected.
package struct CaseDifference: Hashable, Sendable {
  package var caseName: String
  package var expected: FoundOutcome.Kind
  package var found: FoundOutcome.Kind
  /// The target fields that differ; where the outcome does, all that either record has.
  package var fields: [Field]

  package struct Field: Hashable, Sendable {
    package var name: String
    /// `nil` where nothing should be written.
    package var expected: JSON?
    /// `nil` where nothing is written.
    package var found: JSON?
  }

  package var isOutcome: Bool { expected != found }

  /// The difference of a found outcome from an expected one; fields that are assumed do not count.
  init(
    _ name: String,
    found: FoundOutcome,
    expected: EvaluationCase.Expected,
    target: Catalog,
    assumed: Set<String>
  ) {
    caseName = name
    self.expected = expected.outcome
    self.found = found.kind
    let named = expected.record.names + expected.erased.sorted()
    let names = named + found.record.names.filter { !named.contains($0) }
    var fields: [Field] = []
    for name in names where !assumed.contains(name) {
      let written = found.record[name]
      let wanted = expected.erased.contains(name) ? .null : expected.record[name]
      if found.kind == expected.outcome,
        Self.agree(written, wanted, mayBeNull: expected.record[name] == .null, target[name])
      {
        continue
      }
      fields.append(Field(name: name, expected: wanted, found: written))
    }
    self.fields = fields
  }

  package var isNone: Bool { !isOutcome && fields.isEmpty }

  private static func agree(
    _ written: JSON?,
    _ wanted: JSON?,
    mayBeNull: Bool,
    _ field: CatalogField?
  ) -> Bool {
    if mayBeNull { return written == nil || written == .null }
    guard let written, let wanted else { return written == nil && wanted == nil }
    return ValueAgreement.holds(written, wanted, in: field)
  }
}

extension CaseDifference {
  package var json: JSON {
    .members([
      "case": .string(caseName),
      "expected": isOutcome ? .string(expected.rawValue) : nil,
      "found": isOutcome ? .string(found.rawValue) : nil,
      "fields": .array(
        fields.map { field in
          .members([
            "field": .string(field.name), "expected": field.expected, "found": field.found,
          ])
        }
      ),
    ])
  }
}
