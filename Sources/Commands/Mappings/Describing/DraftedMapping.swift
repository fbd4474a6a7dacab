import Diagnostics
import Drafting
import Journal
import MappingLanguage
import Records
import SyncMachine

/// What `describe-mapping` ends with: a mapping in its files, proved, and what the model said.
struct DraftedMapping {
  let document: MappingDocument
  let proof: MappingProof
  let draft: Draft
  /// What to look at before approving.
  let marks: [ReviewMark]
  let modelName: String
  /// The version that the journal keeps; `nil` for a folder outside of it.
  var version: MappingVersionEntry?
  /// What is different from the mapping that was there; `nil` where there was none.
  var comparison: MappingComparison?

  /// What `--json` answers.
  var json: JSON {
    let spec = document.spec
    return .members([
      "mapping": .string(document.name),
      "folder": document.folder.map { .string($0) },
      "version": version.map { .integer($0.version.number) },
      "state": version.map { .string($0.state.phase.rawValue) },
      "model": .string(modelName),
      "stand_in": .bool(draft.standIn),
      "rounds": .integer(draft.rounds.count),
      "repairs": .integer(draft.repairCount),
      "cost": draft.cost.json,
      "rules": .integer(spec.rules.count),
      "questions": .array(spec.questions.enumerated().map(Self.question)),
      "not_mapped": spec.json["not_mapped"] ?? [],
      "notices": .array(draft.notices.map(\.json)),
      "difference": comparison?.json,
      "report": proof.report.json,
      "marks": .array(marks.map(\.json)),
      "tests": .integer(proof.testCount),
      "failures": .array(proof.failures.map(\.json)),
      "sample_problems": .array(proof.sampleProblems.map(\.json)),
    ])
  }

  private static func question(_ number: Int, _ question: Question) -> JSON {
    [
      "number": .integer(number + 1), "text": .string(question.text),
      "sentences": .strings(question.because.map(\.sentence)),
      "options": .strings(question.options),
    ]
  }

  /// How the command ends; lines of samples that cannot be read are exceptions, as of `map`.
  var status: ExitStatus {
    if proof.report.hasErrors || !proof.failures.isEmpty { return .error }
    guard proof.allowsApproval else { return .waitsForPerson }
    return proof.sampleProblems.isEmpty ? .done : .finishedWithExceptions
  }
}
