import Matching
import Records

extension Surroundings {
  private static let refusals: Set<String> = [
    "opted out", "optedout", "unsubscribed", "opted out of email", "opted out of emails",
    "unsubscribed from all email", "unsubscribed from emails", "opt out", "optout",
    "opted out of email marketing", "unsubscribed from email", "opted out of all email",
    "opted out of marketing", "opted out of marketing emails", "unsubscribed from all emails",
    "unsubscribed from marketing", "opted out of all emails", "optedout of emails",
    "withdrawn consent",
  ]

  private static let agreements: Set<String> = [
    "opted in", "optedin", "consented", "given consent", "given their consent", "agreed",
    "consent", "marketing consent", "consented to marketing", "opted into marketing",
    "opted in to marketing", "given marketing consent", "given us consent", "agreed to marketing",
    "agreed to emails", "consented to emails", "consented to email", "opt in", "optin",
    "given permission", "agreed to be contacted", "accepted marketing", "accepts marketing",
  ]

  /// What words of consent ask about; `nil` where no single field says it.
  func consent(for text: String, quote: String) -> Condition? {
    let isRefusal = Self.refusals.contains(text)
    guard isRefusal || Self.agreements.contains(text) else { return nil }
    let fields = sources.catalog.fields
    func reference(_ field: CatalogField) -> FieldReference {
      FieldReference(fields: [field], side: .source, text: text, quote: quote)
    }
    let words: Set<String> =
      isRefusal
      ? ["optout", "unsubscribed", "unsubscribe"] : ["optin", "consent", "agreed", "permission"]
    let flags = fields.filter { field in
      let compact = FieldNames.folded(field.name) + " " + FieldNames.folded(field.label)
      return field.type == .bool
        && (FieldRole.mentions(field, words) || words.contains { compact.contains($0) })
    }
    if flags.count == 1 { return .test(.field(reference(flags[0])), Predicate(op: .isTrue)) }
    guard flags.isEmpty, isRefusal, let (field, value) = option(for: "unsubscribed") else {
      return nil
    }
    let literal = Literal(text: value, form: .quoted)
    return .test(.field(reference(field)), Predicate(op: .equal, literals: [literal]))
  }

  /// The one yes-or-no field of the source that the words name.
  func flag(for text: String) -> CatalogField? {
    let answer = sources.answer(for: text)
    if answer.fields.count == 1, answer.fields[0].type == .bool { return answer.fields[0] }
    let bag = Set(NameTokens.of(text))
    guard !bag.isEmpty, !bag.isSubset(of: Lexicon.lightWords.union(Lexicon.genericWords)) else {
      return nil
    }
    let flags = sources.catalog.fields.filter { field in
      field.type == .bool
        && [field.name.split(separator: ".").last.map(String.init) ?? "", field.label].contains {
          let words = Set(NameTokens.of($0)).subtracting(["is", "has", "was"])
          return words == bag
        }
    }
    return flags.count == 1 ? flags[0] : nil
  }

  /// The one field of the source that has an option of that name, in the singular or the plural.
  func option(for text: String) -> (CatalogField, String)? {
    let wanted = text.lowercased()
    let forms = Set([wanted, PhraseTrimming.singular(wanted), Self.singularEnd(wanted)])
    var found: [(CatalogField, String)] = []
    for field in sources.catalog.fields where field.type == .option {
      if let option = field.options.first(where: { option in
        forms.contains(option.value.lowercased()) || forms.contains(option.label.lowercased())
      }) {
        found.append((field, option.value))
      }
    }
    return found.count == 1 ? found[0] : nil
  }

  private static func singularEnd(_ text: String) -> String {
    text.hasSuffix("ies") ? text.dropLast(3) + "y" : text
  }
}

extension Surroundings {
  /// The one field of the target that has an option of just that name.
  func targetOption(for text: String) -> (CatalogField, String)? {
    let wanted = text.lowercased()
    let found = targets.catalog.fields.compactMap { field -> (CatalogField, String)? in
      guard field.type == .option else { return nil }
      return field.options.first {
        $0.value.lowercased() == wanted || $0.label.lowercased() == wanted
      }
      .map { (field, $0.value) }
    }
    return found.count == 1 ? found[0] : nil
  }
}
