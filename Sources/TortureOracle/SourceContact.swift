/// A contact as HubSpot's public API lists it.
package struct SourceContact: Decodable, Hashable, Sendable {
  package var id: String
  package var properties: [String: String?]

  package init(id: String, properties: [String: String?]) {
    self.id = id
    self.properties = properties
  }

  /// What a property says, blanks at its ends and doubled ones left out; `nil` where nothing is.
  package func text(_ property: String) -> String? { (properties[property] ?? nil)?.plain }
}

extension String {
  /// Words with one blank between them; `nil` where there are none.
  package var plain: String? {
    let words = split(whereSeparator: \.isWhitespace)
    return words.isEmpty ? nil : words.joined(separator: " ")
  }
}
