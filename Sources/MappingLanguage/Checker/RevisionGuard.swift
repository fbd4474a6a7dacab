package import Diagnostics
package import Records

/// What new sentences may change in a mapping: what then cites one of them, and nothing else.
///
/// Compared is the mapping as a whole, not the patch: whatever the way to it, an untouched rule has
/// the bytes it had.
package struct RevisionGuard: Sendable {
  /// The mapping with the new sentences in its description, and nothing else changed.
  package let before: MappingSpec
  /// The identifiers of the new sentences.
  package let sentences: Set<String>
  /// The names of the tests that a person wrote.
  package let userTests: Set<String>
  /// What the check said before there were new sentences.
  private let known: Set<Remark>

  /// A problem without its place, which moves when something before it goes.
  private struct Remark: Hashable {
    let code: DiagnosticCode
    let rule: String?
    let message: String

    init(_ problem: Diagnostic) {
      code = problem.code
      rule = problem.rule
      message = problem.message
    }
  }

  package init(
    _ before: MappingSpec,
    sentences: Set<String>,
    userTests: Set<String> = [],
    known: [Diagnostic] = []
  ) {
    self.before = before
    self.sentences = sentences
    self.userTests = userTests
    self.known = Set(known.map(Remark.init))
  }

  /// Whether a problem came with the new sentences.
  package func isNew(_ problem: Diagnostic) -> Bool { !known.contains(Remark(problem)) }

  /// One M109 for everything that differs and may not.
  package func violations(to after: JSON, source: String) -> [Diagnostic] {
    let change = RevisedDocument(before.json, after, sentences: sentences)
    let texts = before.description.filter { sentences.contains($0.id) }.map(\.text)
    let spec = try? MappingSpec(json: after, source: source)
    let findings =
      change.fixedSections() + change.parts() + change.texts(answers: texts)
      + change.tests(of: userTests) + (spec.map { sharedParts(change, $0) } ?? [])
    return findings.map { finding in
      Diagnostic(
        .error,
        .M109,
        finding.message,
        at: Location(source, pointer: finding.pointer),
        hint: finding.hint
      )
    }
  }

  /// What others use too, and what is different for them although they stay as they are.
  private func sharedParts(
    _ change: RevisedDocument,
    _ after: MappingSpec
  ) -> [RevisedDocument.Finding] {
    let changed = change.changedShares()
    guard !changed.isEmpty else { return [] }
    let usage = SpecUsage(of: SpecNodes(of: after))
    let users: [(SpecUsage.Thing, JSON, String)] =
      after.filters.map { (.filter($0.id), $0.json, "filters") }
      + after.rules.map { (.rule($0.id), $0.json, "rules") }
    return users.flatMap { thing, json, section -> [RevisedDocument.Finding] in
      guard change.isUnchanged(json, in: section) else { return [] }
      let met = usage.reach(from: thing).intersection(changed).map(\.name).sorted()
      return met.map { name in
        RevisedDocument.Finding(
          message: "the patch changes \"\(name)\", which \(thing.name) uses as well",
          pointer: "/" + section,
          hint: "Add another of its kind, and use that; or let \(thing.name) cite a new sentence."
        )
      }
    }
  }
}
