import Diagnostics
import Journal
import Orchestration
import Records
import SyncMachine

/// A record on the workbench, tested again: before and after.
struct RetestScreen {
  let context: CommandContext

  func show(_ test: Retest) {
    let style = Style(context)
    switch test.result {
    case .fails(let outcome):
      let place = outcome.field.map { " at \($0)" } ?? ""
      context.output.line(
        style.bad("record \(test.record): still \(outcome.kind.rawValue)\(place)")
          + PrintableText.of(outcome.message.map { ": \($0)" } ?? "")
      )
    case .passes(let mapped):
      context.output.line(style.bold("record \(test.record): ") + style.good("would be written"))
      let before = test.before.flatMap { try? JSON(parsing: $0) }?.object ?? JSONObject()
      let after = (try? JSON(parsing: mapped.json))?.object ?? JSONObject()
      var table = TextTable(columns: context.columns - 2)
      for name in after.names + before.names.filter({ after[$0] == nil })
      where before[name] != after[name] {
        table.add([name, Self.shown(before[name]), "→", Self.shown(after[name])])
      }
      if table.isEmpty { table.add(["as before"]) }
      for line in table.lines { context.output.line("  " + line) }
    }
  }

  private static func shown(_ value: JSON?) -> String {
    value.map { $0.string ?? $0.text() } ?? "–"
  }

  static func json(_ tests: [Retest]) -> JSON {
    .array(
      tests.map { test in
        switch test.result {
        case .passes(let mapped):
          [
            "record": .string(test.record.text), "passes": true,
            "mapped": (try? JSON(parsing: mapped.json)) ?? .null,
          ]
        case .fails(let outcome):
          .members([
            "record": .string(test.record.text),
            "passes": false,
            "outcome": .string(outcome.kind.rawValue),
            "field": outcome.field.map { .string($0) },
            "code": outcome.code.map { .string($0) },
            "message": outcome.message.map { .string($0) },
          ])
        }
      }
    )
  }
}
