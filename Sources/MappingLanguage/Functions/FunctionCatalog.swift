import Diagnostics

/// Every function of the language, by name.
package enum FunctionCatalog {
  /// In the order of the manual.
  package static let all: [any MappingFunction.Type] = [
    DefaultValue.self, NullIf.self, OnlyValues.self, RequiredValue.self, MapValue.self,
    ToOption.self, OptionLabel.self,
    Trim.self, CollapseWhitespace.self, Lower.self, Upper.self, Truncate.self, Prepend.self,
    Append.self, RemovePrefix.self, Replace.self, KeepCharacters.self, Split.self, Words.self,
    TextBefore.self, TextAfter.self, RegexExtract.self, RegexReplace.self, RegexTest.self,
    ToText.self,
    ToInteger.self, ToDecimal.self, Round.self, Bucket.self, ToBoolean.self,
    ParseDate.self, ParseDatetime.self, FromEpoch.self, ToDate.self, FormatDate.self,
    FormatDatetime.self,
    NormalizeEmail.self, EmailDomain.self, NormalizePhone.self, NormalizeURL.self,
    URLQueryParameter.self, ToCountry.self, NamePart.self,
    SHA256Hash.self, UUIDv5.self,
    First.self, Count.self, Join.self, Distinct.self, Pick.self,
  ]

  private static let byName = Dictionary(
    all.map { ($0.signature.name, $0) },
    uniquingKeysWith: { first, _ in first }
  )

  /// The function of that name; exact.
  package static subscript(name: String) -> (any MappingFunction.Type)? { byName[name] }

  package static var names: [String] { all.map { $0.signature.name } }

  /// The data that functions carry with them, by name and version: what a mapping version pins,
  /// beside the version of its ``ZoneTable``.
  package static let dataVersions = [
    "countries": CountryData.version, "phone_regions": PhoneRegionData.version,
  ]

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
