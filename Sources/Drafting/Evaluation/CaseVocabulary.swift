package import Diagnostics
package import Records

/// What the cases of a description, and what is expected of it, may name: the fields of both ends
/// and of what is looked up, and the description's sentences.
package struct CaseVocabulary: Sendable {
  private let source: Object
  private let target: Object
  private let sentences: [String]
  /// By `SYSTEM.OBJECT`.
  private let asked: [String: Object]

  private struct Object: Sendable {
    let title: String
    let fields: [String]
    let names: Set<String>

    init(_ catalog: Catalog) {
      title = "\(catalog.system) \(catalog.object)"
      fields = catalog.fields.map(\.name)
      names = Set(fields)
    }
  }

  /// `asked`: the catalogs of objects and tables that look-ups may ask, as far as they are known.
  package init(source: Catalog, target: Catalog, sentences: [String], asked: [Catalog] = []) {
    self.source = Object(source)
    self.target = Object(target)
    self.sentences = sentences
    self.asked = Dictionary(
      ([source, target] + asked).map { ("\($0.system).\($0.object)", Object($0)) }
    ) { first, _ in first }
  }

  /// What a case names that is not there, PRM301 each; nothing for a line that is no JSON.
  package func strangers(in line: [UInt8], line number: Int, of file: String) -> [Diagnostic] {
    guard let json = try? JSON(parsing: line) else { return [] }
    var named =
      Self.members(json, ["input"]).map { (source, $0) }
      + Self.members(json, ["current"]).map { (target, $0) }
    let accepted = json["accept"]?.array.map { list in
      list.indices.map { ["accept", "\($0)"] }
    }
    for place in [["expect"]] + (accepted ?? [["accept"]]) {
      named += Self.members(json, place + ["record"]).map { (target, $0) }
      named += Self.texts(json, place + ["erased"]).map { (target, $0) }
      named += Self.texts(json, place + ["left_out"]).map { (target, $0) }
      named += decider(json, place + ["by"]).map { (target, $0) }
    }
    for lookup in json["lookups"]?.object?.members ?? [] {
      guard let object = asked[lookup.name] else { continue }
      let places = lookup.value.array.map { list in
        list.indices.map { ["lookups", lookup.name, "\($0)"] }
      }
      for place in places ?? [["lookups", lookup.name]] {
        // Every record that is found has an identifier.
        named += Self.members(json, place).filter { $0.name != "id" }.map { (object, $0) }
      }
    }
    return named.compactMap { object, name in
      var problem = stranger(name, to: object, of: file)
      problem?.location?.line = number
      return problem
    }
  }

  /// What an `expectation.json` names that is not there, PRM301 each.
  package func strangers(in expectation: JSON, of file: String) -> [Diagnostic] {
    let decided = (expectation["fields"]?.object?.members ?? []).flatMap { sentence in
      Self.texts(expectation, ["fields", sentence.name])
        .filter { $0.name != DescriptionExpectation.wholeRecord }
    }
    return (decided + Self.texts(expectation, ["assumed"])).compactMap {
      stranger($0, to: target, of: file)
    }
  }

  // MARK: Names

  /// A name, and where it stands.
  private typealias Named = (name: String, place: [String])

  private static func members(_ json: JSON, _ place: [String]) -> [Named] {
    (json[JSONPointer(place)]?.object?.members ?? []).map { ($0.name, place + [$0.name]) }
  }

  private static func texts(_ json: JSON, _ place: [String]) -> [Named] {
    (json[JSONPointer(place)]?.array ?? []).enumerated().compactMap { index, text in
      text.string.map { ($0, place + ["\(index)"]) }
    }
  }

  /// What decides an outcome, where it is no sentence.
  private func decider(_ json: JSON, _ place: [String]) -> [Named] {
    guard let name = json[JSONPointer(place)]?.string, !sentences.contains(name) else { return [] }
    return [(name, place)]
  }

  private func stranger(_ named: Named, to object: Object, of file: String) -> Diagnostic? {
    guard !object.names.contains(named.name) else { return nil }
    return Diagnostic(
      .error,
      .PRM301,
      "\(object.title) has no field \"\(named.name)\"",
      at: Location(file, pointer: JSONPointer(named.place).description),
      hint: NearestNames.hint(for: named.name, in: object.fields)
        ?? "Its catalog names the fields that it has."
    )
  }
}
