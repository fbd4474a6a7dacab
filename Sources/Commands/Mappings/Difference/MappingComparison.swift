import Drafting
import Journal
import MappingLanguage
import Orchestration
import Records
import SyncMachine

/// Two mappings compared, in meaning and in effect.
struct MappingComparison {
  let before: MappingSide
  let after: MappingSide
  let meaning: MappingDifference
  /// On the samples of the source; `nil` where one of the mappings cannot run, or they do not read
  /// the same.
  let samples: MappingEffect?
  /// On the inputs of the tests and cases of both.
  let tests: MappingEffect?
  /// On what the last runs read; `nil` also where there was none.
  let runs: RunEffects.Report?

  /// `nil` where no catalog says what is personal.
  private let masking: SampleMasking?

  init(
    before: MappingSide,
    after: MappingSide,
    meaning: MappingDifference,
    samples: MappingEffect? = nil,
    tests: MappingEffect? = nil,
    runs: RunEffects.Report? = nil
  ) {
    self.before = before
    self.after = after
    self.meaning = meaning
    self.samples = samples
    self.tests = tests
    self.runs = runs
    masking = Self.masking(of: [after, before])
  }

  /// Fields are as personal as what any of the mappings writes to them.
  private static func masking(of sides: [MappingSide]) -> SampleMasking? {
    var fields: [CatalogField] = []
    for side in sides {
      guard let target = side.catalogs.target else { continue }
      fields += target.fields.filter { field in !fields.contains { $0.name == field.name } }
    }
    guard let target = sides.lazy.compactMap(\.catalogs.target).first else { return nil }
    for side in sides {
      guard let source = side.catalogs.source, let target = side.catalogs.target else { continue }
      let written = MappingChecker.labels(
        writtenBy: side.spec,
        source: source,
        target: target,
        options: CheckOptions(specName: side.title)
      )
      for index in fields.indices {
        fields[index].dataLabels.formUnion(written[fields[index].name] ?? [])
      }
    }
    return SampleMasking(
      catalog: Catalog(
        system: target.system,
        object: target.object,
        label: target.label,
        fields: fields
      )
    )
  }

  private var effects: [MappingEffect] { [samples, tests, runs?.effect].compactMap(\.self) }

  /// Whether anything differs, in meaning or in effect.
  var differs: Bool { !meaning.isEmpty || effects.contains { $0.different > 0 } }

  /// A value of the target as a screen shows it: personal data as shapes, also what only one of the
  /// mappings writes there.
  func shown(_ value: JSON, of field: String) -> JSON { masking?.shown(value, of: field) ?? value }

  var json: JSON {
    .members([
      "from": before.json,
      "to": after.json,
      "differs": .bool(differs),
      "meaning": meaning.json,
      "effect": .members([
        "samples": samples.map { json($0) },
        "tests": tests.map { json($0) },
        "runs": runs.map { report in
          var object = json(report.effect).object ?? JSONObject()
          object["runs"] = .strings(report.runs.map(\.text))
          return .object(object)
        },
      ]),
    ])
  }

  private func json(_ effect: MappingEffect) -> JSON {
    func tallies(_ tallies: [MappingEffect.Tally]) -> JSON {
      .array(tallies.map { ["name": .string($0.name), "records": .integer($0.records)] })
    }
    return [
      "records": .integer(effect.records),
      "same": .integer(effect.same),
      "different": .integer(effect.different),
      "unknown": .integer(effect.unknown),
      "outcomes": tallies(effect.outcomes),
      "fields": tallies(effect.fields),
      "examples": .array(effect.examples.map { json($0) }),
    ]
  }

  private func json(_ example: MappingEffect.Example) -> JSON {
    let change = example.change
    return .members([
      "record": .string(example.record),
      "before": .string(change.before),
      "after": .string(change.after),
      "before_reason": change.beforeReason.map { .string($0) },
      "after_reason": change.afterReason.map { .string($0) },
      "fields": .array(
        change.fields.map { field in
          .members([
            "name": .string(field.name),
            "before": field.before.map { shown($0, of: field.name) },
            "after": field.after.map { shown($0, of: field.name) },
          ])
        }
      ),
    ])
  }
}

/// Compares mappings with the samples of a workspace and the runs of its journal.
struct MappingComparer {
  let desk: MappingDesk
  /// How many of the last runs, and how many of their records, are tried.
  var runs = 3
  var recordsMax = 10_000
  /// How many differing records are kept to be shown.
  var examplesMax = 5
  /// The file of samples that a person named; those of the workspace otherwise.
  var samplesAt: String?

  /// `mapping`: the name under which runs used it; none are tried without one.
  func compare(
    _ before: MappingSide,
    _ after: MappingSide,
    of mapping: String?
  ) async throws -> MappingComparison {
    let keepCases = before.keepsCases && after.keepsCases
    var meaning = MappingDifference(
      from: before.spec,
      to: after.spec,
      cases: keepCases ? (before.cases, after.cases) : ([], [])
    )
    for name in Set(before.tables.keys).union(after.tables.keys).sorted() {
      let (old, new) = (before.tables[name], after.tables[name])
      // That it is asked at all, or no more, the look-ups say.
      guard let old, let new, old != new else { continue }
      meaning.add(
        MappingChange(
          .table,
          name,
          before: ["contents \(old.prefix(12))"],
          after: ["contents \(new.prefix(12))"]
        )
      )
    }
    let isSameSource =
      before.spec.source.system == after.spec.source.system
      && before.spec.source.object == after.spec.source.object
    guard isSameSource, let old = before.program, let new = after.program else {
      return MappingComparison(before: before, after: after, meaning: meaning)
    }
    return MappingComparison(
      before: before,
      after: after,
      meaning: meaning,
      samples: try samples(old, new, after),
      tests: tests(old, new, before, after),
      runs: try await runs(old, new, of: mapping)
    )
  }

  private func samples(
    _ old: MappingProgram,
    _ new: MappingProgram,
    _ side: MappingSide
  ) throws -> MappingEffect {
    var effect = MappingEffect(examplesMax: examplesMax)
    let (before, after) = (MappingWorker(old), MappingWorker(new))
    let context = MappingProver.sampleContext
    let samples = try desk.sampleRecords(
      system: side.spec.source.system,
      new.source,
      at: samplesAt
    )
    for record in samples.records {
      effect.add(record.id, try? before.run(record, context), try? after.run(record, context))
    }
    return effect
  }

  private func tests(
    _ old: MappingProgram,
    _ new: MappingProgram,
    _ before: MappingSide,
    _ after: MappingSide
  ) -> MappingEffect {
    var effect = MappingEffect(examplesMax: examplesMax)
    let runners = (SpecTestRunner(old), SpecTestRunner(new))
    var seen: Set<JSON> = []
    for test in after.spec.tests + after.cases + before.spec.tests + before.cases {
      var input = test
      input.expect = SpecTest.Expectation(outcome: .emit)
      input.name = ""
      guard seen.insert(input.json).inserted else { continue }
      effect.add(test.name, runners.0.outcome(of: test), runners.1.outcome(of: test))
    }
    return effect
  }

  private func runs(
    _ old: MappingProgram,
    _ new: MappingProgram,
    of mapping: String?
  ) async throws -> RunEffects.Report? {
    guard let mapping, runs > 0, let reader = try await desk.workspace.reader() else { return nil }
    let report = try await RunEffects(reader, secrets: desk.workspace.mappingSecrets).compare(
      old,
      new,
      of: MappingName(mapping),
      runs: runs,
      recordsMax: recordsMax,
      examplesMax: examplesMax
    )
    return report.runs.isEmpty ? nil : report
  }
}
