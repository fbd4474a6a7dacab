import Diagnostics
import Records

/// A name in a spec that stands for nothing, and what was probably meant by it.
struct UnknownName {
  let name: String
  /// Names that stand for something, best first; empty where none is near.
  let names: [String]

  init(_ name: String, among names: some Sequence<String>) {
    self.name = name
    self.names = NearestNames.of(name, in: names)
  }

  var candidates: [Candidate] { Candidate.list(names) }

  /// `Use "a" or "b".`, or `nil` where none is near.
  var hint: String? {
    names.isEmpty ? nil : "Use " + names.map { "\"\($0)\"" }.listed("or") + "."
  }

  /// The nearest name in the place of this one.
  func fixes(at place: JSONPointer) -> [Fix] {
    names.prefix(1).map { candidate in
      Fix(
        "use \"\(candidate)\"",
        grade: .likely,
        patch: FixPatch.replace(place, with: .string(candidate))
      )
    }
  }
}
