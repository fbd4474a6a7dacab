extension RecordProblem {
  /// `record 45001 rejected: Email`.
  package var text: String { "record \(record) \(kind.rawValue)" + (field.map { ": " + $0 } ?? "") }
}
