package import Diagnostics

/// A catalog as it stands in a file, read with everything that is wrong with it.
package struct CatalogFile: Sendable {
  package let catalog: Catalog
  /// What nobody reads: keys that are none of a catalog.
  package let remarks: [Diagnostic]

  /// Reads a file; `source` is what messages call it.
  ///
  /// - Throws: CFG107 for everything that is wrong, with its place and a hint.
  package init(parsing bytes: [UInt8], source: String) throws(DiagnosticList) {
    let json: JSON
    do throws(JSONFault) {
      json = try JSON(ofFile: bytes)
    } catch {
      var problem = Diagnostic(
        .error,
        .CFG107,
        "the file is not a catalog: \(error.reason)",
        at: error.location(in: bytes, of: source)
      )
      problem.hint = error.duplicate == nil ? error.encodingHint : JSONFault.duplicateHint
      throw DiagnosticList([problem])
    }
    try self.init(json: json, source: source)
  }

  /// Reads the JSON of a catalog.
  ///
  /// - Throws: CFG107 for everything that is wrong.
  package init(json: JSON, source: String) throws(DiagnosticList) {
    var review = CatalogReview(source: source)
    review.look(at: json)
    guard review.errors.isEmpty else { throw DiagnosticList(review.errors) }
    guard let catalog = Catalog(json: json) else {
      throw DiagnosticList([
        Diagnostic(.error, .CFG107, "the file is not a catalog", at: Location(source))
      ])
    }
    self.catalog = catalog
    remarks = review.remarks
  }
}

/// Looks for everything that is wrong with the JSON of a catalog.
private struct CatalogReview {
  let source: String
  private(set) var errors: [Diagnostic] = []
  private(set) var remarks: [Diagnostic] = []

  init(source: String) { self.source = source }

  mutating func look(at json: JSON) {
    guard json.object != nil else {
      fail("a catalog is an object with system, object and fields", at: "")
      return
    }
    look(at: json, keys: CatalogKey.catalog, "", what: "a catalog")
    guard let fields = json["fields"]?.array else { return }
    if fields.isEmpty { fail("the catalog has no field", at: "/fields") }
    var places: [String: Int] = [:]
    for (index, field) in fields.enumerated() {
      let pointer = "/fields/\(index)"
      guard field.object != nil else {
        fail("a field is an object with name and type", at: pointer)
        continue
      }
      look(at: field, keys: CatalogKey.field, pointer, what: "a field")
      guard let name = field["name"]?.string else { continue }
      if let first = places[name] {
        fail(
          "there are two fields \"\(name)\"",
          at: pointer + "/name",
          hint: "The other is /fields/\(first); leave one out, or name it otherwise."
        )
      }
      places[name] = index
    }
  }

  private mutating func look(
    at json: JSON,
    keys: [CatalogKey],
    _ pointer: String,
    what: String
  ) {
    for key in keys {
      guard let value = json[key.name], !value.isNull else {
        if key.isNeeded { fail("\(what) needs \"\(key.name)\"", at: pointer, hint: key.meaning) }
        continue
      }
      look(at: value, as: key, pointer + "/" + key.name)
    }
    for member in json.object?.members ?? []
    where !keys.contains(where: { $0.name == member.name }) {
      remarks.append(
        Diagnostic(
          .warning,
          .CFG107,
          "\"\(member.name)\" is no key of \(what), and nobody reads it",
          at: Location(source, pointer: pointer),
          hint: NearestNames.hint(for: member.name, in: keys.map(\.name))
        )
      )
    }
  }

  private mutating func look(at value: JSON, as key: CatalogKey, _ pointer: String) {
    switch key.kind {
    case .text:
      guard let text = value.string, text.contains(where: { !$0.isWhitespace }) || !key.isNeeded
      else { return fail("\"\(key.name)\" is a text", at: pointer, hint: key.meaning) }
      if key.name == "path", FieldPath(parsing: text) == nil {
        fail(
          "\"\(text)\" is no path",
          at: pointer,
          hint: "Write a JSON pointer, such as /properties/email."
        )
      }
    case .flag:
      if value.bool == nil { fail("\"\(key.name)\" is true or false", at: pointer) }
    case .whole:
      if value.int == nil { fail("\"\(key.name)\" is a whole number", at: pointer) }
    case .fields:
      if value.array == nil { fail("\"\(key.name)\" is a list of objects", at: pointer) }
    case .type: lookAtType(value, pointer)
    case .options: lookAtOptions(value, pointer)
    case .word(let words): look(at: value, among: words, pointer)
    case .words(let words):
      guard let items = value.array else {
        return fail("\"\(key.name)\" is a list of texts", at: pointer)
      }
      for (index, item) in items.enumerated() {
        look(at: item, among: words, "\(pointer)/\(index)")
      }
    }
  }

  private mutating func lookAtType(_ value: JSON, _ pointer: String) {
    let name = value.string ?? ""
    guard FieldType(name: name) == nil else { return }
    fail(
      "\"\(name)\" is no type",
      at: pointer,
      hint: NearestNames.hint(for: name, in: FieldType.names)
        ?? "There is \(FieldType.names.joined(separator: ", ")), and list<…> of them."
    )
  }

  private mutating func lookAtOptions(_ value: JSON, _ pointer: String) {
    guard let items = value.array else { return fail("\"options\" is a list", at: pointer) }
    for (index, item) in items.enumerated() where item.string == nil {
      let place = "\(pointer)/\(index)"
      guard item.object != nil else {
        fail("an option is a text, or an object with value and label", at: place)
        continue
      }
      look(at: item, keys: CatalogKey.option, place, what: "an option")
    }
  }

  private mutating func look(at value: JSON, among words: [String], _ pointer: String) {
    let word = value.string ?? ""
    guard !words.contains(word) else { return }
    fail(
      "\"\(word)\" is none of these words",
      at: pointer,
      hint: NearestNames.hint(for: word, in: words) ?? "There is \(words.joined(separator: ", "))."
    )
  }

  private mutating func fail(_ message: String, at pointer: String, hint: String? = nil) {
    errors.append(
      Diagnostic(
        .error,
        .CFG107,
        message,
        at: Location(source, pointer: pointer),
        hint: hint
      )
    )
  }
}
