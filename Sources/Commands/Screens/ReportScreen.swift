import Diagnostics
import MappingLanguage

/// A check's report as a person reads it.
struct ReportScreen {
  let context: CommandContext

  func show(_ report: CheckReport, of document: MappingDocument) {
    let style = Style(context)
    for diagnostic in report.diagnostics {
      let lines = diagnostic.description.split(separator: "\n", omittingEmptySubsequences: false)
      let head = lines.first.map(String.init) ?? ""
      context.output.line(coloured(head, diagnostic.severity, style))
      for line in lines.dropFirst() { context.output.line(String(line)) }
      for fix in diagnostic.fixes {
        context.output.line("  fix (\(fix.grade.rawValue)): \(fix.title)")
      }
    }
    if !document.spec.questions.isEmpty {
      context.output.line(style.bold("Questions"))
      for (number, question) in document.spec.questions.enumerated() {
        context.output.line("  \(number + 1). \(question.text)")
        for option in question.options { context.output.line("     - \(option)") }
      }
    }
    for coverage in report.coverage where !coverage.isAnswered {
      context.output.line(
        style.warning("\(coverage.sentence.id) is answered by nothing: \(coverage.sentence.text)"))
    }
    context.output.line("\(document.source): \(report.summary)")
  }

  private func coloured(_ text: String, _ severity: Severity, _ style: Style) -> String {
    switch severity {
    case .error: style.bad(text)
    case .warning: style.warning(text)
    case .note: style.dim(text)
    }
  }
}
