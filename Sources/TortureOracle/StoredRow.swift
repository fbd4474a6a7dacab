/// A row of the simulated Salesforce, as its store lists it: texts by field.
package struct StoredRow: Decodable, Hashable, Sendable {
  package var fields: [String: String]

  package init(fields: [String: String]) { self.fields = fields }

  package init(from decoder: any Decoder) throws {
    let cells = try decoder.singleValueContainer().decode([String: Cell].self)
    fields = cells.compactMapValues(\.text)
  }

  package subscript(field: String) -> String? { fields[field]?.plain }

  /// A text; other kinds of value are of no interest here.
  private struct Cell: Decodable {
    let text: String?

    init(from decoder: any Decoder) throws {
      text = try? decoder.singleValueContainer().decode(String.self)
    }
  }
}
