import ArgumentParser
import Diagnostics
import MappingLanguage
import Records

/// `crosswalk functions`: what a step of a mapping can do, from the functions themselves.
struct FunctionsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "functions",
    abstract: "List the functions of the mapping language, or show one with its examples.",
    discussion: "Names from other languages are understood: nvl shows default."
  )

  @Argument(help: "A function; all of them where none is named.")
  var name: String?

  @Flag(help: "Print JSON.")
  var json = false

  func run() async throws {
    let context = CommandContext.current
    guard let name else { return list(context) }
    let suggestions = FunctionCatalog.suggestions(for: name)
    guard let function = FunctionCatalog[name] ?? suggestions.first.flatMap({ FunctionCatalog[$0] })
    else {
      throw Diagnostic(
        .error,
        .M103,
        "there is no function \"\(name)\"",
        hint: "All of them: \(context.program) functions"
      )
    }
    if json {
      context.output.line(FunctionCatalog.json(of: function).text())
    } else {
      context.output.line(FunctionCatalog.sheet(of: function))
    }
  }

  private func list(_ context: CommandContext) {
    guard !json else {
      let all = FunctionCatalog.all.map { FunctionCatalog.json(of: $0) }
      context.output.line(JSON.array(all).text())
      return
    }
    var table = TextTable(columns: context.columns)
    for function in FunctionCatalog.all {
      table.add([function.signature.name, function.signature.summary])
    }
    for line in table.lines { context.output.line(line) }
    context.output.line(
      "\(FunctionCatalog.all.count) functions; one with its examples: "
        + "\(context.program) functions NAME"
    )
  }
}
