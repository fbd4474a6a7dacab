import ArgumentParser
import Diagnostics
import MappingLanguage
import Records

/// `crosswalk schema`: the JSON Schemas of the files that go in and come out.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of a file that Crosswalk reads or writes.",
    discussion: PublishedSchema.allCases.map { "\($0.rawValue): \($0.purpose)" }
      .joined(separator: "\n")
  )

  @Argument(help: "Which file; all of their names if not said.")
  var name: PublishedSchema?

  func run() {
    let output = CommandContext.current.output
    guard let name else {
      for schema in PublishedSchema.allCases {
        output.line("\(schema.rawValue)\t\(schema.purpose)")
      }
      return
    }
    output.write(name.json.bytes(.pretty))
    output.line("")
  }
}

/// The forms of files that are published.
enum PublishedSchema: String, CaseIterable, ExpressibleByArgument {
  case catalog
  case draft
  case mapping
  case cases

  var purpose: String {
    switch self {
    case .catalog: "the fields of one object, as --source-catalog and --target-catalog take them"
    case .draft: "what describe-mapping --json answers"
    case .mapping: "a spec, mappings/NAME/mapping.json"
    case .cases: "a case, one line of mappings/NAME/cases.jsonl"
    }
  }

  var json: JSON {
    switch self {
    case .catalog: CatalogSchema.json
    case .draft: DraftSchema.json
    case .mapping: SpecSchema.mapping
    case .cases: SpecSchema.cases
    }
  }
}
