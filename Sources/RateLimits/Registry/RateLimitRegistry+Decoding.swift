package import Diagnostics
import Records

extension RateLimitRegistry {
  private static let keys = [
    "platform", "tiers", "default_tier", "limits", "refusals", "retry_after",
  ]

  /// Reads a registry file strictly: an unknown key is a diagnostic, and all problems are reported.
  ///
  /// `source` is the file's name, for the diagnostics (`LIM101` to `LIM107`).
  package init(parsing text: String, source: String) throws(DiagnosticList) {
    let document: JSON
    do {
      document = try JSON(ofFile: Array(text.utf8))
    } catch {
      throw DiagnosticList([
        Diagnostic(
          .error,
          .LIM101,
          "The registry file is not JSON: \(error.reason)",
          at: Location(source),
          hint: "Correct the file at byte \(error.offset)."
        )
      ])
    }
    try self.init(document: document, source: source)
  }

  init(document: JSON, source: String) throws(DiagnosticList) {
    guard document.object != nil else {
      throw DiagnosticList([
        Diagnostic(
          .error,
          .LIM101,
          "A registry file holds one JSON object",
          at: Location(source),
          hint: "Start from the file of another platform."
        )
      ])
    }
    var reader = RegistryReader(source: source)
    let registry = Self.read(document, with: &reader)
    guard let registry, reader.diagnostics.isEmpty else {
      throw DiagnosticList(reader.diagnostics)
    }
    self = registry
  }

  private static func read(
    _ document: JSON,
    with reader: inout RegistryReader
  )
    -> RateLimitRegistry?
  {
    let top = JSONPointer()
    guard let object = reader.object(document, keys: keys, at: top) else { return nil }
    let platform = reader.text("platform", in: object, at: top)
    let tiers = reader.texts("tiers", in: object, at: top)
    if object["tiers"] == nil { _ = reader.required("tiers", in: object, at: top) }
    let defaultTier = reader.text("default_tier", in: object, at: top)
    if let defaultTier, !tiers.isEmpty, !tiers.contains(defaultTier) {
      reader.report(
        .LIM106,
        "\"default_tier\" names a tier that \"tiers\" does not list",
        at: JSONPointer(["default_tier"]),
        hint: nameHint(defaultTier, in: tiers)
      )
    }
    let limits = readLimits(object, tiers: tiers, with: &reader)
    // Also of limits that could not be read: one mistake is one diagnostic.
    let named = (object["limits"]?.array ?? []).compactMap { $0["id"]?.string }
    let refusals = readRefusals(object, limits: named, with: &reader)
    let retryAfter = reader.optionalText("retry_after", in: object, at: top)
    guard let platform, let defaultTier else { return nil }
    return RateLimitRegistry(
      platform: platform,
      tiers: tiers,
      defaultTier: defaultTier,
      limits: limits,
      refusals: refusals,
      retryAfterHeader: retryAfter,
      document: document
    )
  }

  /// The nearest names, or all of them.
  static func nameHint(_ name: String, in names: [String]) -> String {
    NearestNames.hint(for: name, in: names) ?? "Use one of \(names.joined(separator: ", "))."
  }

  private static func readLimits(
    _ object: JSONObject,
    tiers: [String],
    with reader: inout RegistryReader
  ) -> [RateLimit] {
    guard let value = reader.required("limits", in: object, at: JSONPointer()) else { return [] }
    let pointer = JSONPointer(["limits"])
    guard let items = value.array else {
      reader.report(.LIM104, "\"limits\" must be a list", at: pointer, found: value)
      return []
    }
    var limits: [RateLimit] = []
    for (index, item) in items.enumerated() {
      let place = pointer.appending(index)
      guard let limit = RateLimit.read(item, tiers: tiers, at: place, with: &reader) else {
        continue
      }
      if limits.contains(where: { $0.id == limit.id }) {
        reader.report(
          .LIM105,
          "The limit \"\(limit.id)\" is listed twice",
          at: place.appending("id"),
          hint: "Give each limit an id of its own."
        )
      }
      limits.append(limit)
    }
    return limits
  }

  private static func readRefusals(
    _ object: JSONObject,
    limits: [String],
    with reader: inout RegistryReader
  ) -> [RateLimitRefusal] {
    guard let value = reader.required("refusals", in: object, at: JSONPointer()) else { return [] }
    let pointer = JSONPointer(["refusals"])
    guard let items = value.array else {
      reader.report(.LIM104, "\"refusals\" must be a list", at: pointer, found: value)
      return []
    }
    return items.enumerated().compactMap { index, item in
      let place = pointer.appending(index)
      let keys = ["status", "contains", "limit", "hold_seconds"]
      guard let entry = reader.object(item, keys: keys, at: place) else { return nil }
      _ = reader.required("status", in: entry, at: place)
      guard let status = reader.count("status", in: entry, at: place),
        let limit = reader.text("limit", in: entry, at: place)
      else { return nil }
      if !limits.contains(limit) {
        reader.report(
          .LIM106,
          "A refusal speaks of a limit that is not listed: \"\(limit)\"",
          at: place.appending("limit"),
          hint: nameHint(limit, in: limits)
        )
      }
      return RateLimitRefusal(
        status: status,
        contains: reader.optionalText("contains", in: entry, at: place),
        limit: limit,
        holdSeconds: reader.count("hold_seconds", in: entry, at: place)
      )
    }
  }
}
