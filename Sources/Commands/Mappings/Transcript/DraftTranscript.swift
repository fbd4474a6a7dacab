import Diagnostics
import Drafting
import Journal
import Records
import SyncMachine

/// What a model was asked for a version of a mapping, what it answered, and what the checker said.
struct DraftTranscript {
  let name: MappingName
  let version: VersionNumber
  let rounds: [Journal.DraftRound]

  /// - Throws: CFG104 where no model was asked for it.
  init(
    of name: String,
    version: Int?,
    in desk: MappingDesk
  ) async throws {
    self.name = MappingName(name)
    let reader = try await desk.workspace.requiredReader()
    let versions = try await reader.mappingVersions(of: self.name)
    var found: DraftEntry?
    var number = version.map { VersionNumber($0) }
    if let number {
      found = try await reader.draft(self.name, number)
    } else {
      // The newest one that a model had a part in.
      for summary in versions where found == nil {
        let entry = try await reader.draft(summary.name, summary.version)
        if !entry.rounds.isEmpty { (found, number) = (entry, summary.version) }
      }
    }
    guard let found, let number, !found.rounds.isEmpty else {
      throw Self.noRounds(name, version, isKnown: !versions.isEmpty, desk)
    }
    self.version = number
    rounds = found.rounds
  }

  private static func noRounds(
    _ name: String,
    _ version: Int?,
    isKnown: Bool,
    _ desk: MappingDesk
  ) -> Diagnostic {
    guard isKnown else {
      return Diagnostic(
        .error,
        .CFG104,
        "no version of \"\(name)\" is kept",
        at: Location(name),
        hint: "What there is: " + desk.context.typed("mappings")
      )
    }
    let which = version.map { "version \($0) of \"\(name)\"" } ?? "\"\(name)\""
    return Diagnostic(
      .error,
      .CFG104,
      "no model was asked for \(which)",
      at: Location(name),
      hint: "It came from a file. What there is: " + desk.context.typed("mappings", name)
    )
  }

  /// One line a question, answer and problem.
  var lines: [String] {
    var lines = [
      "\(name) version \(version): \(ScreenText.count(rounds.count, "request")) to "
        + (rounds.first?.endpoint ?? "")
    ]
    for round in rounds { lines += self.lines(of: round) }
    return lines.map { PrintableText.of($0) }
  }

  private func lines(of round: Journal.DraftRound) -> [String] {
    var head = "\(round.round)  \(Self.purpose(round)), \(round.model)"
    if round.isStandIn { head += " (a stand-in, not a language model)" }
    if let tokens = round.promptTokens { head += ", \(ScreenText.count(tokens)) tokens in" }
    if let tokens = round.completionTokens { head += ", \(ScreenText.count(tokens)) out" }
    let findings = Self.findings(round)
    if let rejection = findings?["rejection"]?.string {
      return ["", head, "   not used: \(rejection)"]
    }
    guard let outcome = findings else {
      let isProbe = Self.purpose(round) == Drafting.DraftRound.Purpose.probe.rawValue
      return ["", head, isProbe ? "   what the endpoint understands" : "   not used"]
    }
    var lines = ["", head]
    lines += Self.answer(outcome["answer"] ?? .null).map { "   " + $0 }
    let problems = (outcome["problems"]?.array ?? []).map(Self.problem)
    switch outcome["verdict"]?.string {
    case "useless": lines.append("   not taken: it mends nothing")
    case "refused": lines.append("   not taken:")
    case _ where problems.isEmpty: lines.append("   the check finds nothing wrong")
    default: lines.append("   the check finds:")
    }
    return lines + problems.map { "     " + $0 }
  }

  private static func purpose(_ round: Journal.DraftRound) -> String {
    round.prompts.first?.file ?? "draft"
  }

  private static func findings(_ round: Journal.DraftRound) -> JSON? {
    round.findings.flatMap { try? JSON(parsing: $0) }
  }

  /// A patch operation by operation; of a mapping how much of each part there is.
  private static func answer(_ answer: JSON) -> [String] {
    if let operations = answer["patch"]?.array {
      guard !operations.isEmpty else { return ["answered with no change"] }
      return operations.map { operation in
        let value = operation["value"].map { $0.string ?? $0.text() }
        return [operation["op"]?.string, operation["path"]?.string, value]
          .compactMap { $0 }.joined(separator: " ")
      }
    }
    let parts = [
      ("rules", "rule"), ("filters", "filter"), ("questions", "question"),
      ("not_mapped", "omission"), ("tests", "test"),
    ].compactMap { member, word -> String? in
      let count = answer[member]?.array?.count ?? 0
      return count == 0 ? nil : ScreenText.count(count, word)
    }
    return ["answered: " + (parts.isEmpty ? "an empty mapping" : parts.joined(separator: ", "))]
  }

  private static func problem(_ problem: JSON) -> String {
    let place = problem["pointer"]?.string.map { " (\($0))" } ?? ""
    let code = problem["code"]?.string ?? ""
    return
      "\(problem["severity"]?.string ?? "") \(code): \(problem["message"]?.string ?? "")\(place)"
  }

  var json: JSON {
    [
      "mapping": .string(name.text), "version": .integer(version.number),
      "rounds": .array(
        rounds.map { round in
          .members([
            "round": .integer(round.round),
            "purpose": .string(Self.purpose(round)),
            "endpoint": .string(round.endpoint),
            "model": .string(round.model),
            "stand_in": .bool(round.isStandIn),
            "prompt_tokens": round.promptTokens.map { .integer($0) },
            "completion_tokens": round.completionTokens.map { .integer($0) },
            "request": .string(round.request),
            "response": .string(round.response),
            "findings": Self.findings(round),
          ])
        }
      ),
    ]
  }
}
