package import MappingLanguage

/// What a person wants changed: a mapping, new sentences for its description, and what may be
/// shown.
package struct RevisionOrder: Sendable {
  /// The catalogs, the samples and what the checker knows; its description is not read.
  package var order: DraftOrder
  /// The mapping as it stands.
  package var spec: MappingSpec
  /// The new sentences, numbered after those that are there.
  package var added: [Sentence]
  /// The names of the tests that a person wrote.
  package var userTests: Set<String>

  /// `texts`: each one sentence, as the person said it.
  package init(
    _ spec: MappingSpec,
    adding texts: [String],
    in order: DraftOrder,
    userTests: Set<String> = []
  ) {
    self.order = order
    self.spec = spec
    self.userTests = userTests
    let last = spec.description.compactMap { Int($0.id.dropFirst()) }.max() ?? 0
    added = texts.enumerated().map { Sentence(id: "S\(last + 1 + $0.offset)", text: $0.element) }
  }

  /// The mapping with the new sentences, as checked against the catalogs of the order.
  var extended: MappingSpec {
    var spec = spec
    spec.description += added
    spec.source.schemaHash = order.source.fingerprint.hex
    spec.target.schemaHash = order.target.fingerprint.hex
    return spec
  }
}
