package import Diagnostics
package import Records

extension RateLimitRegistry {
  /// The registry with a workspace's own numbers.
  ///
  /// Overrides are one object: limit identifiers to the keys that differ, as in
  /// `{"burst": {"max": {"professional": 250}}}`. `id` and `shape` never change; a limit that is
  /// not listed yet is added when it is complete.
  ///
  /// - Throws: `LIM` diagnostics whose pointers lead into the overrides.
  package func merging(
    overrides: JSON,
    source: String = "rate limits"
  ) throws(DiagnosticList)
    -> RateLimitRegistry
  {
    var reader = RegistryReader(source: source)
    var result = self
    guard let changes = overrides.object else {
      reader.report(
        .LIM104,
        "Overrides are an object of limits",
        at: JSONPointer(),
        found: overrides
      )
      throw DiagnosticList(reader.diagnostics)
    }
    for change in changes.members {
      let pointer = JSONPointer([change.name])
      guard let merged = merged(change, at: pointer, with: &reader),
        let limit = RateLimit.read(.object(merged), tiers: tiers, at: pointer, with: &reader)
      else { continue }
      result.replace(limit, document: .object(merged))
    }
    guard reader.diagnostics.isEmpty else { throw DiagnosticList(reader.diagnostics) }
    return result
  }

  private func merged(
    _ change: JSONObject.Member,
    at pointer: JSONPointer,
    with reader: inout RegistryReader
  ) -> JSONObject? {
    guard let object = change.value.object else {
      reader.report(
        .LIM104,
        "An override is an object of the keys that differ",
        at: pointer,
        hint: "Write for example {\"max\": 50}.",
        found: change.value
      )
      return nil
    }
    let present = document["limits"]?.array ?? []
    guard var merged = present.first(where: { $0["id"]?.string == change.name })?.object else {
      guard object["shape"] != nil else {
        let names = limits.map(\.id)
        reader.report(
          .LIM106,
          "\(platform) has no limit \"\(change.name)\"",
          at: pointer,
          hint: RateLimitRegistry.nameHint(change.name, in: names)
        )
        return nil
      }
      var added = object
      added["id"] = .string(change.name)
      return added
    }
    for fixed in ["id", "shape"] where object[fixed] != nil {
      reader.report(
        .LIM107,
        "\"\(fixed)\" cannot be overridden",
        at: pointer.appending(fixed),
        hint: "Remove \"\(fixed)\"."
      )
    }
    for member in object.members where member.name != "id" && member.name != "shape" {
      merged[member.name] = Self.overlay(member.value, on: merged[member.name])
    }
    return merged
  }

  /// Objects are laid over objects; anything else replaces what was there.
  private static func overlay(_ value: JSON, on below: JSON?) -> JSON {
    guard let members = value.object?.members, var object = below?.object else { return value }
    for member in members { object[member.name] = member.value }
    return .object(object)
  }

  private mutating func replace(_ limit: RateLimit, document text: JSON) {
    var documents = document["limits"]?.array ?? []
    if let index = limits.firstIndex(where: { $0.id == limit.id }) {
      limits[index] = limit
      if documents.indices.contains(index) { documents[index] = text }
    } else {
      limits.append(limit)
      documents.append(text)
    }
    guard var object = document.object else { return }
    object["limits"] = .array(documents)
    document = .object(object)
  }
}
