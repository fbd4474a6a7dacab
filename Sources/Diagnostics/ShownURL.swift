/// A URL as screens, messages and the journal show it: without the user and the password that it
/// may hold.
package enum ShownURL {
  package static func of(_ url: String) -> String {
    guard let scheme = url.firstRange(of: "://") else { return url }
    let rest = url[scheme.upperBound...]
    // A password that is not encoded may hold anything but a slash.
    let authority = rest.prefix { !"/?#".contains($0) }
    guard let mark = authority.lastIndex(of: "@") else { return url }
    return String(url[..<scheme.upperBound]) + "***" + String(rest[mark...])
  }
}
