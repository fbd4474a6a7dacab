import Diagnostics
import Records

extension Catalog {
  /// The fields of one element of a list of records, or of a record, by their short names.
  ///
  /// A catalog lists them as fields of its own, named `list.member`; where it lists none, the
  /// element is opaque.
  func elementFields(of name: String) -> [String: CatalogField] {
    let start = name + "."
    var fields: [String: CatalogField] = [:]
    for field in self.fields where field.name.hasPrefix(start) {
      fields[String(field.name.dropFirst(start.count))] = field
    }
    return fields
  }

  /// The parts of the records that a field holds, by their short names in the order of the catalog.
  ///
  /// Not the parts of what those hold in turn; none for a field that holds no records.
  func members(of field: CatalogField) -> [(name: String, field: CatalogField)] {
    guard field.type.innermost == .record else { return [] }
    let start = field.name + "."
    let inside = fields.filter { $0.name.hasPrefix(start) }
    let containers = inside.filter { $0.type.innermost == .record }.map { $0.name + "." }
    return inside.compactMap { member in
      guard !containers.contains(where: member.name.hasPrefix) else { return nil }
      return (String(member.name.dropFirst(start.count)), member)
    }
  }

  /// The list whose elements hold what a name means: of `deals.name` the field `deals`.
  ///
  /// A record holds such a field any number of times, so it is none of its own. Of lists inside
  /// one another, the outermost; `nil` for a field of the record, or of a plain record inside it.
  func list(around name: String) -> CatalogField? {
    var rest = name.utf8[...]
    while let dot = rest.firstIndex(of: UInt8(ascii: ".")) {
      if let field = self[String(name[..<dot])], field.type.isListOfRecords { return field }
      rest = rest[rest.index(after: dot)...]
    }
    return nil
  }

  /// The field of that name that a record holds once; `nil` also for one of a list's elements.
  func ownField(_ name: String) -> CatalogField? { list(around: name) == nil ? self[name] : nil }

  /// The fields of a record itself: not those of the elements of its lists.
  var ownFields: [CatalogField] {
    let containers = Set(fields.filter { $0.type == .record || $0.type.element != nil }.map(\.name))
    return fields.filter { field in
      guard let dot = field.name.lastIndex(of: ".") else { return true }
      return !containers.contains(String(field.name[..<dot]))
    }
  }
}

extension CatalogField {
  /// What reading the field gives.
  ///
  /// Blank text counts as null where the rules say so, whatever the platform says.
  func inferredType(read rules: ReadRules) -> InferredType {
    var inferred = InferredType.of(type, nullable: nullable || (rules.blankAsNull && isBlankable))
    // What is left blank keeps its blanks.
    if rules.trim, rules.blankAsNull, type.innermost.holdsTexts { inferred.form = .trimmed }
    inferred.maxLength = maxLength
    inferred.lengthUnit = lengthUnit
    inferred.labels = dataLabels
    inferred.minimum = minimum
    inferred.maximum = maximum
    inferred.precision = precision
    inferred.scale = scale
    inferred.references = references
    if type == .option || type == .optionSet {
      inferred.values = possibleValues { $0.value }
    }
    return inferred
  }

  /// What records can have of each option, those that nobody can choose any more at the end.
  func possibleValues(_ text: (FieldOption) -> String) -> [PossibleValue] {
    activeOptions.map { PossibleValue(.string(text($0)), from: .field(name)) }
      + options.filter { !$0.active }.map { PossibleValue(.string(text($0)), from: .retired(name)) }
  }

  private var isBlankable: Bool {
    switch type {
    case .text, .email, .phone, .url, .country, .language, .currency: true
    case .int, .dec, .bool, .date, .datetime, .option, .optionSet, .id, .reference, .record, .json,
      .list:
      false
    }
  }

  var activeOptions: [FieldOption] { options.filter(\.active) }

  /// The field as something to choose.
  var candidate: Candidate {
    Candidate(
      name,
      label: label,
      type: references.map { "\(type.name) to \($0)" } ?? type.name,
      values: activeOptions.isEmpty
        ? dataLabels.map(\.rawValue).sorted().first : "one of \(activeOptions.count.of("option"))"
    )
  }

  /// The same where it goes by a name inside of something.
  func candidate(named name: String) -> Candidate {
    var candidate = candidate
    candidate.name = name
    return candidate
  }

  /// `Account__c (Account, reference to Account)`.
  package var drawing: String { Candidate(name, label: label, type: candidate.type).description }
}

extension FieldType {
  /// Text, or a set of options.
  fileprivate var holdsTexts: Bool { isTextual || self == .optionSet }

  /// What is inside every list: of `list<list<record>>` the record.
  var innermost: FieldType {
    var type = self
    while let element = type.element { type = element }
    return type
  }

  var isListOfRecords: Bool { element != nil && innermost == .record }
}
