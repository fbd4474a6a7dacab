import ArgumentParser
import Diagnostics
import Glibc
import Records

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
      do {
        var command = try CrosswalkCommand.parseAsRoot(arguments)
        if var asynchronous = command as? any AsyncParsableCommand {
          try await asynchronous.run()
        } else {
          try command.run()
        }
        return .done
      } catch let status as ExitStatus {
        return status
      } catch {
        return report(error, asJSON: arguments.contains("--json"), in: context)
      }
    }
  }

  private static func report(
    _ error: any Error,
    asJSON: Bool,
    in context: CommandContext
  ) -> ExitStatus {
    if let problems = ProblemList(error) {
      if asJSON {
        context.output.line(
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
    let message = CrosswalkCommand.fullMessage(for: error)
    if code == .success {
      context.output.line(message)
      return .done
    }
    context.errors.line(message)
    return .usage
  }
}
