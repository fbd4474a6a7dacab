package import Diagnostics
package import Records

/// One catalog as compact lines: `Name|Label|type(length)!{option|option}`.
///
/// `!` marks a target that must have a value, `#` one that can be the key of an upsert. Options in
/// braces; `…` as the last one says that other values are accepted too. Read-only targets are
/// listed by name, so that a model can refuse them.
package struct CatalogListing: Sendable {
  package enum Side: Hashable, Sendable {
    case source
    case target
  }

  /// How much is shown; over budget, less.
  package struct Detail: Hashable, Sendable {
    package var optionsMax: Int
    package var fields: FieldChoice

    package enum FieldChoice: Hashable, Sendable {
      case all
      /// Only fields that are candidates, required, keys, or named in the description.
      case likely
    }

    /// From everything to the least that still makes sense.
    package static let steps = [
      Detail(optionsMax: 30, fields: .all), Detail(optionsMax: 10, fields: .all),
      Detail(optionsMax: 10, fields: .likely), Detail(optionsMax: 3, fields: .likely),
    ]
  }

  package let catalog: Catalog
  package let side: Side
  /// Fields that stay however little room there is.
  package let likely: Set<String>

  package init(_ catalog: Catalog, as side: Side, likely: Set<String>) {
    self.catalog = catalog
    self.side = side
    self.likely = likely
  }

  package func block(_ detail: Detail) -> PromptBlock {
    var lines = ["object: \(catalog.system)|\(catalog.object)|\(PromptText.label(catalog.label))"]
    let writable = catalog.fields.filter { side == .source || $0.isWritable }
    let shown = writable.filter { field in
      switch detail.fields {
      case .all: true
      case .likely: likely.contains(field.name) || field.requiredOnCreate || field.isKey
      }
    }
    lines += shown.map { line($0, optionsMax: detail.optionsMax) }
    if shown.count < writable.count {
      lines.append("not shown: \(writable.count - shown.count)")
    }
    let readOnly = catalog.fields.filter { side == .target && !$0.isWritable }
    if !readOnly.isEmpty {
      lines.append("read-only: " + readOnly.map(\.name).joined(separator: ", "))
    }
    return PromptBlock(side == .source ? "source-catalog" : "target-catalog", lines: lines)
  }

  /// One field's line.
  package func line(_ field: CatalogField, optionsMax: Int) -> String {
    let label = PromptText.looksLikeInstruction(field.label) ? field.name : field.label
    var type = field.type.name
    if let object = field.references { type += "->\(object)" }
    if let length = field.maxLength, side == .target { type += "(\(length))" }
    if side == .target, field.requiredOnCreate { type += "!" }
    if side == .target, field.isKey { type += "#" }
    return [Self.escaped(field.name), Self.escaped(PromptText.label(label)), type]
      .joined(separator: "|") + options(of: field, max: optionsMax)
  }

  private func options(of field: CatalogField, max: Int) -> String {
    let active = field.options.filter(\.active)
    guard !active.isEmpty else { return "" }
    var texts = active.prefix(max).map { option in
      let value = Self.escaped(PromptText.label(option.value))
      let label = Self.escaped(PromptText.label(option.label))
      return option.label == option.value || PromptText.looksLikeInstruction(option.label)
        ? value : "\(value)=\(label)"
    }
    if active.count > max { texts.append("+\(active.count - max) more") }
    if side == .target, !field.restricted { texts.append("…") }
    return "{" + texts.joined(separator: "|") + "}"
  }

  /// Characters that separate, behind a backslash.
  private static func escaped(_ text: String) -> String {
    var output = ""
    for character in text {
      if "\\|{}=".contains(character) { output.append("\\") }
      output.append(character)
    }
    return output
  }

  /// A warning for every label or option that reads like an instruction to a model.
  package var suspicions: [Diagnostic] {
    catalog.fields.flatMap { field in
      ([field.label] + field.options.map(\.label)).filter(PromptText.looksLikeInstruction)
        .map { text in
          Diagnostic(
            .warning,
            .PRM201,
            "a text of the field \"\(field.name)\" reads like an instruction to a model",
            at: Location("\(catalog.system) \(catalog.object)"),
            hint: "Look at it on the platform; the model was shown the API name instead.",
            found: PromptText.label(text)
          )
        }
    }
  }
}

extension CatalogField {
  /// Whether any operation may write it.
  var isWritable: Bool { writableOnCreate || writableOnUpdate }
}
