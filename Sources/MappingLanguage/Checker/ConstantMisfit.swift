import Diagnostics
import Patterns
import Records

/// Why a constant is no value of some expression.
struct ConstantMisfit {
  enum Kind {
    /// Null, or a text of blanks only, which is null.
    case blank
    case type
    /// None of a closed set of values.
    case option
    case form
    case length
    /// A number beyond the lowest or the highest.
    case range
  }

  let kind: Kind
  /// A clause such as "it is in small letters".
  let reason: String
  /// The same with nothing of the constant in it.
  var rule: String { general ?? reason }
  /// ``rule``, where ``reason`` has something of the constant in it.
  var general: String?
  /// The constant as it can occur; `nil` where nothing is near.
  var corrected: JSON?
  /// Where nothing is that near: the values with names like it, best first.
  var near: [String] = []
  /// Whether it has the name of none of the options that the values come from: a record that holds
  /// what its catalog does not list may still bring it.
  var isForeign = false
}

/// The values that an expression can have, as far as they are known: what constants are held
/// against.
struct PossibleValues {
  /// What a value shall be to a constant.
  enum Relation {
    case whole
    case beginning
    case middle
    case end
    case less
    case lessOrEqual
    case greater
    case greaterOrEqual

    /// Whether a constant above all values is one that they can never be this to.
    var asksUpwards: Bool { self == .whole || self == .greater || self == .greaterOrEqual }
    var asksDownwards: Bool { self == .whole || self == .less || self == .lessOrEqual }
    var isOrder: Bool {
      self == .less || self == .lessOrEqual || self == .greater || self == .greaterOrEqual
    }
  }

  private let type: InferredType
  /// Where the set is closed, every value in the order of the catalog or the spec; options that
  /// nobody can choose any more stand last.
  let closed: [PossibleValue]?
  /// What the values come from.
  private let fields: [CatalogField]
  /// The closed set, for look-ups; empty where it is small.
  private let known: Set<String>
  private let normalForm: NormalForm.Writer?

  /// Of a single value: for a list, give the type of its elements.
  init(of type: InferredType, _ context: CheckContext) {
    self.type = type
    normalForm = type.normalForm.flatMap { NormalForm.Writer($0, context) }
    guard let values = type.values, let fields = context.closedFields(of: values) else {
      (closed, self.fields, known) = (nil, [], [])
      return
    }
    closed = values
    self.fields = fields
    known = values.count > Self.fewValues ? Set(values.map(\.text)) : []
  }

  /// Looking through so many is as fast as a set is made.
  private static let fewValues = 16

  /// The closed set in words; `nil` where it is none.
  var texts: [String]? { closed.map(Self.offered)?.map(\.text) }

  private static func offered(_ values: [PossibleValue]) -> [PossibleValue] {
    values.filter { !$0.isRetired }
  }

  /// Why a constant is none of the values; `nil` where it may be one, or nothing is known.
  func misfit(
    of constant: JSON,
    as relation: Relation = .whole,
    ignoringCase: Bool = false
  ) -> ConstantMisfit? {
    if relation.isOrder { return constant.number.flatMap { misfit(number: $0, as: relation) } }
    if constant.isNull { return ConstantMisfit(kind: .blank, reason: "null is no value") }
    if constant.string?.isEmpty == true {
      return ConstantMisfit(kind: .blank, reason: "an empty text is null")
    }
    guard let own = type.type else { return nil }
    if let misfit = own.misfit(of: constant) { return misfit }
    if own.isNumber { return constant.number.flatMap { misfit(number: $0, as: relation) } }
    guard own.isTextual, let text = constant.string else { return nil }
    if relation == .whole, let closed { return unlisted(text, closed, ignoringCase) }
    if relation == .whole, let misfit = normalForm?.misfit(of: text, ignoringCase) {
      return misfit
    }
    return misfit(of: text, as: relation, ignoringCase) ?? stranger(in: text, ignoringCase)
  }

  /// A character that the values never hold.
  private func stranger(in text: String, _ ignoringCase: Bool) -> ConstantMisfit? {
    let held = type.characters
    let possible = ignoringCase ? held.union(held.inCapitals).union(held.inSmallLetters) : held
    let kept = text.unicodeScalars.filter(possible.contains)
    guard let first = text.unicodeScalars.first(where: { !possible.contains($0) })
    else { return nil }
    return ConstantMisfit(
      kind: .form,
      reason: "it never has the character \(JSON.string(String(first)).text())",
      corrected: kept.isEmpty ? nil : .string(String(String.UnicodeScalarView(kept)))
    )
  }

  /// Against the lowest and the highest value of a number.
  private func misfit(number text: String, as relation: Relation) -> ConstantMisfit? {
    guard let number = ExactDecimal(parsing: text) else { return nil }
    let isWhole = type.type == .int
    if let lowest = type.minimum ?? (isWhole ? .min : nil) {
      let least = ExactDecimal(lowest)
      if relation == .less ? number <= least : number < least, relation.asksDownwards {
        return ConstantMisfit(kind: .range, reason: "it is at least \(lowest)")
      }
    }
    if let highest = type.maximum ?? (isWhole ? .max : nil) {
      let most = ExactDecimal(highest)
      if relation == .greater ? number >= most : number > most, relation.asksUpwards {
        return ConstantMisfit(kind: .range, reason: "it is at most \(highest)")
      }
    }
    if relation == .whole, let scale = type.scale, number.digitsAfterPoint > scale {
      let digits = scale == 0 ? "no digits" : "at most \(scale.of("digit"))"
      return ConstantMisfit(kind: .range, reason: "it has \(digits) after the point")
    }
    return nil
  }

