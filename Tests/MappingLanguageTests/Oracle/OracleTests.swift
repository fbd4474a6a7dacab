import Diagnostics
import Records
import Testing

@testable import MappingLanguage

/// The compiled program does what the naive interpreter does: same outcomes, same bytes.
@Suite("The oracle", .timeLimit(.minutes(10)))
struct OracleTests {
  /// 40 times 50 specs times 50 records.
  @Test(arguments: UInt64(0)..<40)
  func `agrees with the compiled program`(block: UInt64) throws {
    for number in 0..<50 {
      _ = try compare(seed: block * 1000 + UInt64(number))
    }
  }

  @Test func `meets every outcome, and many records that pass`() throws {
    var counts: [String: Int] = [:]
    for seed in UInt64(0)..<120 {
      for outcome in try compare(seed: seed).outcomes { counts[outcome.kind, default: 0] += 1 }
    }
    for kind in ["emitted", "dropped", "held", "rejected", "runFailed"] {
      #expect(counts[kind, default: 0] > 250, "\(counts)")
    }
    #expect(counts["emitted", default: 0] > 1000, "\(counts)")
  }

  /// Specs with the function as their favourite, until it has shown both.
  @Test(arguments: FunctionCatalog.names)
  func `has every function give a value, and fail where it may`(name: String) throws {
    let names = FunctionCatalog.names
    let function = try #require(FunctionCatalog[name])
    let place = try #require(names.firstIndex(of: name))
    var calls = NaiveInterpreter.Calls()
    for seed in stride(from: place, to: 100 * names.count, by: names.count) {
      let more = try compare(seed: UInt64(seed)).calls[name] ?? NaiveInterpreter.Calls()
      calls.gaveValue += more.gaveValue
      calls.failed += more.failed
      if calls.gaveValue > 0, calls.failed > 0 || !function.signature.fallible { break }
    }
    #expect(calls.gaveValue > 0)
    #expect((calls.failed > 0) == function.signature.fallible)
  }

  private struct Comparison {
    var outcomes: [NaiveInterpreter.Outcome] = []
    var calls: [String: NaiveInterpreter.Calls] = [:]
  }

  /// Fifty records through one spec, in both ways.
  private func compare(seed: UInt64) throws -> Comparison {
    var random = RandomMapping(seed: seed)
    let spec = random.spec()
    let program: MappingProgram
    do throws(DiagnosticList) {
      program = try MappingProgram.compile(
        spec,
        source: RandomMapping.source,
        target: RandomMapping.target,
        resources: RandomMapping.resources
      )
    } catch {
      Issue.record("seed \(seed): \(error)")
      return Comparison()
    }
    let run = RunConstants(startedAt: Instant(milliseconds: 1_790_000_000_123), runID: "run-1")
    var dice = Dice(seed ^ 0xABCD)
    let answers = Self.answers(spec, &dice)
    let worker = MappingWorker(program)
    var naive = NaiveInterpreter(
      spec,
      source: RandomMapping.source,
      target: RandomMapping.target,
      run: run,
      answers: answers
    )
    var outcomes: [NaiveInterpreter.Outcome] = []
    for number in 0..<50 {
      let record = RandomRecord.record(of: RandomMapping.source, &dice, likely: random.inputs)
      let current: CurrentRecord =
        dice.chance(2)
        ? .new
        : .existing(
          RandomRecord.record(of: RandomMapping.target, &dice, likely: random.inputs).bytes()
        )
      let expected = naive.outcome(of: record, current: current)
      let outcome = try worker.run(
        SourceRecord(id: "1", json: record.bytes()),
        MappingContext(run: run, lookups: answers),
        current: current
      )
      let found = NaiveInterpreter.Outcome(outcome)
      outcomes.append(found)
      guard found != expected else { continue }
      Issue.record(
        """
        seed \(seed), record \(number)
        program: \(found.words)
        oracle:  \(expected.words)
        record: \(record.text())
        current: \(current)
        spec: \(spec.json.text())
        """
      )
      break
    }
    return Comparison(outcomes: outcomes, calls: naive.calls)
  }

  private static func answers(_ spec: MappingSpec, _ dice: inout Dice) -> LookupTable {
    var table = LookupTable(unanswered: .none)
    for lookup in spec.lookups {
      for text in ["Ada", "new", "3", "12"] {
        let hits = (0..<dice.below(3)).map {
          LookupTable.Hit(id: "00\($0)", value: dice.pick(["a1", " ", 5, true, nil]))
        }
        table.answer(lookup.name, lookup.key(of: [text]), with: hits)
      }
    }
    return table
  }
}

extension NaiveInterpreter.Outcome {
  fileprivate var kind: String {
    switch self {
    case .emitted: "emitted"
    case .dropped: "dropped"
    case .held: "held"
    case .rejected: "rejected"
    case .runFailed: "runFailed"
    }
  }

  fileprivate var words: String {
    if case .emitted(let key, let json) = self {
      return "emitted \(key) \(String(decoding: json, as: UTF8.self))"
    }
    return "\(self)"
  }
}
