package import Patterns
package import Records

/// What the checker knows about the values an expression can have, before the first record.
package struct InferredType: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// Something before is wrong and has been reported; says nothing more.
    case unknown
    /// Always null.
    case null
    case known(FieldType)
  }

  /// What evaluating it can do besides giving a value.
  package struct Effects: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let fallible = Effects(rawValue: 1)
    package static let lossy = Effects(rawValue: 2)
    package static let runDependent = Effects(rawValue: 4)
  }

  package var kind: Kind
  package var nullable: Bool
  /// The longest text, counted in ``lengthUnit``; `nil` where nothing bounds it, or no more than
  /// what any text may have.
  package var maxLength: Int? {
    didSet { if maxLength.map({ $0 > MadeText.bytesMax }) == true { maxLength = nil } }
  }
  package var lengthUnit = LengthUnit.codePoint
  /// The finite set of values, null aside, of the elements for a list.
  ///
  /// `nil` where it is not finite.
  package var values: [PossibleValue]?
  package var labels: Set<DataLabel> = []
  package var effects: Effects = []
  /// What is true of every text, of the elements for a list.
  package var form: TextForm = []
  /// The characters that a text can hold, of the elements for a list.
  package var characters = CharacterReach.all
  var normalForm: NormalForm?
  package var minimum: Int64?
  package var maximum: Int64?
  package var precision: Int?
  package var scale: Int?
  /// The object an `id` or a `reference` points to.
  package var references: String?

  package init(_ kind: Kind, nullable: Bool) {
    self.kind = kind
    self.nullable = nullable
  }

  package static let unknown = InferredType(.unknown, nullable: true)
  package static let null = InferredType(.null, nullable: true)

  package static func of(_ type: FieldType, nullable: Bool = false) -> InferredType {
    InferredType(.known(type), nullable: nullable)
  }

  /// `nil` for unknown and for null.
  package var type: FieldType? { if case .known(let type) = kind { type } else { nil } }

  package var isUnknown: Bool { kind == .unknown }

  /// The name in messages.
  package var name: String {
    switch kind {
    case .unknown: "unknown"
    case .null: "null"
    case .known(let type): type.name
    }
  }

  /// The type of a list's elements, which are never null; `nil` where it is no list.
  package var element: InferredType? {
    guard let element = type?.element else { return nil }
    var inner = self
    inner.kind = .known(element)
    inner.nullable = false
    return inner
  }

  /// A list of this type.
  package func asList(nullable: Bool) -> InferredType {
    guard let type else { return self }
    var list = self
    list.kind = .known(type == .option ? .optionSet : .list(type))
    list.nullable = nullable
    return list
  }
}

/// One value an expression can have, and where it comes from.
package struct PossibleValue: Hashable, Sendable {
  package enum Origin: Hashable, Sendable {
    /// A constant of the spec, at this pointer.
    case written(JSONPointer)
    /// An option of a field in a catalog.
    case field(String)
    /// One that nobody can choose any more; old records may have it.
    case retired(String)
    /// One that a step has found among those of the field.
    case found(String)
  }

  package var value: JSON
  package var origin: Origin

  package init(_ value: JSON, from origin: Origin) {
    self.value = value
    self.origin = origin
  }

  /// As options are compared: a text as itself, anything else as written in JSON.
  package var text: String { value.string ?? value.text() }
}

extension FieldType {
  /// What the elements of a list are.
  package var element: FieldType? {
    switch self {
    case .list(let element): element
    case .optionSet: .option
    case .text, .int, .dec, .bool, .date, .datetime, .email, .phone, .url, .country, .language,
      .currency, .option, .id, .reference, .record, .json:
      nil
    }
  }

  /// Text and its refinements: what any function of texts takes.
  package var isTextual: Bool {
    switch self {
    case .text, .email, .phone, .url, .country, .language, .currency, .option, .id, .reference:
      true
    case .int, .dec, .bool, .date, .datetime, .optionSet, .record, .json, .list: false
    }
  }

  package var isNumber: Bool { self == .int || self == .dec }

  /// Whether `lt` and its relatives mean something.
  package var isOrdered: Bool { isNumber || self == .date || self == .datetime }
}
