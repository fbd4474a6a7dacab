import Diagnostics
import Matching
import Records

/// What a comparison found, for a person or a script.
struct MatchScreen {
  let matcher: FieldMatcher
  let top: Int
  /// Lines that are no records.
  var problems: [Diagnostic] = []
  let context: CommandContext

  /// The document of `--json`; its form is on the page Match.
  var json: JSON {
    let sure = matcher.oneToOne()
    return .members([
      "source": Self.end(matcher.source),
      "target": Self.end(matcher.target),
      "problems": problems.isEmpty ? nil : .array(problems.map(\.json)),
      "sure": .array(sure.map(Self.pair)),
      "targets": .array(
        matcher.target.fields.map { field in
          let ranked = matcher.candidates(forTarget: field.name, limit: top)
          return Self.ranking(
            field,
            "source",
            sure.first { $0.target == field.name }?.source,
            ranked.map { Self.candidate("source", $0.source, $0) }
          )
        }
      ),
      "sources": .array(
        matcher.source.fields.map { field in
          let ranked = matcher.candidates(forSource: field.name, limit: top)
          return Self.ranking(
            field,
            "target",
            sure.first { $0.source == field.name }?.target,
            ranked.map { Self.candidate("target", $0.target, $0) }
          )
        }
      ),
    ])
  }

  private static func end(_ catalog: Catalog) -> JSON {
    .members([
      "system": .string(catalog.system),
      "object": .string(catalog.object),
      "fields": .integer(catalog.fields.count),
    ])
  }

  private static func pair(_ match: FieldMatch) -> JSON {
    .members([
      "source": .string(match.source),
      "target": .string(match.target),
      "score": .number("\(match.score)"),
      "reason": .string(match.reason),
    ])
  }

  private static func ranking(
    _ field: CatalogField,
    _ side: String,
    _ sure: String?,
    _ candidates: [JSON]
  ) -> JSON {
    let isWritable = field.writableOnCreate || field.writableOnUpdate
    return .members([
      "field": .string(field.name),
      "label": field.label == field.name ? nil : .string(field.label),
      "writable": side == "source" ? .bool(isWritable) : nil,
      "abstains": .bool(sure == nil),
      side: sure.map { .string($0) },
      "candidates": .array(candidates),
    ])
  }

  private static func candidate(_ side: String, _ name: String, _ match: FieldMatch) -> JSON {
    .members([
      side: .string(name),
      "score": .number("\(match.score)"),
      "reason": .string(match.reason),
    ])
  }

  func show() {
    let sure = matcher.oneToOne()
    let listed = matcher.candidates(perTarget: top)
    let style = Style(context)
    var table = TextTable(
      columns: context.columns,
      header: [matcher.target.object, "", matcher.source.object, "score", "why"]
    )
    for (target, matches) in listed {
      let chosen = sure.first { $0.target == target }
      for (place, match) in matches.enumerated() {
        let isChosen = match.source == chosen?.source
        table.add([
          place == 0 ? target : "", isChosen ? "=" : chosen == nil && place == 0 ? "?" : "",
          match.source, "\(match.score)", match.reason,
        ])
      }
    }
    if !table.isEmpty { for line in table.lines { context.output.line(line) } }
    let shown = Set(listed.map(\.target))
    let silent = matcher.target.fields.filter { field in
      !shown.contains(field.name) && (field.writableOnCreate || field.writableOnUpdate)
    }
    if !silent.isEmpty {
      context.output.line()
      context.output.line(
        style.dim("Nothing is like " + silent.map(\.name).joined(separator: ", "))
      )
    }
    context.output.line()
    let asked = listed.count - sure.count
    context.output.line(
      style.bold("Sure of \(ScreenText.count(sure.count, "pair")) (=)")
        + ", abstains where it is not (?): \(ScreenText.count(asked, "field"))"
        + ", nothing for \(ScreenText.count(silent.count, "field"))"
    )
  }
}
