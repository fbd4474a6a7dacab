package import Records

/// Whether a request may go now.
package enum Admission: Hashable, Sendable {
  /// It may; hand the ticket back when the answer is there.
  case go(RequestTicket)
  /// Not yet: ask again then, or as soon as another request has finished.
  case wait(until: Instant, limit: String)
}

/// One admitted request that has not finished.
package struct RequestTicket: Hashable, Sendable {
  package let number: Int
  package let endpoint: String
  package let sentAt: Instant
}
