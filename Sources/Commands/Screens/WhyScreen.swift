import Diagnostics
import Journal
import MappingLanguage
import Orchestration
import Records
import SyncMachine

/// The answer to "why": a sentence, then the way back to the source.
struct WhyScreen {
  let context: CommandContext

  func show(_ explanation: RecordExplanation, _ field: String?) {
    let style = Style(context)
    context.output.line(style.bold(explanation.sentence(of: field)))
    var table = TextTable(columns: context.columns - 2)
    for (name, value) in path(explanation) { table.add([name, value]) }
    for line in table.lines { context.output.line("  " + line) }
    guard explanation.trace != nil else {
      context.output.line(
        "  what was read is not kept: the person was erased, keys are missing, or nothing changed"
      )
      return
    }
    for entry in explanation.entries(of: field) { show(entry, explanation, style) }
  }

  private func show(
    _ entry: RecordTrace.Entry,
    _ explanation: RecordExplanation,
    _ style: Style
  ) {
    let read = entry.read.map { "\($0.name) = \($0.raw ?? "null")" }.joined(separator: ", ")
    let result =
      switch entry.result {
      case .value(let value): value.text()
      case .wroteNull: "erased"
      case .hit: "hits"
      case .passed: "passes"
      case .leftOut(let reason): "left alone: \(reason.rawValue)"
      case .failed(let rejection): "\(rejection.code.rawValue) \(rejection.message)"
      }
    let isCorrected = entry.target.map(explanation.corrected.contains) == true
    context.output.line(
      PrintableText.of(
        "  \(entry.target ?? "whole record"): \(result)  ←  \(read.isEmpty ? "nothing" : read)  "
          + "\(entry.id)" + (isCorrected ? ", corrected by a person" : "")
      )
    )
    for because in entry.because {
      let words = explanation.sentences[because.sentence] ?? because.quote
      context.output.line(style.dim("      \(because.sentence): \(PrintableText.of(words))"))
    }
  }

  /// From the destination back to the page.
  private func path(_ explanation: RecordExplanation) -> [(String, String)] {
    let plan = explanation.run.plan
    var path: [(String, String)] = []
    if let outcome = explanation.outcome {
      let id = outcome.outcome.destination.map { " \($0)" } ?? ""
      path.append(
        (
          "destination",
          "\(plan.destination.connection) \(plan.destination.object)\(id): "
            + "\(outcome.outcome.kind.rawValue) \(outcome.at.utcText)"
        )
      )
      if let batch = outcome.batch {
        path.append(("batch", "\(batch), attempt \(outcome.attempts)"))
      }
    }
    let approved = explanation.approval.map { ", approved by \($0.by) \($0.at.utcText)" } ?? ""
    path.append(("mapping", "\(plan.mapping) version \(plan.version)\(approved)"))
    for act in explanation.visit.corrections { path.append(("workbench", Self.words(act))) }
    if let remapping = explanation.visit.remapping {
      path.append(
        (
          "mapped again",
          "\(remapping.at.utcText) before batch \(remapping.batch) was sent, because "
            + "\(plan.destination.connection) had changed"
        )
      )
    }
    path.append(("page", "\(explanation.visit.page), read \(explanation.visit.readAt.utcText)"))
    path.append(("run", plan.id.text))
    if let confirmed = explanation.confirmed {
      path.append(("since then", "run \(confirmed.plan.id) found it unchanged"))
    }
    return path
  }

  private static func words(_ act: RecordAct) -> String {
    let what =
      switch act.event {
      case .corrected(let correction):
        "corrected \((correction.source + correction.target).joined(separator: ", "))"
          + (correction.reason.map { " (\($0))" } ?? "")
      case .retried: "sent again"
      case .dismissed(_, let reason): "dismissed" + (reason.map { " (\($0))" } ?? "")
      }
    return "\(what) by \(act.by) \(act.at.utcText)"
  }

  func json(_ explanation: RecordExplanation, _ field: String?) -> JSON {
    .members([
      "why": .string(explanation.sentence(of: field)),
      "run": .string(explanation.run.plan.id.text),
      "mapping": .string(explanation.run.plan.mapping.text),
      "version": .integer(explanation.run.plan.version.number),
      "outcome": explanation.outcome.map { .string($0.outcome.kind.rawValue) },
      "destination": explanation.outcome?.outcome.destination.map { .string($0.text) },
      "batch": explanation.outcome?.batch.map { .integer($0.number) },
      "attempts": explanation.outcome.map { .integer($0.attempts) },
      "page": .integer(explanation.visit.page.number),
      "read_at": .string(explanation.visit.readAt.utcText),
      "mapped_again_at": explanation.visit.remapping.map { .string($0.at.utcText) },
      "corrected": .strings(explanation.corrected.sorted()),
      "trace": explanation.trace.map { _ in
        .array(
          explanation.entries(of: field).map { entry in
            .members([
              "rule": .string(entry.id),
              "target": entry.target.map { .string($0) },
              "read": .array(
                entry.read.map {
                  .members(["name": .string($0.name), "raw": $0.raw.map { .string($0) }])
                }
              ),
              "because": .array(
                entry.because.map { ["s": .string($0.sentence), "quote": .string($0.quote)] }
              ),
            ])
          }
        )
      },
    ])
  }
}
