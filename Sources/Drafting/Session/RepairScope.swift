import Diagnostics
import MappingLanguage
import Records

/// What a repair may change in a document that is not yet the form of a spec: the parts its
/// diagnostics are about, and nothing else; where there is a spec, ``RepairGuard`` watches.
struct RepairScope {
  private static let lists = ["value_maps", "lookups", "variables", "filters", "rules"]
  /// To these a repair may add, but what is there stays.
  private static let growing = ["assumptions", "questions", "not_mapped"]

  private let allowed: Set<JSONPointer>

  init(_ problems: [Diagnostic]) {
    var allowed: Set<JSONPointer> = []
    for problem in problems {
      let places = [problem.location?.pointer].compactMap { $0 } + Self.places(of: problem.fixes)
      for place in places.compactMap(JSONPointer.init(parsing:)) {
        if let part = Self.part(of: place) { allowed.insert(part) }
      }
    }
    self.allowed = allowed
  }

  /// `/rules/7` of `/rules/7/value/then/1`; `/target` of `/target/key/0`.
  static func part(of place: JSONPointer) -> JSONPointer? {
    guard let section = place.tokens.first else { return nil }
    let isList = lists.contains(section) || growing.contains(section) || section == "tests"
    guard isList else { return JSONPointer([section]) }
    return place.tokens.count > 1 ? JSONPointer(Array(place.tokens.prefix(2))) : nil
  }

  private static func places(of fixes: [Fix]) -> [String] {
    fixes.flatMap { fix in
      ((try? JSON(parsing: fix.patch))?.array ?? []).compactMap { $0["path"]?.string }
    }
  }

  /// What a change touches that it may not, as M109; none where it keeps to its diagnostics.
  func violations(from before: JSON, to after: JSON, source: String) -> [Diagnostic] {
    var violations: [Diagnostic] = []
    func report(_ what: String, _ place: JSONPointer) {
      violations.append(
        Diagnostic(
          .error,
          .M109,
          "the repair \(what), which no diagnostic is about",
          at: Location(source, pointer: place.description),
          hint: "Change only the parts that the diagnostics name."
        )
      )
    }
    for section in ["mapping", "id", "description", "source", "defaults", "target"] {
      let place = JSONPointer([section])
      guard before[section] != after[section] else { continue }
      let isFixed = section != "defaults" && section != "target"
      let keepsItself = section != "target" || keepsPlace(before["target"], after["target"])
      if isFixed || !keepsItself || !allowed.contains(place) {
        report("changes \"\(section)\"", place)
      }
    }
    for section in Self.lists + Self.growing + ["tests"] {
      let kept = Self.elements(after[section])
      for (index, element) in Self.elements(before[section]).enumerated() {
        let place = JSONPointer([section, String(index)])
        guard !allowed.contains(place), !kept.contains(element) else { continue }
        let name = element["id"]?.string ?? element["name"]?.string ?? String(index)
        report("changes or removes \"\(name)\" of \"\(section)\"", place)
      }
    }
    return violations
  }

  /// A repair may correct the operation and the key, never where records go.
  private func keepsPlace(_ before: JSON?, _ after: JSON?) -> Bool {
    ["system", "object", "schema_hash"].allSatisfy { before?[$0] == after?[$0] }
  }

  private static func elements(_ json: JSON?) -> [JSON] { json?.array ?? [] }
}
