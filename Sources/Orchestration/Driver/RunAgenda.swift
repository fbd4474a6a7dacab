import SyncMachine

/// Something a driver does by itself while other things are under way.
enum RunTask: Hashable, Sendable {
  case takePage
  /// Bring an open batch one step on.
  case deliver(BatchNumber)
  /// Freeze waiting records as a batch; one batch at a time, so that no record gets into two.
  case planBatch
}

/// What may be begun now, of intake and delivery alike: a function of where everything is.
///
/// Intake reads ahead until the staging area is full; at most so many batches are in flight; a
/// batch is sent full, unless no more records come: for now, at all, or before one is sent.
struct RunAgenda: Hashable, Sendable {
  enum Intake: Hashable, Sendable {
    case due
    case busy
    /// It may go on later.
    case delayed
    case exhausted
  }

  var intake: Intake
  /// Batches that could go one step on, in order.
  var ready: [BatchNumber]
  /// Batches somebody is at work on.
  var inFlight: Int
  /// Records that could be planned: staged, in no batch, their key in none.
  var waiting: Int
  /// Records without an outcome.
  var staged: Int
  var batchSize: Int
  var inFlightMax: Int
  var stagedMax: Int

  /// In the order in which they are to begin.
  var tasks: [RunTask] {
    let room = max(0, inFlightMax - inFlight)
    var tasks = ready.prefix(room).map { RunTask.deliver($0) }
    if ready.count < room, waiting >= batchSize || (waiting > 0 && isShort) {
      tasks.append(.planBatch)
    }
    if intake == .due, staged < stagedMax { tasks.append(.takePage) }
    return tasks
  }

  /// Whether waiting does not make a batch fuller.
  ///
  /// The staging area may be full of records of which few can be sent at a time, because they have
  /// few keys.
  private var isShort: Bool {
    switch intake {
    case .exhausted, .delayed: true
    case .due: staged >= stagedMax && inFlight == 0 && ready.isEmpty
    case .busy: false
    }
  }
}
