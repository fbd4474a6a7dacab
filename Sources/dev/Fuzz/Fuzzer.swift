import FoundationEssentials
import Fuzzing
import Subprocess
import SystemPackage

/// libFuzzer around the targets of ``Fuzzing``, in a build of its own.
///
/// A program that SwiftPM links has a `main` of its own, and so has libFuzzer: SwiftPM only makes a
/// static library, with every room instrumented, and the compiler links it.
package struct Fuzzer {
  private let root: String

  init(root: String) { self.root = root }

  private static let folder = ".build-fuzz"
  private static let program = folder + "/fuzz"
  private static let corpus = "Tests/FuzzingTests/Corpus"

  /// Builds the program; throws what the compiler says.
  func build() async throws {
    try await succeed([
      "swift", "build", "--configuration", "release", "--scratch-path", Self.folder, "--product",
      "Fuzzing", "-Xswiftc", "-sanitize=fuzzer,address", "-Xcxx",
      "-fsanitize=fuzzer-no-link,address",
    ])
    try await succeed([
      "swiftc", "-sanitize=fuzzer,address", Self.folder + "/release/libFuzzing.a", "-lpcre2-8",
      "-lsimdjson", "-lcurl", "-lstdc++", "-o", Self.program,
    ])
  }

  private func succeed(_ words: [String]) async throws {
    let outcome = try await Shell.run(words)
    guard outcome.succeeded else { throw FuzzerFault(description: outcome.output) }
  }

  /// Runs one target for so many seconds, on what it has found interesting before, its seeds and
  /// the committed corpus.
  func run(_ target: FuzzTarget, seconds: Int) async throws -> FuzzReport {
    let found = try folder("findings", of: target)
    let known = try folder("corpus", of: target)
    let seeds = try folder("seeds", of: target, emptied: true)
    for (index, seed) in target.seeds.enumerated() {
      try Data(seed).write(to: URL(filePath: "\(root)/\(seeds)/\(index)"))
    }
    let words = "\(Self.folder)/\(target.name).dict"
    try Data(Self.dictionary(target.words).utf8).write(to: URL(filePath: root + "/" + words))
    let folders = [known, seeds, "\(Self.corpus)/\(target.name)"].filter {
      FileManager.default.fileExists(atPath: root + "/" + $0)
    }
    return try await start(
      target,
      folders + [
        "-max_total_time=\(seconds)", "-max_len=\(Self.bytesMax(target))", "-dict=\(words)",
        "-artifact_prefix=\(found)/", "-print_final_stats=1",
      ]
    )
  }

  /// Gives a target one input.
  func replay(_ file: String, for target: FuzzTarget) async throws -> FuzzReport {
    try await start(target, [file])
  }

  private func start(_ target: FuzzTarget, _ words: [String]) async throws -> FuzzReport {
    let limits = ["-timeout=10", "-rss_limit_mb=2048"]
    let result = try await Subprocess.run(
      .path(FilePath(root + "/" + Self.program)),
      arguments: Arguments(["--target=\(target.name)"] + words + limits),
      environment: Self.environment,
      input: .none,
      output: .discarded,
      error: .sequence
    ) { execution in
      var report = FuzzReport()
      for try await line in execution.standardError.strings() { report.read(line) }
      return report
    }
    var report = result.closureResult
    report.end(succeeded: result.terminationStatus.isSuccess)
    return report
  }

  /// Swift's global values are not leaks, but their tagged pointers look so; a crash must be quick.
  private static let environment = Environment.inherit.updating([
    "ASAN_OPTIONS": "detect_leaks=0", "SWIFT_BACKTRACE": "enable=no",
  ])

  private static func bytesMax(_ target: FuzzTarget) -> Int {
    switch target.grammar {
    case .bytes: 1024
    case .json: 16 * 1024
    }
  }

  /// A target's folder of that name, made where it is missing; gives its path below the root.
  private func folder(
    _ name: String,
    of target: FuzzTarget,
    emptied: Bool = false
  ) throws -> String {
    let path = "\(Self.folder)/\(name)/\(target.name)"
    let folder = root + "/" + path
    if emptied { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return path
  }

  /// Words in the form of libFuzzer's dictionaries: a quoted one a line, odd bytes as `\xAB`.
  package static func dictionary(_ words: [String]) -> String {
    words.filter { !$0.isEmpty }.map { word in
      let bytes = word.utf8.map { byte in
        let isPlain =
          (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "\"")
          && byte != UInt8(ascii: "\\")
        guard !isPlain else { return String(Unicode.Scalar(byte)) }
        let digits = String(byte, radix: 16, uppercase: true)
        return "\\x" + (digits.count == 1 ? "0" : "") + digits
      }
      return "\"\(bytes.joined())\"\n"
    }.joined()
  }
}

/// Why there is no fuzzer.
private struct FuzzerFault: Error, CustomStringConvertible {
  let description: String
}
