package import Records

/// What the values of sample records look like, field by field.
package struct FieldValues: Sendable {
  struct Profile: Sendable {
    var count = 0
    var shapes: [ValueShape: Int] = [:]
    /// The values in small letters, no more than ``valuesMax``.
    var values: Set<String> = []

    /// The shape that most of them have; `nil` for too few, and for no such.
    var shape: ValueShape? {
      shapes.filter { Double($0.value) >= 0.7 * Double(count) }.max { $0.value < $1.value }?.key
    }
  }

  private static let valuesMax = 500

  private(set) var profiles: [String: Profile] = [:]

  package init() {}

  /// Reads the records of a catalog's object.
  package init(_ catalog: Catalog, records: [JSON]) {
    for field in catalog.fields {
      let pointer = JSONPointer(field.path.names)
      var profile = Profile()
      for record in records {
        guard let text = Self.text(record[pointer] ?? record[field.name]) else { continue }
        profile.count += 1
        profile.shapes[ValueShape(of: text), default: 0] += 1
        if profile.values.count < Self.valuesMax { profile.values.insert(text.lowercased()) }
      }
      if profile.count > 0 { profiles[field.name] = profile }
    }
  }

  private static func text(_ value: JSON?) -> String? {
    guard let value else { return nil }
    if let flag = value.bool { return flag ? "true" : "false" }
    guard let text = value.string ?? value.number else { return nil }
    let words = text.split(whereSeparator: \.isWhitespace)
    return words.isEmpty ? nil : words.joined(separator: " ")
  }
}

/// What the values of two fields say of the pair.
struct ValueEvidence {
  /// How much of a score is left.
  var factor = 1.0
  /// How much of what is missing they make up for.
  var support = 0.0
  /// The least score of a pair whose values go together where little else does.
  var least = 0.0
  var reason: String?

  init(
    _ source: FieldValues.Profile?,
    _ target: FieldValues.Profile?,
    _ field: CatalogField,
    holds expected: ValueShape?
  ) {
    guard let source, let shape = source.shape else { return }
    if let expected {
      if Self.goTogether(shape, expected) {
        support = shape == .email || shape == .url || shape == .phone ? 0.35 : 0.1
        least = shape == .email ? 0.4 : 0
        reason = "values are \(shape.rawValue)"
      } else {
        factor = 0.6
      }
    } else if shape == .email || shape == .url, target == nil, field.options.isEmpty {
      factor = 0.85
    }
    if !field.options.isEmpty, source.count > 2 {
      let known = Set(field.options.flatMap { [$0.value.lowercased(), $0.label.lowercased()] })
      weigh(shared: source.values.intersection(known).count, of: source.values.count, "options")
    }
    if let target, let other = target.shape {
      if !Self.goTogether(shape, other) { factor = min(factor, 0.7) }
      let least = min(source.values.count, target.values.count)
      if least > 2, shape != .flag {
        let shared = source.values.intersection(target.values).count
        if shared > 0 { weigh(shared: shared, of: least, "values") }
      }
    }
  }

  private mutating func weigh(shared: Int, of all: Int, _ what: String) {
    let share = Double(shared) / Double(max(1, all))
    if share == 0 {
      factor = min(factor, 0.85)
    } else if share >= 0.3 {
      support = max(support, 0.6 * share)
      least = max(least, 0.5 * share)
      reason = "\(shared) of \(all) values are the same \(what)"
    }
  }

  private static func goTogether(_ left: ValueShape, _ right: ValueShape) -> Bool {
    let groups: [Set<ValueShape>] = [
      [.day, .instant], [.integer, .decimal], [.integer, .phone], [.flag, .integer],
      [.identifier, .integer], [.identifier, .text], [.code, .text], [.code, .identifier],
    ]
    return left == right || groups.contains { $0.contains(left) && $0.contains(right) }
  }
}
