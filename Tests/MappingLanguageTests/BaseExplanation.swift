import MappingLanguage
import Records

/// Explanations of the base spec, changed in one place.
enum BaseExplanation {
  /// Said of every rule that reads a text; has a test of its own.
  static let unreadable = "a field to be read as a text holds a list or an object"

  /// Of the base spec, changed by a patch, and the base target, changed by another.
  static func explanation(_ patch: JSON, target: JSON? = nil) throws -> MappingExplanation {
    let json = try RejectionFile.changed(RejectionFile.document("Base/spec.json"), by: patch)
    return MappingExplanation(
      of: try MappingSpec(json: json, source: "mapping.json"),
      source: try RejectionFile.catalog("Base/source.json"),
      target: try RejectionFile.catalog("Base/target.json", changed: target)
    )
  }

  /// A rule of its own: r8.
  static func rule(_ target: String, _ value: String, _ more: JSON = [:]) throws -> JSON {
    var rule = JSONObject([
      .init("id", "r8"), .init("target", .string(target)), .init("value", try JSON(parsing: value)),
      .init("because", [["s": "S1", "quote": "Map"]]),
    ])
    for member in more.object?.members ?? [] { rule[member.name] = member.value }
    return [["op": "add", "path": "/rules/-", "value": .object(rule)]]
  }

  static func texts(
    _ explanation: MappingExplanation,
    _ kind: Consequence.Kind,
    by name: String
  ) -> [String] {
    explanation.consequences.filter { $0.kind == kind && $0.by == name }.map(\.text)
      .filter { $0 != unreadable }
  }
}
