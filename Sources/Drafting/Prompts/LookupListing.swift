import Records

/// The objects that look-ups can ask, one a line: `system.object|field, field`.
struct LookupListing {
  let catalogs: [Catalog]

  /// A wide object is shown by its first fields, and those that identify its records.
  private static let fieldsMax = 40

  var block: PromptBlock {
    PromptBlock(
      "lookup-objects",
      lines: catalogs.map { catalog in
        let names = catalog.fields.enumerated()
          .filter { $0.offset < Self.fieldsMax || $0.element.unique || $0.element.isKey }
          .map { PromptText.label($0.element.name) }
        let more = catalog.fields.count - names.count
        return "\(PromptText.label("\(catalog.system).\(catalog.object)"))|"
          + names.joined(separator: ", ") + (more > 0 ? ", +\(more) more" : "")
      }
    )
  }
}
