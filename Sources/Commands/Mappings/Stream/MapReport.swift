import Diagnostics
import MappingLanguage
import Records

/// Where records, rejects and what people read go to.
struct MapOutputs: Sendable {
  let context: CommandContext
  let records: any OutputSink
  /// `nil`: rejects are told on standard error.
  var rejects: (any OutputSink)?
  var asJSON = false
  var isQuiet = false
  /// The version of the mapping that is approved, where it is another spec.
  var approvedOther: Int?
}

/// Writes what comes of records in their order, and counts it.
struct MapReport: Sendable {
  private let outputs: MapOutputs
  private let spec: MappingSpec
  private let fields: ReadFields
  /// What stands before the first record; empty where nothing does.
  private let header: [UInt8]
  private var isBegun = false
  private var counters: MappingCounters
  private var written = 0
  private var ends: [Reject.Class: Int] = [:]
  /// Files that could not be read to their end, or at all.
  private var brokenFiles = 0
  private var file = ""
  /// Lines of the file that are told.
  private var lines = 0
  private var screen = RejectScreen()
  private var warnings: [Diagnostic] = []
  private var hasRead = false
  private var sightings = FieldSightings()
  var progress: MapProgress

  init(
    _ outputs: MapOutputs,
    of program: MappingProgram,
    header: [UInt8],
    progress: MapProgress
  ) {
    self.outputs = outputs
    self.header = header
    spec = program.spec
    fields = ReadFields(of: program)
    self.progress = progress
    counters = MappingCounters(rules: spec.rules.count, filters: spec.filters.count)
  }

  /// Says what a person might not expect.
  func tellNotes() {
    guard !outputs.isQuiet, !outputs.asJSON else { return }
    for note in notes { outputs.context.errors.line("note: " + note) }
  }

  /// Empties the outputs, and writes what stands before the first record; once.
  private mutating func beginRecords() throws(OutputFault) {
    guard !isBegun else { return }
    isBegun = true
    try outputs.records.empty()
    try outputs.rejects?.empty()
    if !header.isEmpty { try outputs.records.deliver(header) }
  }

  /// Makes outputs of no records, where all files were read and none was in them.
  mutating func finishRecords() throws(OutputFault) {
    if brokenFiles == 0 { try beginRecords() }
  }

  /// Look-ups of platforms, which nobody asks.
  private var unanswered: [Lookup] { spec.lookups.filter { $0.system != WorkspaceTable.system } }

  private var notes: [String] {
    let version = outputs.approvedOther.map {
      "the spec differs from version \($0), which is approved; the file is what runs here"
    }
    let names = unanswered.map { "\($0.name) (\($0.system) \($0.object))" }
    let lookups =
      names.isEmpty
      ? nil : "no platform is asked, these look-ups find nothing: " + names.joined(separator: ", ")
    return [version, lookups, openQuestions].compactMap(\.self)
  }

  /// What a person was asked and has not answered: what it is about is not done.
  private var openQuestions: String? {
    let questions = spec.questions
    guard let first = questions.first else { return nil }
    return questions.count == 1
      ? "a question is open: " + PrintableText.of(first.text)
      : "\(questions.count) questions are open, the first: " + PrintableText.of(first.text)
  }

  /// The next file begins.
  mutating func begin(_ name: String) { (file, lines) = (name, 0) }

  mutating func add(_ mapped: MappedBlock) throws(OutputFault) {
    try beginRecords()
    if !mapped.output.isEmpty { try outputs.records.deliver(mapped.output) }
    written += mapped.written
    counters += mapped.counters
    hasRead = hasRead || mapped.hasRead
    sightings.formUnion(mapped.sightings)
    var rejects: [UInt8] = []
    for var reject in mapped.rejects {
      reject.line? += lines
      ends[reject.kind, default: 0] += 1
      append(reject, to: &rejects)
    }
    try tell(rejects)
    lines += mapped.lines
    progress.show(records: written + ends.values.reduce(0, +))
  }

  /// A file cannot be read further.
  mutating func add(_ problems: DiagnosticList) throws(OutputFault) {
    brokenFiles += 1
    var rejects: [UInt8] = []
    for problem in problems.diagnostics {
      var placed = problem
      let isCut = lines > 0 || problem.code == .SMP108
      placed.location?.line = problem.location?.line ?? (isCut ? lines + 1 : nil)
      let reject = Reject(failure: placed)
      append(reject, to: &rejects)
      if outputs.rejects != nil {
        for line in screen.lines(of: reject, in: file) { tellPerson(line) }
      }
    }
    try tell(rejects)
  }

