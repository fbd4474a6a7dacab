import Diagnostics
import Records
import Testing

@testable import MappingLanguage

/// Nothing happens to a record that the explanation did not name: tried with specs and records that
/// nobody wrote.
@Suite("What an explanation promises", .timeLimit(.minutes(10)))
struct ExplanationLawTests {
  @Test func `every record that is skipped, held or refused was named before`() throws {
    var counts: [String: Int] = [:]
    var insideRecords: [RecordFaultCode: Int] = [:]
    for seed in UInt64(0)..<600 {
      var random = RandomMapping(seed: seed)
      let spec = Self.sound(random.spec())
      guard
        let program = try? MappingProgram.compile(
          spec,
          source: RandomMapping.source,
          target: RandomMapping.target,
          resources: RandomMapping.resources
        )
      else { continue }
      let explanation = MappingExplanation(
        of: spec,
        source: RandomMapping.source,
        target: RandomMapping.target
      )
      var dice = Dice(seed ^ 0x51AD)
      let worker = MappingWorker(program)
      for _ in 0..<50 {
        let trace = try Self.trace(worker, spec, random.inputs, &dice)
        for event in Self.events(of: trace, spec.target.operation) {
          counts[event.kind.rawValue, default: 0] += 1
          if event.part != nil, let code = event.code { insideRecords[code, default: 0] += 1 }
          #expect(
            explanation.consequences.contains { event.isNamed(by: $0) },
            "seed \(seed): \(event)\n\(explanation.text)"
          )
        }
      }
    }
    for kind in [Consequence.Kind.skipped, .held, .refused, .runStops, .countsAsEmpty, .loss] {
      #expect(counts[kind.rawValue, default: 0] > 50, "\(counts)")
    }
    let codes: [RecordFaultCode] = [
      .targetForm, .targetLength, .targetOption, .targetRange, .requiredNull, .tooManyElements,
    ]
    for code in codes { #expect(insideRecords[code, default: 0] > 20, "\(insideRecords)") }
  }

  /// Something that happened to a record.
  private struct Event: CustomStringConvertible {
    var kind: Consequence.Kind
    var by: String
    var code: RecordFaultCode?
    /// The part of a record or of an element that is refused.
    var part: String?

    var description: String { "\(kind.rawValue) by \(by) \(code?.rawValue ?? "")" }

    func isNamed(by consequence: Consequence) -> Bool {
      guard consequence.kind == kind else { return false }
      let text = consequence.text
      if code == .unreadable || kind == .countsAsEmpty,
        text.hasPrefix("a field to be read as a text")
      {
        return true
      }
      guard consequence.by == by else { return false }
      if let part, !text.contains("whose \(part) "), !text.contains("a part \(part) that ") {
        return false
      }
      return words.isEmpty || words.contains { text.contains($0) }
    }

    /// Of which the consequence must have one.
    private var words: [String] {
      switch code {
      case .unreadable: ["cannot be read", "stand for no text"]
      case .requiredNull: ["is empty", "no value", "are both empty", "are all empty"]
      case .targetLength: ["is longer than"]
      case .targetOption: ["is none of the"]
      case .targetRange: ["is below", "is above", "digit"]
      case .targetForm: ["is not ", "digits after the point"]
      case .lookupNone: ["finds none"]
      case .lookupMany: ["finds several"]
      case .tooManyElements:
        ["more than 1000 elements", "more than 1 element", "more than 2 elements"]
      case .patternLimit: ["makes the pattern give up"]
      case .overflow: ["too large"]
      case .notADate: ["no day", "no point in time", "outside the years"]
      case .notABoolean: ["neither true nor false"]
      case .unlisted: ["is not in the table", "is no option of", "none of the ranges", "used as"]
      default: kind == .loss ? ["what the target holds"] : []
      }
    }
  }

