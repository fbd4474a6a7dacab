import Foundation

/// A folder for one measurement, on the disk that is measured.
struct ScratchFolder {
  let path: String

  /// Makes it inside `parent`, and removes it after `body`.
  static func with<Answer>(
    in parent: String,
    _ body: (ScratchFolder) async throws -> Answer
  ) async throws -> Answer {
    let path = parent + "/crosswalk-bench-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try await body(ScratchFolder(path: path))
  }

  /// A path inside that nothing stands at yet.
  func file(_ name: String) -> String { path + "/" + name }

  /// Removes a journal with its log and lock, and the keys beside it.
  func remove(_ name: String) {
    for ending in ["", "-wal", "-shm", ".lock", ".ballast"] {
      try? FileManager.default.removeItem(atPath: file(name) + ending)
      try? FileManager.default.removeItem(atPath: file("keys.sqlite") + ending)
    }
  }
}
