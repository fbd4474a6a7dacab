import Records

/// Something that looks like a description and cannot be evaluated.
struct LeftOut: Hashable, Sendable {
  let name: String
  let why: String

  static func missing(_ file: String, of name: String) -> LeftOut {
    LeftOut(name: name, why: "it has no \(file)")
  }

  var text: String { "left out: \(name): \(why)" }

  var json: JSON { ["name": .string(name), "why": .string(why)] }
}
