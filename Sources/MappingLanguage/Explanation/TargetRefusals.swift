import Records

/// What the target's own test can refuse in what a rule writes, down to the parts of records and of
/// the elements of lists.
///
/// The counterpart of ``TargetCheck``: that one decides for a record, this one says beforehand what
/// it can decide about.
struct TargetRefusals {
  /// What the rule's policy decides about, each after the subject "it":
  /// `has an element whose sku is longer than 80 characters`.
  private(set) var texts: [String] = []
  /// Parts that must be there and may be missing; refused whatever the policies say.
  private(set) var missing: [String] = []

  /// Of what the value at a place of the spec can be, written to a field.
  init(
    of value: ValueExpression,
    at pointer: JSONPointer,
    to field: CatalogField,
    _ context: CheckContext
  ) {
    guard field.type.innermost == .record else {
      texts =
        FieldRefusals(field, of: value, context.types[pointer], context.spec.defaults).texts
      return
    }
    texts.say(field.tooManyElements(of: value))
    let origins = RecordOrigins(of: value, in: context.spec)
    for member in context.target.members(of: field) {
      for (index, body) in origins.variables {
        let parts = JSONPointer(["variables", String(index), "parts"])
        add(member, of: field.type, Self.part(member, body, at: parts, context))
      }
      if origins.areCopied { add(member, of: field.type, Self(copiedTo: member.field, context)) }
    }
  }

  /// Of a record that is copied, or a part of one: nobody has read it, whatever its catalog says.
  private init(copiedTo field: CatalogField, _ context: CheckContext) {
    guard field.type.innermost == .record else {
      texts = FieldRefusals(copiedTo: field).texts
      if field.requiredOnCreate { missing = [Self.noValue] }
      return
    }
    texts = ["is not \(PlainWords.of(field.type))"]
    texts.say(field.tooManyElements(of: nil))
    for member in context.target.members(of: field) {
      add(member, of: field.type, Self(copiedTo: member.field, context))
    }
    if field.requiredOnCreate { missing.say(Self.noValue) }
  }

  private init() {}

  private static let noValue = "has no value"

  /// What can be refused in one part of a record variable.
  private static func part(
    _ member: (name: String, field: CatalogField),
    _ body: RecordBody,
    at parts: JSONPointer,
    _ context: CheckContext
  ) -> TargetRefusals {
    var found = TargetRefusals()
    var mayBeMissing = true
    if let index = body.parts.firstIndex(where: { $0.to == member.name }) {
      let part = body.parts[index]
      let pointer = parts.appending(index).appending("value")
      found = TargetRefusals(of: part.value, at: pointer, to: member.field, context)
      let type = context.types[pointer]
      mayBeMissing = part.onNull == .omit && (type.isUnknown || type.nullable)
    }
    if member.field.requiredOnCreate, mayBeMissing { found.missing.say(noValue) }
    return found
  }

  /// Takes in what can be refused in a part of a record.
  private mutating func add(
    _ member: (name: String, field: CatalogField),
    of type: FieldType,
    _ inner: TargetRefusals
  ) {
    texts.say(inner.texts.map { Self.said($0, of: member.name, inside: type) })
    missing.say(inner.missing.map { Self.said($0, of: member.name, inside: type) })
  }

  /// `has an element whose sku is too long` for a list, `has a part sku that is too long` for a
  /// record.
  private static func said(_ text: String, of part: String, inside type: FieldType) -> String {
    guard let element = type.element else { return "has a part \(part) that \(text)" }
    return element == .record
      ? "has an element whose \(part) \(text)"
      : "has an element that \(said(text, of: part, inside: element))"
  }
}