  /// A file has not all columns that the mapping reads.
  mutating func add(_ warning: Diagnostic) {
    warnings.append(warning)
    guard !outputs.isQuiet else { return }
    tell(warning, before: file + ": ")
  }

  private func tell(_ warning: Diagnostic, before: String = "") {
    tellPerson(before + "warning: \(warning.code.rawValue) \(warning.message)")
    if let hint = warning.hint { tellPerson("  " + hint) }
  }

  /// What is said of fields that no record had a value in; `nil` where that explains nothing.
  private var missing: Diagnostic? {
    guard counters.records > 0 else { return nil }
    if !hasRead { return fields.missing }
    return written == 0 ? fields.missing(by: sightings) : nil
  }

  private mutating func append(_ reject: Reject, to bytes: inout [UInt8]) {
    var shown: [String]?
    if outputs.rejects == nil {
      guard reject.kind != .skipped || !outputs.isQuiet else { return }
      let lines = screen.lines(of: reject, in: file)
      guard !lines.isEmpty else { return }
      shown = outputs.asJSON ? nil : lines
    }
    for line in shown ?? [reject.json(of: file).text()] { bytes += Array((line + "\n").utf8) }
  }

  private func tell(_ rejects: [UInt8]) throws(OutputFault) {
    guard !rejects.isEmpty else { return }
    guard let sink = outputs.rejects else {
      progress.clear()
      outputs.context.errors.write(rejects)
      return
    }
    try sink.deliver(rejects)
  }

  private func tellPerson(_ text: String) {
    progress.clear()
    if !outputs.asJSON { outputs.context.errors.line(PrintableText.of(text)) }
  }

  /// Draws the counts.
  mutating func end() {
    progress.clear()
    for line in screen.rest { tellPerson(line) }
    if let missing {
      warnings.append(missing)
      tell(missing)
    }
    guard !outputs.isQuiet else { return }
    guard !outputs.asJSON else {
      outputs.context.errors.line(json.text())
      return
    }
    for line in lines(columns: outputs.context.errorColumns ?? 100) {
      outputs.context.errors.line(line)
    }
  }

  /// How the command ends; `nil` where all is done.
  var status: ExitStatus? {
    if brokenFiles > 0 || count(.failed) > 0 { return .error }
    return count(.held) + count(.invalid) > 0 ? .finishedWithExceptions : nil
  }

  private func count(_ kind: Reject.Class) -> Int { ends[kind] ?? 0 }

  private var read: Int { written + ends.values.reduce(0, +) }

  private func lines(columns: Int) -> [String] {
    var table = TextTable(
      columns: columns,
      header: ["rule", "field", "written", "empty", "failed", "unlisted", "cut"]
    )
    for (rule, counter) in zip(spec.rules, counters.rules) {
      let counts = [
        counter.emitted, counter.null, counter.error, counter.unlisted, counter.truncated,
      ]
      table.add([rule.id, rule.target] + counts.map { ScreenText.count($0) })
    }
    var lines = table.lines
    for (filter, hits) in zip(spec.filters, counters.filters) {
      lines.append("filter \(filter.id): \(ScreenText.count(hits, "hit"))")
    }
    let parts =
      ["\(ScreenText.count(written)) written"]
      + Reject.Class.allCases.filter { count($0) > 0 }
      .map { "\(ScreenText.count(count($0))) \($0.rawValue)" }
    return lines + ["read \(ScreenText.count(read)) = " + parts.joined(separator: " + ")]
  }

  private var json: JSON {
    .members([
      "counts": .members([
        "read": .integer(read), "written": .integer(written),
        "skipped": .integer(count(.skipped)), "held": .integer(count(.held)),
        "invalid": .integer(count(.invalid)), "failed": .integer(count(.failed)),
      ]),
      "broken_files": .integer(brokenFiles),
      "lookups_not_asked": .array(unanswered.map { .string($0.name) }),
      "open_questions": .integer(spec.questions.count),
      "approved_version_differs": outputs.approvedOther.map { .integer($0) } ?? .null,
      "warnings": .array(warnings.map(\.json)),
      "rules": .array(
        zip(spec.rules, counters.rules).map { rule, counter in
          [
            "rule": .string(rule.id), "field": .string(rule.target),
            "written": .integer(counter.emitted), "empty": .integer(counter.null),
            "failed": .integer(counter.error), "unlisted": .integer(counter.unlisted),
            "truncated": .integer(counter.truncated),
          ]
        }
      ),
      "filters": .array(
        zip(spec.filters, counters.filters).map { filter, hits in
          ["filter": .string(filter.id), "hits": .integer(hits)]
        }
      ),
    ])
  }
}
