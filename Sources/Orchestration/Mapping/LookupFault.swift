import Platforms

/// A fault of the platform that was asked on the way from a source record to a mapped one.
struct LookupFault: Error {
  let fault: PlatformFault
  let session: ConnectionSession
}
