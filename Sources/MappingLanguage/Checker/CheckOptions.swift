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

  /// Why a test of the spec fails.
  package struct TestFailure: Hashable, Sendable {
    /// The place in the spec's `tests`.
    package var index: Int
    package var message: String
    package var found: String
    package var expected: String

    package init(index: Int, message: String, found: String, expected: String) {
      self.index = index
      self.message = message
      self.found = found
      self.expected = expected
    }
  }

  /// What messages call the spec: a file or a mapping.
  package var specName: String
  package var reading: Reading = .incremental
  /// The catalogs of objects that look-ups ask, as far as they are known.
  package var lookupCatalogs: [Catalog] = []
  package var functions: FunctionDirectory
  /// The time zones that may be named besides UTC and fixed offsets.
  package var zones: ZoneTable = .utcOnly
  /// Runs the tests of a spec that has no errors; `nil` leaves them out.
  package var runTests: (@Sendable (MappingSpec) -> [TestFailure])?

  package init(specName: String, functions: FunctionDirectory = .builtIn) {
    self.specName = specName
    self.functions = functions
  }
}
