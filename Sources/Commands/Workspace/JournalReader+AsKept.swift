import Journal

extension JournalReader {
  /// The pull with the text that stands under its hash already, where one does.
  ///
  /// The hash says nothing of the order in which fields and keys are listed, and the journal takes
  /// one text under a hash: the first one stays.
  func asKept(_ pull: CatalogPull) async throws(JournalFault) -> CatalogPull {
    var pull = pull
    do {
      pull.json = try await catalog(pull.hash).json
    } catch .unknown {
      return pull
    }
    return pull
  }

  func asKept(_ pulls: [CatalogPull]) async throws(JournalFault) -> [CatalogPull] {
    var kept: [CatalogPull] = []
    for pull in pulls { kept.append(try await asKept(pull)) }
    return kept
  }
}
