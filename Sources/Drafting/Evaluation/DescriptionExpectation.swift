package import Diagnostics
package import Records

/// What is expected of a draft besides its records: what it asks, and what each sentence decides.
package struct DescriptionExpectation: Hashable, Sendable {
  /// Stands for the record as a whole: a sentence that decides whether it is written.
  package static let wholeRecord = "*"

  /// The sentences that must end in a question; of alternatives one is enough.
  package var asks: [[String]]
  /// The target fields that each sentence decides.
  package var fields: [String: [String]]
  /// Target fields that may be written or not, such as a key that had to be assumed.
  package var assumed: Set<String>
  /// How difficult the description is, in the words of its set.
  package var kind: String?

  package init(
    asks: [[String]] = [],
    fields: [String: [String]] = [:],
    assumed: Set<String> = [],
    kind: String? = nil
  ) {
    self.asks = asks
    self.fields = fields
    self.assumed = assumed
    self.kind = kind
  }

  /// Every sentence that a question may rightly be about.
  var asking: Set<String> { Set(asks.flatMap { $0 }) }

  /// Reads `asks`, `fields`, `assumed` and `kind` of an `expectation.json`.
  ///
  /// - Throws: PRM301 where one of them has another form.
  package init(_ json: JSON, source: String) throws(DiagnosticList) {
    var problems: [Diagnostic] = []
    func texts(_ value: JSON?, _ pointer: String) -> [String] {
      guard let value else { return [] }
      guard let items = value.array, items.allSatisfy({ $0.string != nil }) else {
        problems.append(Self.misfit("a list of texts stands here", source, pointer))
        return []
      }
      return items.compactMap(\.string)
    }
    let asks = texts(json["asks"], "/asks").map { ask in
      ask.split(separator: "|").map(String.init)
    }
    var fields: [String: [String]] = [:]
    if let given = json["fields"] {
      guard let object = given.object else {
        throw DiagnosticList([
          Self.misfit("an object of sentences and their fields stands here", source, "/fields")
        ])
      }
      for member in object.members {
        fields[member.name] = texts(member.value, "/fields/\(member.name)")
      }
    }
    let assumed = Set(texts(json["assumed"], "/assumed"))
    guard problems.isEmpty else { throw DiagnosticList(problems) }
    self.init(asks: asks, fields: fields, assumed: assumed, kind: json["kind"]?.string)
  }

  private static let keys = ["source", "target", "kind", "asks", "fields", "assumed"]

  /// What says nothing about a description: keys that nobody reads, sentences that it has not.
  ///
  /// `sentences`: the identifiers of those that it has.
  package static func strangers(
    in json: JSON,
    of sentences: [String],
    source: String
  ) -> [Diagnostic] {
    let members = json.object?.members ?? []
    let unread = members.map(\.name).filter { !keys.contains($0) }.map { key in
      Diagnostic(
        .error,
        .PRM301,
        "nobody reads \"\(key)\"",
        at: Location(source, pointer: JSONPointer([key]).description),
        hint: NearestNames.hint(for: key, in: keys, isVocabulary: true)
      )
    }
    let named =
      (json["fields"]?.object?.members ?? []).map { ($0.name, ["fields", $0.name]) }
      + (json["asks"]?.array ?? []).enumerated().flatMap { index, ask in
        (ask.string ?? "").split(separator: "|").map { (String($0), ["asks", "\(index)"]) }
      }
    return unread
      + named.filter { !sentences.contains($0.0) }.map { sentence, place in
        Diagnostic(
          .error,
          .PRM301,
          "the description has no sentence \(sentence)",
          at: Location(source, pointer: JSONPointer(place).description),
          hint: "It has S1 to S\(sentences.count)."
        )
      }
  }

  static func misfit(_ form: String, _ source: String, _ pointer: String) -> Diagnostic {
    Diagnostic(
      .error,
      .PRM301,
      "the expectation has another form: \(form)",
      at: Location(source, pointer: pointer),
      hint: "The page Evaluation shows the form of a description's folder."
    )
  }
}
