package import Diagnostics
import Transport

extension PlatformFault {
  /// The fault as a person reads it, under the code its remedy stopped with.
  ///
  /// `inRun`: whether a run waits for it, which is resumed; else the command is given again.
  package func diagnostic(
    _ code: DiagnosticCode,
    connection: String,
    inRun: Bool
  ) -> Diagnostic {
    Diagnostic(
      .error,
      code,
      "\(connection): \(sentence)",
      at: Location("crosswalk.yaml", pointer: "/connections/\(connection)"),
      hint: Self.hint(code, goOn: inRun ? "\"crosswalk sync resume\"" : "try again")
    )
  }

  /// What happened, without advice.
  package var sentence: String {
    let detail = message.isEmpty ? "" : ": " + message
    switch kind {
    case .unanswered(.refusedAddress):
      return "the address is not allowed" + detail
    case .unanswered: return "\(operation) got no answer" + detail
    case .refused(let status):
      let code = code.map { " \($0)" } ?? ""
      return "\(operation) was refused with status \(status)\(code)" + detail
    case .unreadable(let status):
      return "\(operation) was answered with status \(status) and a body that cannot be read"
        + detail
    case .limited(let limit, _): return "\(operation) waits for the limit \"\(limit)\""
    case .noCredential(let name): return "there is no secret for \"\(name.rawValue)\""
    case .unsupported: return "\(operation) is not possible" + detail
    case .cancelled: return "\(operation) was cancelled"
    }
  }

  private static func hint(_ code: DiagnosticCode, goOn: String) -> String? {
    switch code {
    case .CON103: "Add \"allow: loopback\" for this machine, or \"allow: HOST\" for that host."
    case .CON201: "Check the secrets the connection refers to, then \(goOn)."
    case .CON202: "Give the app the permission, or use another account."
    case .CON301: "Check the endpoint and the network, then \(goOn)."
    case .CON302: "The platform is down: wait a while, then \(goOn)."
    case .CON303:
      "Nothing is lost: wait until the quota is there again, then \(goOn)."
    case .CON401: "The request is at fault, not a record: check the mapping and the endpoint."
    case .CON402: "Run \"crosswalk catalog pull\" and \"crosswalk check-mapping\"."
    case .CON403: "Update Crosswalk: the platform has retired this version of its API."
    case .CON501:
      "Something between here and the platform answers in its place: a proxy, a login page."
    default: nil
    }
  }
}
