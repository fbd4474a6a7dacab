import Diagnostics
import Journal
import MappingLanguage
import Platforms
import Records

/// The approved mapping of a run, ready to be applied to page after page.
struct PageMapping: Sendable {
  let approved: ApprovedMapping
  /// For mappings that read what the destination holds.
  let keys: KeyMapping?
  /// The sessions that look-ups may ask: both ends of the sync.
  private let sessions: [ConnectionSession]

  /// Whether what becomes of a record depends on what the destination holds.
  var readsDestination: Bool { keys != nil }

  var spec: MappingSpec { approved.spec }
  var program: MappingProgram { approved.program }

  /// - Throws: RUN103 where no program of keys comes of it, RUN104 where a look-up asks a system
  ///   that is neither end of the sync.
  init(
    _ approved: ApprovedMapping,
    sessions: [ConnectionSession]
  ) throws(RunFault) {
    self.approved = approved
    self.sessions = sessions
    do throws(DiagnosticList) {
      keys =
        approved.program.needsCurrent
        ? try KeyMapping(
          approved.spec,
          source: approved.source,
          target: approved.target,
          resources: approved.resources
        ) : nil
    } catch {
      throw .refused(error)
    }
    try checkLookups("\(approved.name), version \(approved.version)")
  }

  /// The same mapping with constants in place of what the rules of some targets say.
  ///
  /// - Throws: RUN206 for each that does not fit its field.
  func correcting(_ values: [String: JSON]) throws(RunFault) -> PageMapping {
    guard !values.isEmpty else { return self }
    do throws(DiagnosticList) {
      return try PageMapping(
        corrected: ApprovedMapping(approved, correcting: values),
        keys,
        sessions
      )
    } catch {
      throw .refused(DiagnosticList(error.diagnostics.map(Self.misfit)))
    }
  }

  /// What the checker says about a value of a correction.
  private static func misfit(_ problem: Diagnostic) -> Diagnostic {
    Diagnostic(
      .error,
      .RUN206,
      problem.message,
      hint: "Give another value. Nothing was changed.",
      found: problem.found,
      expected: problem.expected
    )
  }

  private init(
    corrected: ApprovedMapping,
    _ keys: KeyMapping?,
    _ sessions: [ConnectionSession]
  ) {
    approved = corrected
    self.keys = keys
    self.sessions = sessions
  }

  private func checkLookups(_ name: String) throws(RunFault) {
    for lookup in spec.lookups {
      let problem: String? =
        if !lookup.asksTable, session(of: lookup) == nil {
          "look-up \"\(lookup.name)\" asks \(lookup.system), which is neither end of the sync"
        } else if lookup.onNone == .create {
          "look-up \"\(lookup.name)\" wants to create what it does not find"
        } else {
          nil
        }
      guard let problem else { continue }
      throw RunFault(
        Diagnostic(
          .error,
          .RUN104,
          "mapping \(name): \(problem)",
          hint: "Look up at the source or the destination, and let the look-up find or give null."
        )
      )
    }
  }

  func session(of lookup: Lookup) -> ConnectionSession? {
    sessions.first { $0.platform.rawValue == lookup.system }
  }

  /// Whether a record may come out differently with one reading of the destination and another.
  func tellsApart(_ before: CurrentRecord, _ now: CurrentRecord) -> Bool {
    guard case .existing(let left) = before, case .existing(let right) = now else {
      return before != now
    }
    return !JSON.agree(
      left,
      right,
      on: program.currentFields.compactMap { approved.target[$0]?.path }
    )
  }

  /// The source fields to be fetched.
  var fields: [String] { program.sourceFields }

  /// Runs the program over a page.
  @concurrent
  func map(
    _ page: FetchedPage,
    with answers: PageAnswers,
    by adapter: any PlatformAdapter
  ) async -> MappedPage {
    adapter.mapFields(page, with: program, in: answers.context, current: answers.current)
  }
}
