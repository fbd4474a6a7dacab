/// What a mapping may read besides the record: the run's constants and answers to its look-ups.
///
/// The same record in the same context gives the same bytes.
package struct MappingContext: Sendable {
  package var run: RunConstants
  package var lookups: LookupTable

  package init(run: RunConstants, lookups: LookupTable = LookupTable()) {
    self.run = run
    self.lookups = lookups
  }
}
