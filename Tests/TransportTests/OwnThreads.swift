import Dispatch
import Foundation
import Synchronization

/// Threads for tasks that take turns very often: on the shared ones every turn would wait behind
/// whatever other tests compute.
final class OwnThreads: TaskExecutor {
  private let turns = TurnQueue()
  private let count: Int

  /// At least two, where tasks are to meet at any moment and not only between their turns.
  init(_ count: Int) {
    self.count = count
    for _ in 0..<count {
      Thread { [turns] in while let turn = turns.next() { turn() } }.start()
    }
  }

  deinit { turns.close(for: count) }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = unsafe asUnownedTaskExecutor()
    turns.add { unsafe job.runSynchronously(on: executor) }
  }
}

/// Turns that wait for a thread, first come, first served.
private final class TurnQueue: Sendable {
  private let waiting = Mutex<[@Sendable () -> Void]>([])
  private let wakeUp = DispatchSemaphore(value: 0)

  func add(_ turn: @escaping @Sendable () -> Void) {
    waiting.withLock { $0.append(turn) }
    wakeUp.signal()
  }

  /// Lets so many threads go once nothing waits.
  func close(for threads: Int) {
    for _ in 0..<threads { wakeUp.signal() }
  }

  /// Blocks the calling thread while nothing waits; `nil` once the queue is closed.
  func next() -> (@Sendable () -> Void)? {
    wakeUp.wait()
    return waiting.withLock { $0.isEmpty ? nil : $0.removeFirst() }
  }
}
