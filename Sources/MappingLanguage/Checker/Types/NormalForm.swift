import Records

/// How all texts of an expression are written: as a step writes them, on which that step has no
/// effect.
enum NormalForm: Hashable, Sendable {
  /// A code in two or in three letters.
  case country(alpha3: Bool)
  /// The same in two letters, or the code of a place that is no country.
  case region
  case currency
  case language(withoutRegion: Bool)
  case email(inSmallLetters: Bool)
  /// With a calling code, in groups or not; the region is that of numbers without one.
  case phone(region: String, inGroups: Bool, keepsExtension: Bool)
  indirect case date(DateWriting)

  /// Of what a step gives; `nil` where there is none.
  init?(after step: Step, _ defaults: RuleDefaults, _ dateWords: DataTable) {
    switch step.function {
    // A code is one in every language; a name need not be known in the input's.
    case "to_country" where step["to"] != .constant("name"):
      self = .country(alpha3: step["to"] == .constant("alpha3"))
    case "phone_region": self = .region
    case "to_currency": self = .currency
    case "to_language": self = .language(withoutRegion: step["region"] == .constant("drop"))
    case "normalize_email": self = .email(inSmallLetters: step["local_part"] == .constant("lower"))
    case "normalize_phone" where step["format"] != .constant("national"):
      let region = step["region"] ?? defaults.region.map { .constant(.string($0)) }
      guard case .constant(let region)? = region, let region = region.string else { return nil }
      self = .phone(
        region: region,
        inGroups: step["format"] == .constant("international"),
        keepsExtension: step["extension"] == .constant("keep")
      )
    case "format_date", "format_datetime":
      guard let writing = DateWriting(step, defaults, dateWords) else { return nil }
      self = .date(writing)
    default: return nil
    }
  }

  /// A form, ready to be held against constants.
  struct Writer {
    private let form: NormalForm
    /// A text in the form; `nil` where it cannot be brought into it.
    private let written: (String) -> String?
    /// Why a text is none that is in the form, which this one would be.
    private let reason: (_ written: String?) -> String
    /// What is true of all that are in the form.
    private let rule: String

    init?(_ form: NormalForm, _ context: CheckContext) {
      self.form = form
      let step: (function: String, arguments: [String: JSON])
      switch form {
      case .country(let alpha3): step = ("to_country", ["to": alpha3 ? "alpha3" : "alpha2"])
      case .region: step = ("to_country", ["to": "alpha2"])
      case .currency: step = ("to_currency", [:])
      case .language(let withoutRegion):
        step = ("to_language", ["region": withoutRegion ? "drop" : "keep"])
      case .email(let inSmallLetters):
        step = ("normalize_email", ["local_part": inSmallLetters ? "lower" : "keep"])
      case .phone(let region, let inGroups, let keepsExtension):
        step = (
          "normalize_phone",
          [
            "region": .string(region), "check": "possible",
            "format": inGroups ? "international" : "e164",
            "extension": keepsExtension ? "keep" : "drop",
          ]
        )
      case .date(let writing):
        written = writing.spelling
        rule = "it is written as \"\(writing.format)\""
        reason = { [rule] _ in rule }
        return
      }
      let arguments = StepArguments(step.arguments, resources: context.options.resources)
      guard let function = try? context.functions[step.function]?.init(arguments)
      else { return nil }
      rule = "it is as \"\(step.function)\" writes it"
      reason = { written in
        written.map { "\"\(step.function)\" writes it \(JSON.string($0).text())" }
          ?? "\"\(step.function)\" gives no such text"
      }
      written = { text in
        var arena = Arena()
        guard let output = try? function.apply(arena.text(text), &arena), !output.isNull
        else { return nil }
        return arena.string(output)
      }
    }

    /// Why a text is none of those; `nil` where it may be one.
    func misfit(of text: String, _ ignoringCase: Bool) -> ConstantMisfit? {
      let written = written(text)
      // Numbers can be of places that are no countries.
      if written == nil, form == .region { return nil }
      let isSame =
        ignoringCase
        ? written.map(CaseMapping.folded) == CaseMapping.folded(text) : written == text
      guard !isSame else { return nil }
      return ConstantMisfit(
        kind: .form,
        reason: reason(written),
        general: rule,
        corrected: written.map { .string($0) }
      )
    }
  }
}
