import Diagnostics
import MappingLanguage
import Records

/// A draft's document, read and checked as far as it goes.
struct Examination {
  /// The canonical document, safe fixes applied.
  let document: JSON
  /// `nil` where the document is not the form of a spec.
  let spec: MappingSpec?
  let report: CheckReport?
  let diagnostics: [Diagnostic]

  /// `watch`: of a revision, safe fixes stay out where they touch more than it may; `tell`: gets
  /// what is wrong with the document as it came, before anything else is done about it.
  init(
    _ document: JSON,
    for order: DraftOrder,
    within watch: RevisionGuard? = nil,
    tell: ([Diagnostic]) -> Void = { _ in }
  ) {
    do throws(DiagnosticList) {
      let read = try MappingSpec(json: document, source: order.options.specName)
      let fixed = MappingChecker.applySafeFixes(
        to: read,
        source: order.source,
        target: order.target,
        options: order.options
      ) { tell($0.diagnostics) }.spec
      let isKept =
        watch?.violations(to: fixed.json, source: order.options.specName).isEmpty ?? true
      let spec = isKept ? fixed : read
      let report = MappingChecker.check(
        spec,
        source: order.source,
        target: order.target,
        options: order.options
      )
      self.document = spec.json
      self.spec = spec
      self.report = report
      diagnostics = report.diagnostics
    } catch {
      tell(error.diagnostics)
      self.document = document
      spec = nil
      report = nil
      diagnostics = error.diagnostics
    }
  }

  /// Warnings a model can mend; what the house rules answer, and what only data can show, is not
  /// among them.
  private static let mendableWarnings: Set<DiagnosticCode> = [
    .M207, .M308, .M317, .M318, .M403, .M404, .M701, .M704, .M705, .M708, .M802, .M803, .M806,
    .M807,
  ]

  /// What a repair should be about: errors first, in the order of the report.
  var mendable: [Diagnostic] {
    diagnostics.filter { problem in
      switch problem.severity {
      case .error: true
      case .warning: Self.mendableWarnings.contains(problem.code)
      case .note: false
      }
    }
  }

  var errorCount: Int { diagnostics.count { $0.severity == .error } }
}
