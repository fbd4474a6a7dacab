import Foundation
import Synchronization
import Testing

/// `openssl s_server` with a certificate for `localhost`, made for one test.
final class TLSServer: Sendable {
  let port: Int
  /// Path of the certificate, which is its own authority.
  let certificate: String
  private let folder: URL
  private let process: Mutex<Process>

  static var isAvailable: Bool { program != nil }

  private static var program: URL? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":")
      .map { URL(filePath: String($0)).appending(path: "openssl") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  init() async throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "tls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    certificate = folder.appending(path: "certificate.pem").path
    let key = folder.appending(path: "key.pem").path
    let making = try Self.start([
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
      "-keyout", key, "-out", certificate, "-days", "2", "-subj", "/CN=localhost", "-addext",
      "subjectAltName=DNS:localhost",
    ])
    for await _ in making.lines {}
    let serving = try Self.start([
      "s_server", "-accept", "127.0.0.1:0", "-cert", certificate, "-key", key, "-www",
    ])
    process = Mutex(serving.process)
    var found: Int?
    for await line in serving.lines where line.hasPrefix("ACCEPT") {
      found = line.split(separator: ":").last.flatMap { Int($0) }
      break
    }
    port = try #require(found)
  }

  func stop() {
    process.withLock { $0.terminate() }
    try? FileManager.default.removeItem(at: folder)
  }

  /// Starts the program; its lines end when it does.
  private static func start(
    _ arguments: [String]
  ) throws -> sending (process: Process, lines: AsyncStream<String>) {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let output = Pipe()
    process.standardOutput = output
    let (lines, continuation) = AsyncStream<String>.makeStream()
    try process.run()
    let reading = output.fileHandleForReading
    Thread {
      // Reads on a thread of its own, line by line, until the other side closes.
      var text = ""
      while case let data = reading.availableData, !data.isEmpty {
        text += String(decoding: data, as: UTF8.self)
        while let end = text.firstIndex(of: "\n") {
          continuation.yield(String(text[..<end]))
          text = String(text[text.index(after: end)...])
        }
      }
      continuation.finish()
    }.start()
    return (process, lines)
  }
}
