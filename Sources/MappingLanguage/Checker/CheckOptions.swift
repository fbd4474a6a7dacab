package import Records

/// What a check knows besides the spec and its two catalogs.
package struct CheckOptions: Sendable {
  /// How the sync reads its source.
  package enum Reading: Hashable, Sendable {
    /// Every record, every time.
    case full
    /// Only what changed since the last run.
    case incremental
  }

  /// Whether the tests of the spec are run.
  package enum Testing: Sendable {
    case left
    /// Where there is no error; look-ups find what the table says, or nothing.
    case run(lookups: LookupTable)
  }

  /// What messages call the spec: a file or a mapping.
  package var specName: String
  package var reading: Reading = .incremental
  /// The catalogs of objects that look-ups ask, as far as they are known.
  package var lookupCatalogs: [Catalog] = []
  package var functions: FunctionDirectory
  /// Data tables, time zones and secrets.
  package var resources = MappingResources.builtIn
  /// Where personal data may go.
  package var policy = DataPolicy()
  package var testing = Testing.run(lookups: LookupTable(unanswered: .none))
  /// Whether each fix is tried, and offered only where it mends: for all that shows fixes.
  package var triesFixes = false
  /// Who says of plain copies whether names, labels and values speak for another field; `nil`:
  /// nobody.
  package var reviewer: (any CopyReviewer)?

  package init(specName: String, functions: FunctionDirectory = .builtIn) {
    self.specName = specName
    self.functions = functions
  }

  /// What look-ups can ask: objects of platforms, and the tables of the workspace.
  package var catalogsOfLookups: [Catalog] { lookupCatalogs + resources.lookupTables.catalogs }
}
