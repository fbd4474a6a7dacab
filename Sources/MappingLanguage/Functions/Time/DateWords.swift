/// Names of months and days in the languages a mapping may write and read them in.
///
/// From CLDR 46, in the form that stands beside a day: German `Mai`, French `août`.
struct DateWords: Hashable, Sendable {
  let months: [String]
  let shortMonths: [String]
  /// Monday first.
  let days: [String]
  let shortDays: [String]

  static let locales = ["en", "de", "es", "fr", "it", "nl", "pt"]

  /// The words of a language, whatever the region, as in `en-GB`; `nil` for others.
  init?(locale: String) {
    let language = locale.split(whereSeparator: { $0 == "-" || $0 == "_" }).first ?? ""
    guard let known = Self.known[language.lowercased()] else { return nil }
    self = known
  }

  private static let known = text.mapValues { DateWords($0) }

  private init(_ lines: [String]) {
    let words = lines.map { $0.split(separator: " ").map(String.init) }
    months = words[0]
    shortMonths = words[1]
    days = words[2]
    shortDays = words[3]
  }

  private static let text: [String: [String]] = [
    "en": [
      "January February March April May June July August September October November December",
      "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
      "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
      "Mon Tue Wed Thu Fri Sat Sun",
    ],
    "de": [
      "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
      "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.",
      "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
      "Mo. Di. Mi. Do. Fr. Sa. So.",
    ],
    "es": [
      "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
      "ene feb mar abr may jun jul ago sept oct nov dic",
      "lunes martes miércoles jueves viernes sábado domingo",
      "lun mar mié jue vie sáb dom",
    ],
    "fr": [
      "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
      "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
      "lundi mardi mercredi jeudi vendredi samedi dimanche",
      "lun. mar. mer. jeu. ven. sam. dim.",
    ],
    "it": [
      "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
      "gen feb mar apr mag giu lug ago set ott nov dic",
      "lunedì martedì mercoledì giovedì venerdì sabato domenica",
      "lun mar mer gio ven sab dom",
    ],
    "nl": [
      "januari februari maart april mei juni juli augustus september oktober november december",
      "jan feb mrt apr mei jun jul aug sep okt nov dec",
      "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
      "ma di wo do vr za zo",
    ],
    "pt": [
      "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
      "jan. fev. mar. abr. mai. jun. jul. ago. set. out. nov. dez.",
      "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
      "seg. ter. qua. qui. sex. sáb. dom.",
    ],
  ]
}

extension StepArguments {
  /// The words of the parameter `locale`; English where it is not given.
  func dateWords() throws(ArgumentFault) -> DateWords {
    let locale = try text("locale", default: "en")
    guard let words = DateWords(locale: locale) else {
      throw ArgumentFault(
        "locale",
        "one of \(DateWords.locales.joined(separator: ", ")) is needed"
      )
    }
    return words
  }
}
