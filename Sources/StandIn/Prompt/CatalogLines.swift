import Records

/// Reads a catalog back from the lines of a prompt: `Name|Label|type(length)!{option|option}`.
struct CatalogLines {
  let catalog: Catalog
  /// The fields that a target only lets read.
  let readOnly: [String]

  /// `nil` where the first line does not name an object.
  init?(_ lines: [String]) {
    guard let head = lines.first, head.hasPrefix("object: ") else { return nil }
    let names = Self.split(String(head.dropFirst(8)), at: "|")
    guard names.count == 3 else { return nil }
    var fields: [CatalogField] = []
    var readOnly: [String] = []
    for line in lines.dropFirst() {
      if line.hasPrefix("read-only: ") {
        readOnly = line.dropFirst(11).split(separator: ",").map { String($0.drop { $0 == " " }) }
      } else if let field = Self.field(line) {
        fields.append(field)
      }
    }
    catalog = Catalog(system: names[0], object: names[1], label: names[2], fields: fields)
    self.readOnly = readOnly
  }

  /// `not shown: 12` and the like are no fields.
  private static func field(_ line: String) -> CatalogField? {
    let parts = split(line, at: "|", limit: 3)
    guard parts.count == 3 else { return nil }
    let brace = parts[2].firstIndex(of: "{") ?? parts[2].endIndex
    var mark = parts[2][..<brace]
    let isKey = mark.hasSuffix("#")
    if isKey { mark = mark.dropLast() }
    let isRequired = mark.hasSuffix("!")
    if isRequired { mark = mark.dropLast() }
    var length: Int?
    if mark.hasSuffix(")"), let open = mark.lastIndex(of: "(") {
      length = Int(mark[mark.index(after: open)...].dropLast())
      mark = mark[..<open]
    }
    var references: String?
    if let arrow = mark.firstRange(of: "->") {
      references = String(mark[arrow.upperBound...])
      mark = mark[..<arrow.lowerBound]
    }
    guard let type = FieldType(name: String(mark)) else { return nil }
    var field = CatalogField(unescaped(parts[0]), label: unescaped(parts[1]), type: type)
    field.isKey = isKey
    field.requiredOnCreate = isRequired
    field.maxLength = length
    field.references = references
    addOptions(to: &field, parts[2][brace...])
    return field
  }

  private static func addOptions(to field: inout CatalogField, _ text: Substring) {
    guard text.hasPrefix("{"), text.hasSuffix("}") else { return }
    field.restricted = true
    for item in split(String(text.dropFirst().dropLast()), at: "|") {
      if item == "…" {
        field.restricted = false
      } else if !(item.hasPrefix("+") && item.hasSuffix(" more")) {
        let pair = split(item, at: "=", limit: 2).map(unescaped)
        field.options.append(FieldOption(pair[0], label: pair.count > 1 ? pair[1] : nil))
      }
    }
  }

  /// The pieces between separators that no backslash stands before, backslashes kept.
  private static func split(
    _ text: String,
    at separator: Character,
    limit: Int = .max
  ) -> [String] {
    var pieces = [""]
    var isEscaped = false
    for character in text {
      if character == separator, !isEscaped, pieces.count < limit {
        pieces.append("")
      } else {
        pieces[pieces.count - 1].append(character)
      }
      isEscaped = character == "\\" && !isEscaped
    }
    return pieces
  }

  private static func unescaped(_ text: String) -> String {
    var output = ""
    var isEscaped = false
    for character in text {
      if character == "\\", !isEscaped {
        isEscaped = true
      } else {
        output.append(character)
        isEscaped = false
      }
    }
    return output
  }
}
