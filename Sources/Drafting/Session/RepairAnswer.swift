import Diagnostics
import MappingLanguage
import Records

/// The patch in a model's answer to a repair prompt.
struct RepairAnswer {
  let patch: MappingLanguage.JSONPatch

  /// - Throws: M101 where the answer holds no patch.
  init(_ answer: JSON, source: String) throws(DiagnosticList) {
    let operations = (answer["patch"]?.array ?? []).map { operation -> JSON in
      guard var object = operation.object else { return operation }
      if object["op"] == "remove" { object["value"] = nil }
      // Values are written as JSON text; where an endpoint let one through as it is, it stays so.
      if let text = object["value"]?.string, let value = try? JSON(parsing: text) {
        object["value"] = value
      }
      return .object(object)
    }
    patch = try MappingLanguage.JSONPatch(
      json: answer["patch"]?.array == nil ? answer["patch"] ?? .null : .array(operations),
      source: source
    )
  }
}