  private static func events(
    of trace: RecordTrace,
    _ operation: TargetEnd.Operation
  ) -> [Event] {
    var events: [Event] = []
    switch trace.outcome {
    case .emitted: break
    case .dropped(let filter): events.append(Event(kind: .skipped, by: filter))
    case .held(let held):
      events.append(event(.held, by: held.by, held.failure))
    case .rejected(let rejection):
      events.append(event(.refused, by: rejection.by, rejection))
    case .runFailed(let rejection):
      events.append(event(.runStops, by: rejection.by, rejection))
    }
    for entry in trace.entries where entry.kind == .rule {
      switch entry.result {
      case .leftOut(.errorCountsAsNoValue):
        events.append(Event(kind: .countsAsEmpty, by: entry.id))
      // What is created holds nothing that could be lost.
      case .wroteNull where operation != .insert:
        events.append(Event(kind: .loss, by: entry.id))
      default: break
      }
    }
    return events
  }

  private static func event(
    _ kind: Consequence.Kind,
    by name: String,
    _ rejection: Rejection?
  ) -> Event {
    let place = rejection?.message.split(separator: " ").first { word in
      word.hasPrefix("Lines[") || word.hasPrefix("Home.")
    }
    let part = place?.split(separator: ".").last?.prefix { $0.isLetter }
    let isOfTarget =
      rejection?.code == .tooManyElements || rejection?.code.rawValue.hasPrefix("R1") == false
    let isPart = isOfTarget && place?.contains(".") == true
    return Event(
      kind: kind,
      by: name,
      code: rejection?.code,
      part: isPart ? part.map(String.init) : nil
    )
  }

  private static func trace(
    _ worker: MappingWorker,
    _ spec: MappingSpec,
    _ likely: [String: [JSON]],
    _ dice: inout Dice
  ) throws -> RecordTrace {
    let record = RandomRecord.record(of: RandomMapping.source, &dice, likely: likely)
    let target = RandomRecord.record(of: RandomMapping.target, &dice, likely: likely)
    var held = target.object ?? JSONObject()
    // What the destination holds is something that it takes.
    held["Amount"] = .number("1.5")
    var table = LookupTable(unanswered: .none)
    for lookup in spec.lookups {
      for text in ["Ada", "new", "3", "12"] {
        let hits = (0..<dice.below(3)).map { LookupTable.Hit(id: "00\($0)", value: "a1") }
        table.answer(lookup.name, lookup.key(of: [text]), with: hits)
      }
    }
    let run = RunConstants(startedAt: Instant(milliseconds: 1_790_000_000_123), runID: "run-1")
    return try worker.explain(
      SourceRecord(id: "1", json: record.bytes()),
      MappingContext(run: run, lookups: table),
      current: !worker.program.needsCurrent
        ? .unread : dice.chance(2) ? .new : .existing(JSON.object(held).bytes())
    )
  }

  /// The spec without the rules and filters that have, or use what has, an error of form or type.
  private static func sound(_ spec: MappingSpec) -> MappingSpec {
    var options = CheckOptions(specName: "random")
    options.testing = .left
    options.resources = RandomMapping.resources
    let report = MappingChecker.check(
      spec,
      source: RandomMapping.source,
      target: RandomMapping.target,
      options: options
    )
    let wrong = Set(
      report.diagnostics.filter { problem in
        // Records that are copied are refused as they come, which the explanation names.
        let place = problem.location?.pointer.flatMap { JSONPointer(parsing: $0) }
        let isRecord = place.map { report.types[$0].type?.innermost == .record } ?? false
        let isCopy = isRecord && problem.expected == nil
        return problem.severity == .error && !isCopy
          && ["M1", "M2", "M3", "M5"].contains(problem.code.rawValue.prefix(2))
      }.compactMap(\.rule)
    )
    let mapsAreWrong = report.diagnostics.contains { problem in
      problem.severity == .error && problem.location?.pointer?.hasPrefix("/value_maps") == true
    }
    let usage = SpecUsage(of: SpecNodes(of: spec))
    func isSound(_ thing: SpecUsage.Thing) -> Bool {
      usage.reach(from: thing).allSatisfy { thing in
        switch thing {
        case .rule(let name), .filter(let name): !wrong.contains(name)
        case .variable(let name): !wrong.contains("variable \(name)")
        case .lookup(let name): !wrong.contains("look-up \(name)")
        case .valueMap: !mapsAreWrong
        }
      }
    }
    var sound = spec
    sound.rules = spec.rules.filter { isSound(.rule($0.id)) }
    sound.filters = spec.filters.filter { isSound(.filter($0.id)) }
    return sound
  }
}
