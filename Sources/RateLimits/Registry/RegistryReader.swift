import Diagnostics
import Records

/// Reads members strictly, collecting a diagnostic for each thing that is wrong.
struct RegistryReader {
  let source: String
  private(set) var diagnostics: [Diagnostic] = []

  init(source: String) { self.source = source }

  mutating func report(
    _ code: DiagnosticCode,
    _ message: String,
    at pointer: JSONPointer,
    hint: String? = nil,
    found: JSON? = nil
  ) {
    diagnostics.append(
      Diagnostic(
        .error,
        code,
        message,
        at: Location(source, pointer: pointer.description),
        hint: hint,
        found: found?.text()
      )
    )
  }

  /// The value as an object whose keys are all among `keys`.
  mutating func object(_ value: JSON, keys: [String], at pointer: JSONPointer) -> JSONObject? {
    guard let object = value.object else {
      report(.LIM104, "An object is expected here", at: pointer, found: value)
      return nil
    }
    var seen: Set<String> = []
    for name in object.names {
      if !keys.contains(name) {
        report(
          .LIM102,
          "There is no key \"\(name)\" here",
          at: pointer.appending(name),
          hint: RateLimitRegistry.nameHint(name, in: keys)
        )
      } else if !seen.insert(name).inserted {
        report(.LIM105, "The key \"\(name)\" is written twice", at: pointer.appending(name))
      }
    }
    return object
  }

  mutating func text(_ key: String, in object: JSONObject, at pointer: JSONPointer) -> String? {
    guard let value = required(key, in: object, at: pointer) else { return nil }
    guard let text = value.string, !text.isEmpty else {
      report(
        .LIM104,
        "\"\(key)\" must be text that is not empty",
        at: pointer.appending(key),
        found: value
      )
      return nil
    }
    return text
  }

  mutating func optionalText(
    _ key: String,
    in object: JSONObject,
    at pointer: JSONPointer
  ) -> String? {
    object[key] == nil ? nil : text(key, in: object, at: pointer)
  }

  /// A whole number of at least one.
  mutating func count(_ value: JSON, named key: String, at pointer: JSONPointer) -> Int? {
    guard let number = value.int, number > 0 else {
      report(
        .LIM104,
        "\"\(key)\" must be a whole number above zero",
        at: pointer,
        found: value
      )
      return nil
    }
    return number
  }

  mutating func count(_ key: String, in object: JSONObject, at pointer: JSONPointer) -> Int? {
    guard let value = object[key] else { return nil }
    return count(value, named: key, at: pointer.appending(key))
  }

  mutating func texts(_ key: String, in object: JSONObject, at pointer: JSONPointer) -> [String] {
    guard let value = object[key] else { return [] }
    guard let items = value.array, !items.isEmpty else {
      report(
        .LIM104,
        "\"\(key)\" must be a list of texts",
        at: pointer.appending(key),
        found: value
      )
      return []
    }
    var texts: [String] = []
    for (index, item) in items.enumerated() {
      if let text = item.string, !text.isEmpty {
        texts.append(text)
      } else {
        report(
          .LIM104,
          "Every entry of \"\(key)\" must be text",
          at: pointer.appending(key).appending(index),
          found: item
        )
      }
    }
    return texts
  }

  /// One of the raw values of a closed list.
  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String,
    of type: Choice.Type,
    in object: JSONObject,
    at pointer: JSONPointer
  ) -> Choice? where Choice.RawValue == String {
    guard let text = text(key, in: object, at: pointer) else { return nil }
    guard let choice = Choice(rawValue: text) else {
      let names = Choice.allCases.map(\.rawValue)
      report(
        .LIM104,
        "\"\(key)\" cannot be \"\(text)\"",
        at: pointer.appending(key),
        hint: RateLimitRegistry.nameHint(text, in: names)
      )
      return nil
    }
    return choice
  }

  mutating func required(_ key: String, in object: JSONObject, at pointer: JSONPointer) -> JSON? {
    guard let value = object[key] else {
      report(
        .LIM103,
        "The key \"\(key)\" is missing",
        at: pointer,
        hint: "Add \"\(key)\"."
      )
      return nil
    }
    return value
  }
}
