import Records
import SyncMachine

extension MappingVersionState {
  /// The form of a version's row.
  var stored: String {
    var body = JSONObjectWriter()
    body.string("phase", phase.rawValue)
    switch self {
    case .described: break
    case .drafted(let spec): body.string("spec", spec.text)
    case .checked(let spec, let findings):
      body.string("spec", spec.text)
      body.findings(findings)
    case .tested(let spec, let findings, let summary):
      body.string("spec", spec.text)
      body.findings(findings)
      body.summary(summary)
    case .proposed(let seal, let openQuestions):
      body.string("seal", seal.text)
      body.integer("open_questions", openQuestions)
    case .approved(let seal, let actor):
      body.string("seal", seal.text)
      body.string("by", actor.text)
    case .superseded(let version): body.integer("by_version", version.number)
    case .retired(let actor): body.string("by", actor.text)
    }
    return body.text
  }

  init(stored text: String) throws(JournalFault) {
    let body = try StoredBody(kind: "mapping version state", version: 1, text: text)
    let phase: Phase = try body.word("phase")
    switch phase {
    case .described: self = .described
    case .drafted: self = .drafted(spec: try body.identifier("spec"))
    case .checked: self = .checked(spec: try body.identifier("spec"), try body.findings())
    case .tested:
      self = .tested(spec: try body.identifier("spec"), try body.findings(), try body.summary())
    case .proposed:
      self = .proposed(
        seal: try body.identifier("seal"),
        openQuestions: try body.integer("open_questions")
      )
    case .approved:
      self = .approved(seal: try body.identifier("seal"), by: try body.identifier("by"))
    case .superseded: self = .superseded(by: try body.number("by_version"))
    case .retired: self = .retired(by: try body.identifier("by"))
    }
  }
}
