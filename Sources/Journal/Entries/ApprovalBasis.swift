import Records
package import SyncMachine

/// All that an approval binds to, under one hash.
package struct ApprovalBasis: Hashable, Sendable {
  package var spec: ContentHash
  /// The hash of the text that tells how tests and samples came out.
  package var tests: ContentHash
  package var catalogs: [CatalogUse]
  package var prompts: [PromptUse]

  package init(
    spec: ContentHash,
    tests: ContentHash,
    catalogs: [CatalogUse],
    prompts: [PromptUse]
  ) {
    self.spec = spec
    self.tests = tests
    self.catalogs = catalogs
    self.prompts = prompts
  }

  /// The same for the same things, in whatever order they were named.
  package var seal: ContentHash {
    var body = JSONObjectWriter()
    body.string("spec", spec.text)
    body.string("tests", tests.text)
    body.objects("catalogs", catalogs.sorted { $0.order < $1.order }) { use, body in
      body.string("system", use.system)
      body.string("object", use.object)
      body.string("hash", use.hash.text)
    }
    body.objects("prompts", prompts.sorted { $0.order < $1.order }) { use, body in
      body.string("file", use.file)
      body.string("hash", use.hash.text)
    }
    return .sha256(body.text)
  }
}

extension CatalogUse {
  fileprivate var order: String { "\(system)\u{0}\(object)\u{0}\(hash)" }
}

extension PromptUse {
  fileprivate var order: String { "\(file)\u{0}\(hash)" }
}
