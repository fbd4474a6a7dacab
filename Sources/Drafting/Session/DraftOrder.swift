package import MappingLanguage
package import Records

/// What a person wants drafted: the words, the two catalogs, and what may be shown.
package struct DraftOrder: Sendable {
  /// The mapping's name.
  package var mapping: String
  /// As the person wrote it.
  package var description: String
  package var source: Catalog
  package var target: Catalog
  /// Sample records, catalog field names and values; shown to the model as shapes.
  ///
  /// Empty unless the workspace opts in.
  package var samples: [JSON]
  /// How many samples are shown at most.
  package static var samplesMax: Int { SampleMasking.recordsMax }
  /// Mappings that people stand behind; the most similar ones are shown as examples.
  package var examples: [WorkedExample] = []
  /// The mapping that is drafted anew; what answers settled in it stays settled.
  package var before: MappingSpec?
  /// What the checker knows besides the catalogs.
  package var options: CheckOptions

  package init(
    mapping: String,
    description: String,
    source: Catalog,
    target: Catalog,
    samples: [JSON] = [],
    options: CheckOptions
  ) {
    self.mapping = mapping
    self.description = description
    self.source = source
    self.target = target
    self.samples = samples
    self.options = options
    self.options.triesFixes = true
    if options.reviewer == nil { self.options.reviewer = FieldReviewer(records: samples) }
  }
}
