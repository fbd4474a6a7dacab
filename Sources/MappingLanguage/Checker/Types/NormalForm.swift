import Records

/// How all texts of an expression are written: as a step writes them, on which that step has no
/// effect.
package enum NormalForm: Hashable, Sendable {
  /// A code in two or in three letters.
  case country(alpha3: Bool)
  /// The same in two letters, or the code of a place that is no country.
  case region
  case currency
  case language(withoutRegion: Bool)
  case email(inSmallLetters: Bool)

  /// Of what a step gives; `nil` where there is none.
  init?(after step: Step) {
    switch step.function {
    // A code is one in every language; a name need not be known in the input's.
    case "to_country" where step["to"] != .constant("name"):
      self = .country(alpha3: step["to"] == .constant("alpha3"))
    case "phone_region": self = .region
    case "to_currency": self = .currency
    case "to_language": self = .language(withoutRegion: step["region"] == .constant("drop"))
    case "normalize_email": self = .email(inSmallLetters: step["local_part"] == .constant("lower"))
    default: return nil
    }
  }

  private var function: String {
    switch self {
    case .country, .region: "to_country"
    case .currency: "to_currency"
    case .language: "to_language"
    case .email: "normalize_email"
    }
  }

  private var arguments: [String: JSON] {
    switch self {
    case .country(let alpha3): ["to": alpha3 ? "alpha3" : "alpha2"]
    case .region: ["to": "alpha2"]
    case .currency: [:]
    case .language(let withoutRegion): ["region": withoutRegion ? "drop" : "keep"]
    case .email(let inSmallLetters): ["local_part": inSmallLetters ? "lower" : "keep"]
    }
  }

  /// The function that writes them, ready to be asked.
  func writer(_ context: CheckContext) -> (any MappingFunction)? {
    let arguments = StepArguments(arguments, resources: context.options.resources)
    return try? context.functions[function]?.init(arguments)
  }

  /// Why a text is none of those; `nil` where it may be one.
  func misfit(
    of text: String,
    _ writer: any MappingFunction,
    ignoringCase: Bool
  ) -> ConstantMisfit? {
    var arena = Arena()
    guard let output = try? writer.apply(arena.text(text), &arena), !output.isNull else {
      guard self != .region else { return nil }
      return ConstantMisfit(kind: .form, reason: "\"\(function)\" gives no such text")
    }
    let written = arena.string(output)
    let isSame =
      ignoringCase ? CaseMapping.folded(written) == CaseMapping.folded(text) : written == text
    guard !isSame else { return nil }
    return ConstantMisfit(
      kind: .form,
      reason: "\"\(function)\" writes it \(JSON.string(written).text())",
      corrected: .string(written)
    )
  }
}
