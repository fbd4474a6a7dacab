import Diagnostics
import Records

extension CheckRule {
  static let copiedRecordsFitTheElement = CheckRule(
    "Records that are copied as they are have the fields of the target's element, and their types",
    [.M210, .M211, .M301]
  ) { context in
    context.rules.flatMap { node -> [Diagnostic] in
      guard let field = node.field else { return [] }
      var found: [Diagnostic] = []
      var seen: Set<Int> = []
      var open = [CopyTarget(node.rule.value, node.valuePlace, node.owner, field, list: nil)]
      while let target = open.popLast() {
        guard context.types[target.place].type?.innermost == .record else { continue }
        let origins = RecordOrigins(of: target.value, in: context.spec)
        found += origins.copies.flatMap { target.problems(of: $0, context) }
        for (index, body) in origins.variables where seen.insert(index).inserted {
          open += target.parts(of: body, at: index, context)
        }
      }
      return found
    }
  }
}

/// A value that may copy records, and the field that it is written to.
private struct CopyTarget {
  let value: ValueExpression
  let place: JSONPointer
  let owner: SpecOwner
  let field: CatalogField
  /// The source's list through whose elements it goes; `nil` outside a variable with `each`.
  let list: String?

  init(
    _ value: ValueExpression,
    _ place: JSONPointer,
    _ owner: SpecOwner,
    _ field: CatalogField,
    list: String?
  ) {
    self.value = value
    self.place = place
    self.owner = owner
    self.field = field
    self.list = list
  }

  /// The parts of a variable, each written to a field of the element.
  func parts(of body: RecordBody, at index: Int, _ context: CheckContext) -> [CopyTarget] {
    let members = context.target.members(of: field)
    let variable = context.spec.variables[index]
    let owner = SpecOwner(.variable, variable.name, at: index, because: variable.because)
    var list: String?
    if case .field(let name) = body.each?.source { list = name }
    return body.parts.enumerated().compactMap { position, part in
      guard let member = members.first(where: { $0.name == part.to })?.field else { return nil }
      let place = owner.pointer.appending("parts").appending(position).appending("value")
      return CopyTarget(part.value, place, owner, member, list: list)
    }
  }

  func problems(of atom: Atom, _ context: CheckContext) -> [Diagnostic] {
    guard let (catalog, copied) = records(of: atom, context) else { return [] }
    let fit = RecordFit(of: copied, in: catalog, to: field, in: context.target, context.spec)
    let element = "\(field.type == .record ? "the record" : "an element of") \(field.name)"
    func problem(_ code: DiagnosticCode, _ message: String) -> Diagnostic {
      context.diagnostic(
        .error,
        code,
        message,
        at: place,
        of: owner,
        hint: "Make it in a variable with \"parts\""
          + (copied.type == .record ? "" : " and \"each\"")
          + ", one for each field of \(field.name) that is meant.",
        found: atom.text
      )
    }
    func names(_ names: [String]) -> String { CheckContext.list(names) }
    var found: [Diagnostic] = []
    if !fit.unknown.isEmpty {
      let fields = fit.unknown.count == 1 ? "field" : "fields"
      found.append(
        problem(
          .M210,
          "\(element) has no \(fields) \(names(fit.unknown)), and \(copied.name) brings them along"
        )
      )
    }
    if !fit.missing.isEmpty {
      found.append(
        problem(.M211, "\(element) needs \(names(fit.missing)), which \(copied.name) may lack")
      )
    }
    found += fit.differing.map { name, own, wanted in
      problem(
        .M301,
        "\"\(name)\" of \(element) is \(wanted.name), and \(copied.name) has \(own.name) there"
      )
    }
    return found
  }

  /// The field whose records an atom gives as they are, and its catalog; `nil` where steps make
  /// something else of them.
  private func records(of atom: Atom, _ context: CheckContext) -> (Catalog, CatalogField)? {
    let areKept = atom.then.allSatisfy { step in
      switch context.signature(of: step)?.result {
      case .sameAsInput, .element: !step.each
      default: false
      }
    }
    guard areKept, !atom.asText else { return nil }
    switch atom.source {
    case .field(let name): return context.source[name].map { (context.source, $0) }
    case .current(let name): return context.target[name].map { (context.target, $0) }
    case .item(let name):
      return list.flatMap { context.source["\($0).\(name)"] }.map { (context.source, $0) }
    case .constant, .variable, .lookup, .run: return nil
    }
  }
}

/// In what the records of one field differ from those that another takes, down to records inside.
private struct RecordFit {
  /// Fields that the target does not have.
  private(set) var unknown: [String] = []
  /// Fields that the target must have, and that are not there or may be null.
  private(set) var missing: [String] = []
  private(set) var differing: [(name: String, own: FieldType, wanted: FieldType)] = []

  /// Nothing, where a catalog does not list the fields of its records.
  init(
    of copied: CatalogField,
    in source: Catalog,
    to field: CatalogField,
    in target: Catalog,
    _ spec: MappingSpec
  ) {
    var open = [(copied: copied, field: field, path: "")]
    while let (copied, field, path) = open.popLast() {
      let own = source.members(of: copied)
      let wanted = target.members(of: field)
      guard !own.isEmpty, !wanted.isEmpty else { continue }
      for (name, member) in own {
        guard let taker = wanted.first(where: { $0.name == name })?.field else {
          unknown.append(path + name)
          continue
        }
        let type = member.inferredType(read: spec.source.read)
        if type.nullable, taker.requiredOnCreate { missing.append(path + name) }
        if case .fits = Conversions.verdict(from: type, to: taker.type) {
          open.append((member, taker, path + name + "."))
        } else {
          differing.append((path + name, member.type, taker.type))
        }
      }
      let names = Set(own.map(\.name))
      missing += wanted.filter { $0.field.requiredOnCreate && !names.contains($0.name) }
        .map { path + $0.name }
    }
  }
}
