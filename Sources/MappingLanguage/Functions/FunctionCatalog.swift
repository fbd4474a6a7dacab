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
}
