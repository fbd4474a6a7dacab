import Dispatch
package import Testing

/// Tests that only compute go one by one on a thread of their own: tests that wait for a server
/// keep the threads that all tasks share, of which there are as many as processors.
package struct Computing: SuiteTrait, TestTrait, TestScoping {
  package let isRecursive = true

  package func provideScope(
    for test: Test,
    testCase: Test.Case?,
    performing function: @Sendable @concurrent () async throws -> Void
  ) async throws {
    guard testCase != nil else { return try await function() }
    try await withTaskExecutorPreference(ComputingThread.shared) { try await function() }
  }
}

extension Trait where Self == Computing {
  package static var computing: Self { Self() }
}

private final class ComputingThread: TaskExecutor {
  static let shared = ComputingThread()

  private let queue = DispatchQueue(label: "computing")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { unsafe job.runSynchronously(on: unsafe self.asUnownedTaskExecutor()) }
  }
}
