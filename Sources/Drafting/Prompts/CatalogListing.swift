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
      /// Only fields that are surely meant, required, keys, or named in the description.
      case surest
    }

    /// From everything to the least that still makes sense.
    package static let steps = [
      Detail(optionsMax: 30, fields: .all), Detail(optionsMax: 10, fields: .all),
      Detail(optionsMax: 10, fields: .likely), Detail(optionsMax: 3, fields: .likely),
      Detail(optionsMax: 3, fields: .surest),
    ]
  }

  package let catalog: Catalog
  package let side: Side
  /// Fields that stay however little room there is.
  package let likely: Set<String>
  /// Those of them that stay when even the likely ones are too many.
  package let surest: Set<String>

  package init(
    _ catalog: Catalog,
    as side: Side,
    likely: Set<String>,
    surest: Set<String> = []
  ) {
    self.catalog = catalog
    self.side = side
    self.likely = likely
    self.surest = surest
  }

  package func block(_ detail: Detail) -> PromptBlock {
    let object = PromptText.name(catalog.object)
    let label = PromptText.looksLikeInstruction(catalog.label) ? object : catalog.label
    var lines = ["object: \(PromptText.name(catalog.system))|\(object)|\(PromptText.label(label))"]
    let writable = catalog.fields.filter { side == .source || $0.isWritable }
    let shown = writable.filter { field in
      switch detail.fields {
      case .all: true
      case .likely: likely.contains(field.name) || field.requiredOnCreate || field.isKey
      case .surest: surest.contains(field.name) || field.requiredOnCreate || field.isKey
      }
    }
    lines += shown.map { line($0, optionsMax: detail.optionsMax) }
    if shown.count < writable.count {
      lines.append("not shown: \(writable.count - shown.count)")
    }
    let readOnly = catalog.fields.filter { side == .target && !$0.isWritable }
    if !readOnly.isEmpty {
      lines.append(
        "read-only: " + readOnly.map { PromptText.name($0.name) }.joined(separator: ", ")
      )
    }
    return PromptBlock(side == .source ? "source-catalog" : "target-catalog", lines: lines)
  }

  /// One field's line.
  package func line(_ field: CatalogField, optionsMax: Int) -> String {
    let label = PromptText.looksLikeInstruction(field.label) ? field.name : field.label
    var type = field.type.name
    if let object = field.references { type += "->\(PromptText.name(object))" }
    if let length = field.maxLength, side == .target { type += "(\(length))" }
    if side == .target, field.requiredOnCreate { type += "!" }
    if side == .target, field.isKey { type += "#" }
    return [Self.escaped(PromptText.name(field.name)), Self.escaped(PromptText.label(label)), type]
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

  /// A warning for every label, option or name that reads like an instruction to a model.
  ///
  /// Labels are not shown to it; a name or an option's value is, as nothing else says what is
  /// meant.
  package var suspicions: [Diagnostic] {
    func suspicion(_ text: String, of what: String, isShown: Bool) -> Diagnostic? {
      guard PromptText.looksLikeInstruction(text) else { return nil }
      return Diagnostic(
        .warning,
        .PRM201,
        "a text of \(what) reads like an instruction to a model",
        at: Location("\(catalog.system) \(catalog.object)"),
        hint: isShown
          ? "Rename it where it comes from; the model was shown it as data."
          : "Look at it on the platform; the model was shown the API name instead.",
        found: PromptText.label(text)
      )
    }
    let object = suspicion(
      catalog.label,
      of: "the object \"\(PromptText.label(catalog.object))\"",
      isShown: false
    )
    return [object].compactMap(\.self)
      + catalog.fields.flatMap { field in
        let what = "the field \"\(PromptText.label(field.name))\""
        var names = [field.name]
        var labels = field.label == field.name ? [] : [field.label]
        for option in field.options {
          names.append(option.value)
          if option.label != option.value { labels.append(option.label) }
        }
        return names.compactMap { suspicion($0, of: what, isShown: true) }
          + labels.compactMap { suspicion($0, of: what, isShown: false) }
      }
  }
}

extension CatalogField {
  /// Whether any operation may write it.
  var isWritable: Bool { writableOnCreate || writableOnUpdate }
}
