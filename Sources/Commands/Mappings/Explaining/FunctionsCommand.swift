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

  @OptionGroup var options: WorkspaceOptions

  func run() async throws {
    let context = CommandContext.current
    guard let name else { return list(context) }
    let unknown = UnknownFunction(name)
    guard let function = FunctionCatalog[name] ?? unknown.function else {
      var problem = unknown.diagnostic
      problem.hint = problem.hint ?? Self.hint(about: name, context)
      throw problem
    }
    if options.json {
      context.output.line(FunctionCatalog.json(of: function).text())
    } else {
      context.output.line(FunctionCatalog.sheet(of: function))
      if let advice = unknown.advice { context.output.line("\nInstead of \(name)\n  \(advice)") }
    }
  }

  /// Functions whose names have the name in them, or where all of them are listed.
  private static func hint(about name: String, _ context: CommandContext) -> String {
    let key = name.lowercased()
    let candidates = FunctionCatalog.names.filter { key.count > 2 && $0.contains(key) }
    return candidates.isEmpty
      ? "All of them: " + context.typed("functions")
      : "There is " + candidates.map { "\"\($0)\"" }.joined(separator: ", ") + "."
  }

  private func list(_ context: CommandContext) {
    guard !options.json else {
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
        + context.typed("functions", "NAME")
    )
  }
}
