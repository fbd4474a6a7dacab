import Records
import Transport

extension WireResponse {
  var isSuccess: Bool { (200...299).contains(status) }

  /// The body as a tree.
  ///
  /// - Throws: ``PlatformFault/Kind/unreadable(status:)``: HTML from a proxy, a cut body.
  func json(of operation: PlatformOperation) throws(PlatformFault) -> JSON {
    do throws(JSONFault) {
      return try JSON(parsing: body)
    } catch {
      throw unreadable(operation, "the answer is not JSON: \(error)")
    }
  }

  /// A fault that says the body is not what the platform promises; a write may have been applied.
  func unreadable(_ operation: PlatformOperation, _ message: String) -> PlatformFault {
    PlatformFault(
      .unreadable(status: status),
      of: operation,
      mayBeApplied: true,
      message: message
    )
  }

  /// `Retry-After` in seconds, at most a day.
  var retryAfter: Duration? {
    header("Retry-After").flatMap { Int($0) }.map { .seconds(min(max(0, $0), 86_400)) }
  }
}