  private func unlisted(
    _ text: String,
    _ closed: [PossibleValue],
    _ ignoringCase: Bool
  ) -> ConstantMisfit? {
    if known.contains(text) { return nil }
    if known.isEmpty, closed.contains(where: { $0.text == text }) { return nil }
    if ignoringCase {
      let folded = CaseMapping.folded(text)
      if closed.contains(where: { CaseMapping.folded($0.text) == folded }) { return nil }
    }
    let names = ValueNames(Self.offered(closed), of: fields)
    let near = names.near(text)
    let said = names.said(by: text)
    let corrected = said ?? near.meant
    // What was looked for among the options is one of them.
    let isOpen = closed.contains { !$0.isSure }
    let isOption = fields.contains { $0.options.contains { $0.value == text } }
    return ConstantMisfit(
      kind: .option,
      reason: "it is none of the values",
      corrected: corrected.map { .string($0) },
      near: corrected == nil ? Array(near.things.prefix(3)) : [],
      isForeign: isOpen && said == nil && !isOption
    )
  }

  private func misfit(
    of text: String,
    as relation: Relation,
    _ ignoringCase: Bool
  ) -> ConstantMisfit? {
    var form = type.form
    if relation == .middle || relation == .end { form.remove(.noBlankBefore) }
    if relation == .middle || relation == .beginning { form.remove(.noBlankAfter) }
    if ignoringCase { form.subtract([.lower, .upper]) }
    let missing = form.subtracting(TextForm(of: text))
    // Where a step has removed the blanks, the constant is known without them.
    if missing == .noBlank, let misfit = stranger(in: text, ignoringCase) { return misfit }
    if !missing.isEmpty {
      if missing.contains(.trimmed), text.allSatisfy(\.isWhitespace) {
        return ConstantMisfit(kind: .blank, reason: "a blank text is null")
      }
      return ConstantMisfit(
        kind: .form,
        reason: missing.reason,
        corrected: form.applied(to: text).map { .string($0) }
      )
    }
    guard let most = type.maxLength(in: .codePoint), text.unicodeScalars.count > most
    else { return nil }
    return ConstantMisfit(kind: .length, reason: "it has at most \(most.of("character"))")
  }
}

extension CheckContext {
  /// The fields that values come from; `nil` where one of them may hold other values too.
  fileprivate func closedFields(of values: [PossibleValue]) -> [CatalogField]? {
    var fields: [CatalogField] = []
    for value in values {
      guard let name = value.sourceField, !fields.contains(where: { $0.name == name })
      else { continue }
      guard let field = source[name] ?? target[name], field.restricted else { return nil }
      fields.append(field)
    }
    return fields
  }
}

extension FieldType {
  /// Why a constant that is not null is of another type; nothing is said about lists and records.
  func misfit(of constant: JSON) -> ConstantMisfit? {
    func other(_ what: String, _ corrected: JSON? = nil) -> ConstantMisfit {
      ConstantMisfit(kind: .type, reason: "it is \(what)", corrected: corrected)
    }
    if isTextual {
      guard constant.string == nil else { return nil }
      let isScalar = constant.number != nil || constant.bool != nil
      return other("a text", isScalar ? .string(constant.text()) : nil)
    }
    switch self {
    case .int, .dec:
      guard let number = constant.number else {
        return other("a number", written(number: constant.string))
      }
      let isWhole = ExactDecimal(parsing: number)?.isWhole ?? true
      return self == .dec || isWhole ? nil : other("a whole number")
    case .bool:
      guard constant.bool == nil else { return nil }
      switch constant.string?.lowercased() {
      case "true": return other("true or false", true)
      case "false": return other("true or false", false)
      default: return other("true or false")
      }
    case .date:
      return constant.string.map(CalendarText.isDate) == true
        ? nil : other("a date such as 2031-05-01")
    case .datetime:
      return constant.string.map(CalendarText.isInstant) == true
        ? nil : other("an instant such as 2031-05-01T00:00:00Z")
    case .text, .email, .phone, .url, .country, .language, .currency, .option, .id, .reference,
      .optionSet, .record, .json, .list:
      return nil
    }
  }

  /// The number that a text means to a number of this type.
  private func written(number text: String?) -> JSON? {
    guard let number = text.flatMap({ ExactDecimal(parsing: $0) }),
      self == .dec || number.isWhole
    else { return nil }
    return .number(number.text)
  }
}

extension ExactDecimal {
  fileprivate var isWhole: Bool { !normalText.contains(".") }

  fileprivate var digitsAfterPoint: Int {
    normalText.split(separator: ".").dropFirst().first?.utf8.count ?? 0
  }

  /// In plain digits, without zeros that mean nothing.
  var normalText: String {
    let text = self.text
    guard text.contains(".") else { return text }
    let kept = text.reversed().drop { $0 == "0" }
    return String((kept.first == "." ? kept.dropFirst() : kept).reversed())
  }
}

extension TextForm {
  /// What a text that lacks these is told.
  fileprivate var reason: String {
    Self.facts.first { contains($0.form) }?.words ?? "it is trimmed"
  }

  /// A text brought into this form; `nil` where its characters do not fit.
  fileprivate func applied(to text: String) -> String? {
    var scalars = text.unicodeScalars[...]
    func isBlank(_ scalar: Unicode.Scalar?) -> Bool { scalar?.properties.isWhitespace ?? false }
    if contains(.noBlankBefore) { scalars = scalars.drop(while: isBlank) }
    while contains(.noBlankAfter), isBlank(scalars.last) { scalars.removeLast() }
    var formed = String(scalars)
    if contains(.lower) {
      formed = String(decoding: CaseMapping.lowered(formed.utf8), as: UTF8.self)
    }
    if contains(.upper) { formed = formed.uppercased() }
    return isSubset(of: TextForm(of: formed)) ? formed : nil
  }
}
