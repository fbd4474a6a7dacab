import Diagnostics
import Records

/// A name in a spec that stands for nothing, and what was probably meant by it.
struct UnknownName {
  let name: String
  /// Names that stand for something, best first; empty where none is near.
  let candidates: [String]

  init(_ name: String, among names: some Sequence<String>) {
    self.name = name
    candidates = NearestNames.of(name, in: names)
  }

  /// `Use "a" or "b".`, or `nil` where none is near.
  var hint: String? {
    candidates.isEmpty ? nil : "Use " + candidates.map { "\"\($0)\"" }.listed("or") + "."
  }

  /// The nearest name in the place of this one.
  func fixes(at place: JSONPointer) -> [Fix] {
    candidates.prefix(1).map { candidate in
      Fix(
        "use \"\(candidate)\"",
        grade: .likely,
        patch: FixPatch.replace(place, with: .string(candidate))
      )
    }
  }
}
