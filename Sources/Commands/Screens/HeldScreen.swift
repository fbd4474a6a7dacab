import Diagnostics
import Journal
import Records
import SyncMachine

/// The workbench: what is invalid, rejected or held, by cause.
struct HeldScreen {
  let context: CommandContext

  func show(_ causes: [HeldCause], of run: RunEntry) {
    guard !causes.isEmpty else {
      context.output.line("Nothing waits on the workbench of run \(run.plan.id).")
      return
    }
    var table = TextTable(
      columns: context.columns,
      header: ["cause", "count", "outcome", "field", "code", "why", "records"]
    )
    for (index, cause) in causes.enumerated() {
      table.add([
        "\(index + 1)", ScreenText.count(cause.count), cause.kind.rawValue, cause.field ?? "–",
        cause.code ?? "–",
        cause.message ?? "–",
        cause.examples.map(\.text).joined(separator: " ")
          + (cause.count > cause.examples.count ? " …" : ""),
      ])
    }
    for line in table.lines { context.output.line(line) }
  }

  func show(_ held: HeldRecord, mapping: String) {
    let outcome = held.entry.outcome
    let style = Style(context)
    context.output.line(style.bold("record \(outcome.record): \(outcome.kind.rawValue)"))
    var table = TextTable(columns: context.columns - 2)
    if let field = outcome.field { table.add(["field", field]) }
    if let code = outcome.code { table.add(["code", code]) }
    if let rule = outcome.rule { table.add(["rule", "\(rule) of \(mapping)"]) }
    if let message = outcome.message { table.add(["why", message]) }
    if let batch = held.entry.batch { table.add(["batch", "\(batch)"]) }
    table.add(["page", "\(held.entry.page)"])
    if held.entry.attempts > 0 { table.add(["attempts", "\(held.entry.attempts)"]) }
    if let settlement = held.entry.settlement { table.add(["settled", settlement.rawValue]) }
    for line in table.lines { context.output.line("  " + line) }
    section("source", held.contents?.source)
    section("mapped", held.contents?.mapped)
    section("correction", held.contents?.overlay)
    if held.contents == nil {
      context.output.line(
        "  what is in it cannot be read: the person was erased, or keys are missing"
      )
    }
    if let details = outcome.details {
      section(
        outcome.kind == .rejected ? "the platform said" : "details",
        Array(details.utf8)
      )
    }
  }

  private func section(_ title: String, _ bytes: [UInt8]?) {
    guard let bytes else { return }
    context.output.line("  \(title):")
    let text = (try? JSON(parsing: bytes))?.text(.pretty) ?? String(decoding: bytes, as: UTF8.self)
    for line in text.split(separator: "\n") {
      context.output.line("    " + PrintableText.of(String(line)))
    }
  }

  static func json(_ cause: HeldCause) -> JSON {
    .members([
      "count": .integer(cause.count),
      "outcome": .string(cause.kind.rawValue),
      "field": cause.field.map { .string($0) },
      "code": cause.code.map { .string($0) },
      "rule": cause.rule.map { .string($0) },
      "message": cause.message.map { .string($0) },
      "records": .strings(cause.examples.map(\.text)),
    ])
  }

  static func json(_ held: HeldRecord) -> JSON {
    let outcome = held.entry.outcome
    return .members([
      "record": .string(outcome.record.text),
      "outcome": .string(outcome.kind.rawValue),
      "field": outcome.field.map { .string($0) },
      "code": outcome.code.map { .string($0) },
      "rule": outcome.rule.map { .string($0) },
      "message": outcome.message.map { .string($0) },
      "batch": held.entry.batch.map { .integer($0.number) },
      "page": .integer(held.entry.page.number),
      "attempts": .integer(held.entry.attempts),
      "settled": held.entry.settlement.map { .string($0.rawValue) },
      "source": held.contents?.source.flatMap { try? JSON(parsing: $0) },
      "mapped": held.contents?.mapped.flatMap { try? JSON(parsing: $0) },
      "correction": held.contents?.overlay.flatMap { try? JSON(parsing: $0) },
      "details": outcome.details.flatMap { try? JSON(parsing: $0) },
    ])
  }
}
