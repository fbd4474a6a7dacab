import Diagnostics
import Records

extension RateLimit {
  /// Every key a limit may have.
  static let keys = [
    "id", "shape", "counts", "max", "window_seconds", "reset", "longer_than_seconds", "scope",
    "only", "except", "reported", "why", "source", "verified",
  ]

  private enum ShapeName: String, CaseIterable {
    case rollingWindow = "rolling_window"
    case dailyReset = "daily_reset"
    case concurrency
    case size

    /// The key that belongs to this shape alone.
    var ownKey: String? {
      switch self {
      case .rollingWindow: "window_seconds"
      case .dailyReset: "reset"
      case .concurrency: "longer_than_seconds"
      case .size: nil
      }
    }
  }

  static func read(
    _ value: JSON,
    tiers: [String],
    at pointer: JSONPointer,
    with reader: inout RegistryReader
  ) -> RateLimit? {
    guard let object = reader.object(value, keys: keys, at: pointer) else { return nil }
    let id = reader.text("id", in: object, at: pointer)
    let shape = readShape(object, at: pointer, with: &reader)
    let counts = reader.choice("counts", of: Unit.self, in: object, at: pointer)
    let maximums = readMax(object, tiers: tiers, at: pointer, with: &reader)
    let scope = reader.choice("scope", of: Scope.self, in: object, at: pointer)
    let endpoints = EndpointFilter(
      only: reader.texts("only", in: object, at: pointer),
      except: reader.texts("except", in: object, at: pointer)
    )
    let reported = readReported(object, at: pointer, with: &reader)
    let why = reader.text("why", in: object, at: pointer)
    let source = reader.text("source", in: object, at: pointer)
    let verified = reader.text("verified", in: object, at: pointer)
    if let verified, !isDay(verified) {
      reader.report(
        .LIM104,
        "\"verified\" must be a day",
        at: pointer.appending("verified"),
        hint: "Write it as 2026-11-24.",
        found: .string(verified)
      )
    }
    if let shape, let counts, (shape == .size) == (counts == .requests) {
      reader.report(
        .LIM107,
        "A size never counts requests, and every other shape counts nothing else",
        at: pointer.appending("counts")
      )
    }
    guard let id, let shape, let counts, let maximums, let scope, let why, let source, let verified
    else { return nil }
    return RateLimit(
      id: id,
      shape: shape,
      counts: counts,
      maximums: maximums,
      scope: scope,
      endpoints: endpoints,
      reported: reported,
      why: why,
      source: source,
      verified: verified
    )
  }

  private static func readShape(
    _ object: JSONObject,
    at pointer: JSONPointer,
    with reader: inout RegistryReader
  ) -> Shape? {
    guard let name = reader.choice("shape", of: ShapeName.self, in: object, at: pointer) else {
      return nil
    }
    for other in ShapeName.allCases where other != name {
      guard let key = other.ownKey, object[key] != nil else { continue }
      reader.report(
        .LIM107,
        "\"\(key)\" says nothing about the shape \"\(name.rawValue)\"",
        at: pointer.appending(key),
        hint: "Remove \"\(key)\", or change the shape."
      )
    }
    switch name {
    case .rollingWindow:
      _ = reader.required("window_seconds", in: object, at: pointer)
      return reader.count("window_seconds", in: object, at: pointer).map {
        .rollingWindow(seconds: $0)
      }
    case .dailyReset:
      return reader.choice("reset", of: ResetRule.self, in: object, at: pointer).map {
        .dailyReset($0)
      }
    case .concurrency:
      return .concurrency(
        longerThanSeconds: reader.count("longer_than_seconds", in: object, at: pointer)
      )
    case .size: return .size
    }
  }

  /// One number for every tier, or a number for each tier that is bounded.
  private static func readMax(
    _ object: JSONObject,
    tiers: [String],
    at pointer: JSONPointer,
    with reader: inout RegistryReader
  ) -> [String: Int]? {
    guard let value = reader.required("max", in: object, at: pointer) else { return nil }
    let place = pointer.appending("max")
    guard let byTier = value.object else {
      guard let number = reader.count(value, named: "max", at: place) else { return nil }
      return Dictionary(tiers.map { ($0, number) }) { first, _ in first }
    }
    var maximums: [String: Int] = [:]
    for member in byTier.members {
      let spot = place.appending(member.name)
      if !tiers.contains(member.name) {
        reader.report(
          .LIM106,
          "There is no tier \"\(member.name)\"",
          at: spot,
          hint: RateLimitRegistry.nameHint(member.name, in: tiers)
        )
      }
      maximums[member.name] = reader.count(member.value, named: member.name, at: spot)
    }
    return maximums
  }

  private static func readReported(
    _ object: JSONObject,
    at pointer: JSONPointer,
    with reader: inout RegistryReader
  ) -> UsageHeaders? {
    guard let value = object["reported"] else { return nil }
    let place = pointer.appending("reported")
    let keys = ["max", "remaining", "usage", "name"]
    guard let entry = reader.object(value, keys: keys, at: place) else { return nil }
    if entry["usage"] != nil {
      guard let header = reader.text("usage", in: entry, at: place),
        let name = reader.text("name", in: entry, at: place)
      else { return nil }
      return .usage(header: header, name: name)
    }
    guard let max = reader.text("max", in: entry, at: place),
      let remaining = reader.text("remaining", in: entry, at: place)
    else { return nil }
    return .remaining(max: max, remaining: remaining)
  }

  private static func isDay(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else {
      return false
    }
    let parts = text.split(separator: "-").map { Int($0) }
    guard parts.count == 3, parts[0] != nil, let month = parts[1], let day = parts[2] else {
      return false
    }
    return (1...12).contains(month) && (1...31).contains(day)
  }
}
