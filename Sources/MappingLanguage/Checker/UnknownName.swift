import Diagnostics
import Records

/// A name in a spec that stands for nothing, and what was probably meant by it.
struct UnknownName {
  let name: String
  /// Names that stand for something, best first; empty where none is near.
  let names: [String]
  /// The one that was probably meant; `nil` where several are as near, or none is near enough.
  let meant: String?
  /// What to do, or to ask; `nil` where none is near.
  let hint: String?

  /// `isVocabulary`: as for `NearestNames`.
  init(_ name: String, among names: some Sequence<String>, isVocabulary: Bool = false) {
    let near = NearestNames(to: name, among: names, isVocabulary: isVocabulary)
    self.name = name
    self.names = Array(near.things.prefix(3))
    meant = near.meant
    hint = near.hint(showing: 3) { $0 }
  }

  var candidates: [Candidate] { Candidate.list(names) }

  /// What was probably meant in the place of this name.
  func fixes(at place: JSONPointer) -> [Fix] {
    [meant].compactMap(\.self).map { name in
      Fix(
        "use \"\(name)\"",
        grade: .likely,
        patch: FixPatch.replace(place, with: .string(name))
      )
    }
  }
}
