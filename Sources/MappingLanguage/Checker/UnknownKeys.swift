import Diagnostics
import Records

/// Keys of an object that it cannot have, and what was probably meant by them.
struct UnknownKeys {
  struct Key {
    let name: String
    /// Keys that the object can have and has not, best first.
    let near: [String]
    /// The one that was probably meant; `nil` where several are as near, or none is near enough.
    let meant: String?

    var hint: String? {
      near.isEmpty ? nil : "Use " + near.map { "\"\($0)\"" }.joined(separator: " or ") + "."
    }
  }

  let keys: [Key]
  /// Required keys that the object has not, and that none of the unknown ones stands for: a key and
  /// its misspelled name are one problem.
  let missing: [String]

  /// `open`: the keys that the object can have and has not; `missing`: those that it must have.
  init(_ names: some Sequence<String>, open: [String], missing: [String]) {
    var (open, missing) = (open, missing)
    keys = names.map { name in
      let near = NearestNames(to: name, among: open).preferring(missing.contains)
      let meant = near.meant ?? near.things.first.flatMap { missing.contains($0) ? $0 : nil }
      open.removeAll { $0 == meant }
      missing.removeAll { $0 == meant }
      return Key(name: name, near: Array(near.things.prefix(3)), meant: near.meant)
    }
    self.missing = missing
  }
}

extension Fix {
  /// Gives a member of an object another name.
  static func renaming(_ name: String, to other: String, of object: JSONPointer) -> Fix {
    Fix(
      "rename it to \"\(other)\"",
      grade: .likely,
      patch: FixPatch.move(object.appending(name), to: object.appending(other))
    )
  }
}
