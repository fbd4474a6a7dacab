import Records

/// What makes an edge of a usual test: some fields, what the destination holds, what look-ups find.
struct EdgeChange {
  /// Values of source fields; JSON null for a field that is not there.
  var fields: [(name: String, value: JSON)] = []
  /// `nil`: as it is; JSON null: there is no such record.
  var current: JSON?
  /// Fields of what the destination holds.
  var held: [(name: String, value: JSON)] = []
  /// Look-ups and how many records they find.
  var hits: [(lookup: String, count: Int)] = []
  var words: [String] = []

  init(_ words: String) { self.words = [words] }

  init(_ name: String, _ value: JSON, _ words: String) {
    self.words = [words]
    fields = [(name, value)]
  }

  static func empty(_ name: String) -> EdgeChange { EdgeChange(name, .null, "no \(name)") }

  static func value(_ name: String, _ value: JSON) -> EdgeChange {
    EdgeChange(name, value, "\(name) \(EdgeText.drawing(value))")
  }

  static func held(_ name: String, _ value: JSON) -> EdgeChange {
    var change = EdgeChange("the destination holds \(name) \(EdgeText.drawing(value))")
    change.held = [(name, value)]
    return change
  }

  static var isNew: EdgeChange {
    var change = EdgeChange("the destination has no such record")
    change.current = .null
    return change
  }

  static var isExisting: EdgeChange {
    var change = EdgeChange("the destination has an empty record")
    change.current = .object(JSONObject())
    return change
  }

  /// Both changes, the words of the other after these.
  func and(_ other: EdgeChange) -> EdgeChange {
    var both = self
    both.fields += other.fields
    both.current = other.current ?? current
    both.held += other.held
    both.hits += other.hits
    for text in other.words where !both.words.contains(text) { both.words.append(text) }
    return both
  }

  /// The test after the change.
  func applied(to test: SpecTest) -> SpecTest {
    var changed = test
    var input = test.input.object ?? JSONObject()
    for (name, value) in fields { input[name] = value.isNull ? nil : value }
    if let current { changed.current = current }
    if !held.isEmpty {
      var object = changed.current?.object ?? JSONObject()
      for (name, value) in held { object[name] = value.isNull ? nil : value }
      changed.current = .object(object)
    }
    changed.input = JSON.object(input).inCanonicalOrder
    changed.current = changed.current?.inCanonicalOrder
    changed.name = words.joined(separator: ", ")
    return changed
  }
}
