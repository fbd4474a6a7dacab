import Diagnostics
import Drafting
import MappingLanguage
import Records
import TestSupport
import Testing

/// The harness counts right, with models whose answers are known.
@Suite(.serialized, .computing) struct EvaluatorTests {
  private func evaluate(_ answers: JSON...) async throws -> DraftEvaluation {
    let model: ScriptedModel
    switch answers.count {
    case 2: model = ScriptedModel(answers[0], answers[1])
    default: model = ScriptedModel(answers[0])
    }
    return try #require(try await Suite.evaluate([PersonTask.task], with: model).first)
  }

  @Test func `an exact draft`() async throws {
    let result = try await evaluate(PersonTask.answer())
    #expect(result.isExact, "\(result)")
    #expect(result.isExactAtFirst && result.isParsed && result.isClean)
    #expect(result.askedRightly == ["S3"])
    #expect(result.notAsked.isEmpty && result.askedWrongly.isEmpty && result.silent.isEmpty)
    #expect(result.expectedValues == 3 && result.writtenValues == 3 && result.rightValues == 3)
    #expect(result.outcomes == [.emit: [.emit: 2], .dropRecord: [.dropRecord: 1]])
    #expect(result.rounds == 1 && result.promptTokens == 1_000 && result.completionTokens == 100)
    #expect(result.milliseconds == 250)
    #expect(result.model == "scripted" && !result.isStandIn)
  }

  @Test func `a silent error`() async throws {
    let result = try await evaluate(PersonTask.answer(name: "Nickname"))
    #expect(result.silent == ["Name"])
    #expect(!result.isExact && result.isClean)
    #expect(result.differences.map(\.caseName) == ["both", "no name"])
    #expect(result.expectedValues == 3 && result.writtenValues == 4 && result.rightValues == 2)
    #expect(result.precision == 0.5)
  }

  @Test func `a missing field is as silent as a wrong one`() async throws {
    let result = try await evaluate(PersonTask.answer(name: nil))
    #expect(result.silent == ["Name"])
    #expect(result.recall == Double(2) / 3)
  }

  @Test func `a question asked without need covers its field, and is wrong`() async throws {
    let answer = PersonTask.answer(
      name: nil,
      questions: [PersonTask.question, PersonTask.questionTooMuch]
    )
    let result = try await evaluate(answer)
    #expect(result.silent.isEmpty)
    #expect(result.askedWrongly == ["S1"])
    #expect(result.askedRightly == ["S3"])
    #expect(!result.isExact)
  }

  @Test func `a question that is missing`() async throws {
    let left: JSON = [
      "field": nil, "because": [["s": "S3", "quote": "Set the shoe size"]],
      "reason": "There is no shoe size.",
    ]
    let result = try await evaluate(PersonTask.answer(questions: [], notMapped: [left]))
    #expect(result.notAsked == ["S3"])
    #expect(result.silent.isEmpty && !result.isExact)
  }

  @Test func `a filter that is missing is silently wrong`() async throws {
    let left: JSON = [
      "field": "Nickname", "because": [["s": "S2", "quote": "Skip people without a mail"]],
      "reason": "Nothing to do.",
    ]
    let result = try await evaluate(PersonTask.answer(filters: [], notMapped: [left]))
    #expect(result.silent == ["*"])
    #expect(result.outcomes[.dropRecord] == [.rejectRecord: 1])
  }

  @Test func `a filter that is asked about is not`() async throws {
    let asked: JSON = [
      "because": [["s": "S2", "quote": "Skip people without a mail"]], "text": "Really?",
      "options": [],
    ]
    let result = try await evaluate(
      PersonTask.answer(filters: [], questions: [PersonTask.question, asked])
    )
    #expect(result.silent.isEmpty)
    #expect(result.askedWrongly == ["S2"] && !result.isExact)
  }

  @Test func `a draft that is mended is exact, not at first`() async throws {
    let patch: JSON = [
      "patch": [
        ["op": "replace", "path": "/rules/1/value", "value": #"{"field": "Full Name"}"#]
      ]
    ]
    let result = try await evaluate(PersonTask.answer(name: "Fullname"), patch)
    #expect(result.isExact, "\(result)")
    #expect(!result.isExactAtFirst && result.isParsed && result.isClean)
    #expect(result.rounds == 2)
  }

  @Test func `a broken rule hides nothing of the others, and is not silent`() async throws {
    let result = try await evaluate(PersonTask.answer(name: "Fullname"))
    #expect(!result.isClean && !result.isExact)
    #expect(result.problems.contains("M201"), "\(result.problems)")
    #expect(result.silent.isEmpty)
    #expect(result.outcomes[.emit] == [.emit: 2])
    #expect(result.rightValues == 2)
  }

  @Test func `no draft`() async throws {
    let result = try await evaluate(["nothing": "here"])
    #expect(!result.isParsed && !result.isExact && !result.problems.isEmpty)
    #expect(result.silent.isEmpty)
    #expect(result.outcomes == [.emit: [.notRun: 2], .dropRecord: [.notRun: 1]])
    #expect(result.notAsked == ["S3"])
    #expect(result.recall == 0)
  }
}
