package import Diagnostics
package import Records

/// What to do about a fault.
package enum Remedy: Hashable, Sendable {
  /// Do the same again after a while.
  case retry(after: Duration)
  /// A quota is used up; `nil` where the platform does not say until when.
  case waitForQuota(until: Instant?)
  /// Do the same again at once: the adapter has let go of its credentials and asks for new ones.
  case refreshCredentials
  /// The platform refuses the request as a whole; smaller ones will show which record is at fault.
  case splitBatch
  /// Nothing the program may do helps; the code says what a person must see to.
  case stop(DiagnosticCode)
}
