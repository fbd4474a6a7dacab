import Records

/// A parameter that the spec's `defaults` stand in for where a step leaves it out.
package enum DefaultedParameter: String, CaseIterable, Sendable {
  case timeZone = "time_zone"
  case region
  case locale

  /// What the defaults of a spec say for it.
  package func value(in defaults: RuleDefaults) -> String? {
    switch self {
    case .timeZone: defaults.timeZone
    case .region: defaults.region
    case .locale: defaults.locale
    }
  }

  /// Whether any function can do something with the name.
  func knows(_ name: String, in resources: MappingResources) -> Bool {
    switch self {
    case .timeZone: return resources.zones.zone(named: name) != nil
    case .region:
      let phones: PhoneTable = resources[.phones].content()
      return phones.region(name) != nil
    case .locale:
      let countries: CountryTable = resources[.countries].content()
      let language = name.lowercased().prefix { $0 != "-" && $0 != "_" }
      let dates: DateWordTable = resources[.dateWords].content()
      return dates.words(of: name) != nil || countries.names(in: String(language)) != nil
    }
  }

  /// Names that are known and near one that is not, best first, and the one that was probably meant
  /// by it.
  func candidates(
    for name: String,
    in resources: MappingResources
  ) -> (names: [String], meant: String?) {
    let near: [String]
    switch self {
    case .timeZone: return resources.zones.names(near: name)
    case .region:
      let countries: CountryTable = resources[.countries].content()
      near = [countries.code(named: name)].compactMap(\.self)
    case .locale:
      let languages: LanguageTable = resources[.languages].content()
      let countries: CountryTable = resources[.countries].content()
      let tag = languages.tag(Array(name.utf8), countries)
      near = tag.map { [String(decoding: $0.bytes, as: UTF8.self)] } ?? []
    }
    let known = near.filter { knows($0, in: resources) }
    return (known, known.first)
  }

  /// What is wrong with a name that is not known.
  func refusal(of name: String) -> String {
    switch self {
    case .timeZone: "\"\(name)\" is not a known time zone"
    case .region: "\"\(name)\" is not a region with telephone numbers"
    case .locale: "\"\(name)\" is not a language that names can be written in"
    }
  }

  /// What may be written, in words.
  func expected(in resources: MappingResources) -> String {
    switch self {
    case .timeZone: return "a zone such as Europe/Berlin, UTC, or an offset such as +02:00"
    case .region: return "the two letters of a country, such as US or GB"
    case .locale:
      let countries: CountryTable = resources[.countries].content()
      let dates: DateWordTable = resources[.dateWords].content()
      let languages = Set(dates.languages + countries.languages).sorted()
      return "one of \(languages.joined(separator: ", "))"
    }
  }
}

extension FunctionSignature.Parameter {
  /// Which of the spec's defaults stands in for it, if one does.
  ///
  /// The region of a language tag, kept or dropped, is another thing of that name.
  var defaulted: DefaultedParameter? {
    kind == .text ? DefaultedParameter(rawValue: name) : nil
  }
}

extension FunctionSignature {
  /// Its parameters that the spec's defaults stand in for.
  var defaulted: [DefaultedParameter] { parameters.compactMap(\.defaulted) }
}

extension StepArguments {
  /// Adds the spec's defaults for parameters that the function has and the step does not say.
  package mutating func complete(from defaults: RuleDefaults, for signature: FunctionSignature) {
    for parameter in signature.defaulted where values[parameter.rawValue] == nil {
      if let value = parameter.value(in: defaults) { values[parameter.rawValue] = .string(value) }
    }
  }
}
