import Diagnostics

/// Every function of the language, by name.
package enum FunctionCatalog {
  /// In the order of the manual.
  package static let all: [any MappingFunction.Type] = [
    DefaultValue.self, NullIf.self, OnlyValues.self, RequiredValue.self, MapValue.self,
    ToOption.self, OptionLabel.self,
    Trim.self, CollapseWhitespace.self, Lower.self, Upper.self, TitleCase.self, Truncate.self,
    Left.self, Prepend.self, Append.self, RemovePrefix.self, Replace.self, KeepCharacters.self,
    RemoveCharacters.self, PadStart.self, Split.self, Words.self, TextBefore.self,
    TextAfter.self, TextLength.self, RemoveAccents.self, StripHTML.self, UnescapeHTML.self,
    URLEncode.self, URLDecode.self, RegexExtract.self, RegexReplace.self, RegexTest.self,
    ToText.self,
    ToInteger.self, ToDecimal.self, ParseMoney.self, ParseRange.self, Round.self, Add.self,
    Subtract.self, Multiply.self, Divide.self, Clamp.self, Bucket.self, FormatNumber.self,
    ToBoolean.self, Not.self,
    ParseDate.self, ParseDatetime.self, FromEpoch.self, ToEpoch.self, ToDate.self,
    ToDatetime.self, AddDuration.self, StartOf.self, DatePart.self, FormatDate.self,
    FormatDatetime.self,
    NormalizeEmail.self, EmailDomain.self, EmailLocalPart.self, EmailDomainKind.self,
    NormalizePhone.self, PhoneCountry.self, NormalizeURL.self, URLHost.self,
    URLQueryParameter.self, RegistrableDomain.self, ToCountry.self, ToSubdivision.self,
    ToLanguage.self, ToCurrency.self, NamePart.self,
    SHA256Hash.self, HMACSHA256.self, MD5Hash.self, UUIDv5.self, Mask.self, Redact.self,
    First.self, Last.self, Slice.self, Count.self, Join.self, Distinct.self, Sort.self,
    Pluck.self, DropValues.self, JSONGet.self,
  ]

  private static let byName = Dictionary(
    all.map { ($0.signature.name, $0) },
    uniquingKeysWith: { first, _ in first }
  )

  /// The function of that name; exact.
  package static subscript(name: String) -> (any MappingFunction.Type)? { byName[name] }

  package static var names: [String] { all.map { $0.signature.name } }

  /// What somebody probably meant who wrote a name that does not exist: functions that list it as
  /// an alias first, then those spelled nearly so.
  package static func suggestions(for name: String, limit: Int = 3) -> [String] {
    let key = folded(name)
    let meant = all.map { $0.signature }.filter { $0.aliases.contains { folded($0) == key } }
    let near = NearestNames.of(name, in: names, limit: limit)
    var suggestions: [String] = []
    for candidate in meant.map(\.name) + near where !suggestions.contains(candidate) {
      suggestions.append(candidate)
    }
    return Array(suggestions.prefix(limit))
  }

  /// Without case, `_` and `-`: `toLowerCase` is `to_lower_case`.
  private static func folded(_ name: String) -> String {
    String(name.lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " })
  }
}
