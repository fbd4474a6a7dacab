import Diagnostics
import Records

extension CheckRule {
  static let sourceFieldsExist = CheckRule(
    "Every field that is read is a field of the object it is read from",
    [.M201]
  ) { context in
    let fields = context.nodes.atoms.compactMap { node -> Diagnostic? in
      guard case .field(let name) = node.content.source else { return nil }
      let pointer = node.pointer.appending("field")
      if let list = context.source.list(around: name) {
        return fieldOfElements(name, of: list, node, context)
      }
      guard !context.source.contains(name) else { return nil }
      let wanted = WantedType(of: node, context)
      return unknownField(name, in: context.source, context, node.owner, pointer) {
        wanted.takes($0.type)
      }
    }
    let items = context.nodes.atoms.compactMap { node -> Diagnostic? in
      guard case .item(let name) = node.content.source, node.isInsideEach,
        let list = listField(of: node.owner, context)
      else { return nil }
      let members = context.source.elementFields(of: list)
      guard !members.isEmpty, members[name] == nil else { return nil }
      return context.diagnostic(
        .error,
        .M201,
        "an element of \(list) has no field \"\(name)\"",
        at: node.pointer.appending("item"),
        of: node.owner,
        hint: NearestNames.hint(for: name, in: members.keys.sorted())
          ?? "Use one of its fields.",
        found: name,
        expected: members.keys.sorted().joined(separator: ", "),
        candidates: NearestNames.of(name, in: members.keys.sorted()).compactMap {
          members[$0]?.candidate(named: $0)
        }
      )
    }
    return fields + items + lookupFields(context)
  }

  private static func unknownField(
    _ name: String,
    in catalog: Catalog,
    _ context: CheckContext,
    _ owner: SpecOwner,
    _ pointer: JSONPointer,
    fitting fits: (CatalogField) -> Bool = { _ in true }
  ) -> Diagnostic? {
    guard !catalog.contains(name) else { return nil }
    let near = context.candidates(for: name, in: catalog, fitting: fits)
    let words =
      catalog.system == WorkspaceTable.system
      ? wordsOfColumn(name, in: catalog, context)
      : (
        message: "\(catalog.system) \(catalog.object) has no field \"\(name)\"",
        hint: "Pull the catalog again, or leave the field out."
      )
    return context.diagnostic(
      .error,
      .M201,
      words.message,
      at: pointer,
      of: owner,
      hint: near.hint ?? words.hint,
      found: name,
      candidates: near.fields.map(\.candidate),
      fixes: [near.meant].compactMap(\.self).map { field in
        Fix(
          "read \"\(field.name)\"",
          grade: .likely,
          patch: FixPatch.replace(pointer, with: .string(field.name))
        )
      }
    )
  }

  /// A table has the columns that its file has, and without rows, JSON Lines have none.
  private static func wordsOfColumn(
    _ name: String,
    in catalog: Catalog,
    _ context: CheckContext
  ) -> (message: String, hint: String) {
    let table = try? context.options.resources.lookupTables[catalog.object]?.get()
    let title = table?.title ?? "the table \"\(catalog.object)\""
    guard !catalog.fields.isEmpty else {
      return (
        "\(title) has no rows, and so no column \"\(name)\"",
        "Write a row that has it, or make the table a .csv file with the names of its columns."
      )
    }
    let columns = CheckContext.list(catalog.fields.map(\.name))
    return (
      "\(title) has no column \"\(name)\"", "Add the column, or use one of these: \(columns)."
    )
  }

  /// What nobody knows cannot be checked; a table that is not there is another problem.
  private static func unknownCatalog(
    of lookup: Lookup,
    _ owner: SpecOwner,
    _ context: CheckContext
  ) -> Diagnostic? {
    let ends = [context.spec.source.system, context.spec.target.system]
    guard ends.contains(lookup.system) else { return nil }
    let names = lookup.match.map(\.field) + (lookup.returns == "found" ? [] : [lookup.returns])
    return context.diagnostic(
      .note,
      .M201,
      "no catalog of \(lookup.system) \(lookup.object) is known, so nobody has checked that it has "
        + names.map { "\"\($0)\"" }.listed("and"),
      at: owner.pointer.appending("object"),
      of: owner,
      hint: "Ask the platform: catalog pull CONNECTION \(lookup.object)."
    )
  }

  /// A field that every element of a list has, read as if the record had it once.
  private static func fieldOfElements(
    _ name: String,
    of list: CatalogField,
    _ node: SpecNodes.Node<Atom>,
    _ context: CheckContext
  ) -> Diagnostic {
    let member = String(name.dropFirst(list.name.count + 1))
    let isItem = node.isInsideEach && listField(of: node.owner, context) == list.name
    return context.diagnostic(
      .error,
      .M201,
      CheckContext.standsInElements(name, of: list),
      at: node.pointer.appending("field"),
      of: node.owner,
      hint: isItem
        ? "Read {\"item\": \"\(member)\"}."
        : "Write a variable with \"each\": {\"field\": \"\(list.name)\"} and read"
          + " {\"item\": \"\(member)\"} in its parts, or take one field of all with \"pluck\".",
      found: name,
      fixes: isItem ? [readItem(member, at: node.pointer)] : []
    )
  }

  private static func readItem(_ member: String, at place: JSONPointer) -> Fix {
    Fix(
      "read the item \"\(member)\"",
      grade: .likely,
      patch: FixPatch.text([
        JSONPatch.Operation(.remove, place.appending("field")),
        JSONPatch.Operation(.add, place.appending("item"), value: .string(member)),
      ])
    )
  }

  private static func listField(of owner: SpecOwner, _ context: CheckContext) -> String? {
    guard case .record(let body) = context.spec.variables[owner.index].body,
      let each = body.each, each.then.isEmpty, case .field(let name) = each.source
    else { return nil }
    return name
  }

  /// The fields that look-ups compare and return, where the object's catalog is known.
  private static func lookupFields(_ context: CheckContext) -> [Diagnostic] {
    let catalogs = context.options.catalogsOfLookups
    return context.spec.lookups.enumerated().flatMap { index, lookup -> [Diagnostic] in
      let catalog = catalogs.first {
        $0.system == lookup.system && $0.object == lookup.object
      }
      let owner = SpecOwner(.lookup, lookup.name, at: index)
      guard let catalog else {
        return [unknownCatalog(of: lookup, owner, context)].compactMap(\.self)
      }
      var found = lookup.match.enumerated().compactMap { position, match in
        let pointer = owner.pointer.appending("match").appending(position).appending("field")
        return unknownField(match.field, in: catalog, context, owner, pointer)
      }
      if lookup.returns != "found" {
        let pointer = owner.pointer.appending("return")
        found += [unknownField(lookup.returns, in: catalog, context, owner, pointer)]
          .compactMap { $0 }
      }
      return found
    }
  }
}
