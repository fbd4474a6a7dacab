import GRDB

extension JournalFault {
  /// Narrows what GRDB throws.
  init(_ error: any Error) {
    switch error {
    case let fault as JournalFault: self = fault
    case is CancellationError: self = .cancelled
    case let error as DatabaseError: self = JournalFault(error)
    default: self = .storage(code: -1, message: String(describing: error))
    }
  }

  /// Narrows what GRDB throws while it opens a file.
  init(_ error: any Error, opening path: String) {
    if let error = error as? DatabaseError, error.resultCode == .SQLITE_NOTADB {
      self = .foreignFile(path: path)
    } else {
      self.init(error)
    }
  }

  private init(_ error: DatabaseError) {
    let message = error.message ?? "SQLite says no more"
    switch error.resultCode {
    case .SQLITE_FULL: self = .diskFull
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged(message)
    case .SQLITE_INTERRUPT: self = .cancelled
    case .SQLITE_MISUSE: self = .closed
    default: self = .storage(code: error.errorCode, message: message)
    }
  }
}
