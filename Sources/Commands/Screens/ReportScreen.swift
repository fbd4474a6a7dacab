import Diagnostics
import MappingLanguage

/// A check's report as a person reads it.
struct ReportScreen {
  let context: CommandContext

  /// Errors and warnings whole; notes by their code, a line each, unless all are asked for.
  func show(_ report: CheckReport, of document: MappingDocument, allNotes: Bool = false) {
    let style = Style(context)
    let shown = report.diagnostics.filter { allNotes || $0.severity != .note }
    for diagnostic in shown {
      let lines = diagnostic.description.split(separator: "\n", omittingEmptySubsequences: false)
      let head = lines.first.map(String.init) ?? ""
      context.output.line(coloured(PrintableText.of(head), diagnostic.severity, style))
      for line in lines.dropFirst() { context.output.line(PrintableText.of(String(line))) }
      for fix in diagnostic.fixes {
        for line in "\(fix)".split(separator: "\n", omittingEmptySubsequences: false) {
          context.output.line("  " + PrintableText.of(String(line)))
        }
      }
    }
    if shown.count(where: { !$0.fixes.isEmpty }) > 1 {
      context.output.line(style.dim("Apply one fix, then check again: it may change the others."))
    }
    if !allNotes { showNotes(report, document, style) }
    if !document.spec.questions.isEmpty {
      context.output.line(style.bold("Questions"))
      for (number, question) in document.spec.questions.enumerated() {
        context.output.line("  \(number + 1). \(PrintableText.of(question.text))")
        for (letter, option) in zip(QuestionDialogue.letters, question.options) {
          context.output.line("     \(letter)) \(PrintableText.of(option))")
        }
      }
    }
    for coverage in report.coverage where !coverage.isAnswered {
      context.output.line(
        style.warning(
          "\(coverage.sentence.id) is answered by nothing: "
            + PrintableText.of(coverage.sentence.text)
        )
      )
    }
    context.output.line("\(document.source): \(report.summary)")
  }

  private func showNotes(_ report: CheckReport, _ document: MappingDocument, _ style: Style) {
    let notes = report.diagnostics.filter { $0.severity == .note }
    var codes: [DiagnosticCode] = []
    for note in notes where !codes.contains(note.code) { codes.append(note.code) }
    let targets = Dictionary(document.spec.rules.map { ($0.id, $0.target) }) { first, _ in first }
    for code in codes {
      let same = notes.filter { $0.code == code }
      guard let first = same.first else { continue }
      var line = "note \(code.rawValue): \(first.message)"
      // One place may have several notes of a code.
      var places: [String] = []
      for place in same.compactMap({ $0.rule.map { targets[$0] ?? $0 } })
      where !places.contains(place) {
        places.append(place)
      }
      if same.count > 1 {
        line += "; and \(same.count - 1) like it"
        if places.count > 1 { line += ": " + places.dropFirst().joined(separator: ", ") }
      }
      context.output.line(style.dim(line))
      if let hint = first.hint { context.output.line(style.dim("  " + hint)) }
    }
    if notes.count > codes.count {
      context.output.line(
        style.dim("All notes: " + context.typed("check-mapping", document.written, "--notes"))
      )
    }
  }

  private func coloured(_ text: String, _ severity: Severity, _ style: Style) -> String {
    switch severity {
    case .error: style.bad(text)
    case .warning: style.warning(text)
    case .note: style.dim(text)
    }
  }
}
