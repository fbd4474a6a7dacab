import Platforms

/// How often in a row something failed; refused credentials are counted apart, because they are
/// renewed once, whatever went wrong before.
struct AttemptCounter: Hashable, Sendable {
  private var credentials = 0
  private var others = 0

  /// Counts one more failure.
  ///
  /// - Returns: which attempt this was, from 1.
  mutating func count(_ fault: PlatformFault) -> Int {
    if fault.status == 401 {
      credentials += 1
      return credentials
    }
    others += 1
    return others
  }
}
