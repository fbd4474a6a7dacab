import ArgumentParser
import FoundationEssentials
import Fuzzing

/// `dev fuzz`: gives the readers bytes that libFuzzer makes up, for a bounded time each.
struct FuzzCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fuzz",
    abstract: "Gives the readers of foreign bytes what libFuzzer makes up, and checks their laws.",
    discussion: """
      Ends with status 1 where an input ends a reader or breaks its law; the input is kept, and the
      line printed with it replays it.
      """
  )

  @Argument(help: "Targets to run; all of them unless said.")
  var targets: [String] = []

  @Option(help: "Seconds for each target.")
  var seconds = 30

  @Option(help: "Give one target this input and nothing else, and print all that is said.")
  var replay: String?

  @Flag(help: "Name the targets and their laws, and run none.")
  var list = false

  func validate() throws {
    for name in targets where !FuzzTarget.all.contains(where: { $0.name == name }) {
      let known = FuzzTarget.all.map(\.name).joined(separator: ", ")
      throw ValidationError("There is no target \"\(name)\"; there are \(known).")
    }
    guard seconds > 0 else { throw ValidationError("Say a number of seconds above 0.") }
    guard replay == nil || targets.count == 1 else {
      throw ValidationError("Name the one target that the input is for.")
    }
  }

  func run() async throws {
    let chosen = FuzzTarget.all.filter { targets.isEmpty || targets.contains($0.name) }
    guard !list else {
      for target in chosen { print("\(target.name): \(target.law)") }
      return
    }
    let fuzzer = Fuzzer(root: FileManager.default.currentDirectoryPath)
    print("building the fuzzer (minutes the first time)")
    try await fuzzer.build()
    if let replay, let target = chosen.first {
      let report = try await fuzzer.replay(replay, for: target)
      print(report.text)
      if report.finding != nil { throw ExitCode.failure }
      return
    }
    var findings = 0
    for target in chosen {
      let report = try await fuzzer.run(target, seconds: seconds)
      print(report.line(of: target.name))
      if report.finding != nil { findings += 1 }
    }
    print("\(chosen.count) targets, \(findings) findings")
    if findings > 0 { throw ExitCode.failure }
  }
}
