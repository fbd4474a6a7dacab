package import Diagnostics

/// The platforms this program knows; the raw values are the names in `crosswalk.yaml` and in specs.
package enum PlatformID: String, CaseIterable, Hashable, Sendable {
  case hubspot
  case salesforce
  /// CSV and JSON Lines on this machine; read by `map`, never by a sync.
  case files

  /// The platform of that name.
  ///
  /// - Throws: CON101 where there is none.
  package init(named name: String) throws(Diagnostic) {
    guard let platform = PlatformID(rawValue: name) else {
      let names = PlatformID.allCases.map(\.rawValue)
      throw Diagnostic(
        .error,
        .CON101,
        "there is no platform \"\(name)\"",
        hint: NearestNames.hint(for: name, in: names, isVocabulary: true)
          ?? "The platforms are \(names.joined(separator: ", "))."
      )
    }
    self = platform
  }
}
