import Records
import SyncMachine

extension JSONObjectWriter {
  mutating func findings(_ findings: CheckFindings) {
    integer("errors", findings.errors)
    integer("warnings", findings.warnings)
    integer("open_questions", findings.openQuestions)
  }

  mutating func summary(_ summary: TestSummary) {
    integer("passed", summary.passed)
    integer("failed", summary.failed)
  }

  mutating func prompts(_ prompts: [PromptUse]) {
    objects("prompts", prompts) { use, body in
      body.string("file", use.file)
      body.string("hash", use.hash.text)
    }
  }

  mutating func catalogs(_ catalogs: [CatalogUse]) {
    objects("catalogs", catalogs) { use, body in
      body.string("system", use.system)
      body.string("object", use.object)
      body.string("hash", use.hash.text)
    }
  }
}

extension StoredBody {
  func findings() throws(JournalFault) -> CheckFindings {
    CheckFindings(
      errors: try integer("errors"),
      warnings: try integer("warnings"),
      openQuestions: try integer("open_questions")
    )
  }

  func summary() throws(JournalFault) -> TestSummary {
    TestSummary(passed: try integer("passed"), failed: try integer("failed"))
  }

  func prompts() throws(JournalFault) -> [PromptUse] {
    var uses: [PromptUse] = []
    for item in try objects("prompts") {
      uses.append(PromptUse(file: try item.string("file"), hash: try item.identifier("hash")))
    }
    return uses
  }

  func catalogs() throws(JournalFault) -> [CatalogUse] {
    var uses: [CatalogUse] = []
    for item in try objects("catalogs") {
      uses.append(
        CatalogUse(
          system: try item.string("system"),
          object: try item.string("object"),
          hash: try item.identifier("hash")
        )
      )
    }
    return uses
  }
}
