/// What is written in one round.
struct JournalShape {
  static let streams = 8
  static let bodyBytes = 256

  /// Rows in all.
  var rows: Int
  /// Rows in a transaction.
  var batch: Int

  /// Rounded so that transactions are full.
  init(rows: Int, batch: Int) {
    self.batch = batch
    self.rows = max(1, rows / batch) * batch
  }

  var transactions: Int { rows / batch }
}
