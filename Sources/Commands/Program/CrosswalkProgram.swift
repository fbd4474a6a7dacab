import ArgumentParser
import Diagnostics
import Glibc
import Records

/// A command whose standard output is records and nothing else; what is wrong stands in standard
/// error, also in JSON.
protocol RecordFilter {}

/// Runs one command line from arguments to exit status.
package enum CrosswalkProgram {
  /// The process's own entry; never returns.
  package static func main() async {
    ProcessEdge.ignoreBrokenPipes()
    let status = await run(Array(CommandLine.arguments.dropFirst()), in: .process)
    exit(status.rawValue)
  }

  /// Runs one command line in a context; everything a person sees goes through the context.
  package static func run(_ arguments: [String], in context: CommandContext) async -> ExitStatus {
    await CommandContext.$current.withValue(context) {
      var answers = context.output
      var parsed: any ParsableCommand.Type = CrosswalkCommand.self
      do {
        var command = try CrosswalkCommand.parseAsRoot(arguments)
        parsed = type(of: command)
        if command is any RecordFilter { answers = context.errors }
        if var asynchronous = command as? any AsyncParsableCommand {
          try await asynchronous.run()
        } else {
          try command.run()
        }
        return .done
      } catch let status as ExitStatus {
        return status
      } catch {
        let answers = arguments.contains("--json") ? answers : nil
        return report(error, of: parsed, inJSON: answers, in: context)
      }
    }
  }

  /// `command`: the one that was told apart from others; `answers`: where problems go as JSON,
  /// `nil` where a person reads them.
  private static func report(
    _ error: any Error,
    of command: any ParsableCommand.Type,
    inJSON answers: (any OutputSink)?,
    in context: CommandContext
  ) -> ExitStatus {
    if let problems = ProblemList(error) {
      if let answers {
        answers.line(
          JSON.members(["diagnostics": .array(problems.diagnostics.map(\.json))]).text()
        )
      } else {
        for diagnostic in problems.diagnostics {
          context.errors.line(diagnostic.description)
          for fix in diagnostic.fixes { context.errors.line("  \(fix)") }
        }
      }
      return .error
    }
    let code = CrosswalkCommand.exitCode(for: error)
    let message =
      command == CrosswalkCommand.self
      ? CrosswalkCommand.fullMessage(for: error)
      : "Error: " + command.message(for: error) + "\n"
        + CrosswalkCommand.usageString(for: command)
    if code == .success {
      context.output.line(message)
      return .done
    }
    context.errors.line(message)
    return .usage
  }
}
