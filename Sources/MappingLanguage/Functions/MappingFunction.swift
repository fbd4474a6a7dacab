package import Records

/// One function of the language: one file, one type.
///
/// A step is prepared once, when a spec is compiled, and applied to every record. All functions are
/// strict, null in and null out, except `default`; the engine never calls a strict one with null.
package protocol MappingFunction: Sendable {
  static var signature: FunctionSignature { get }
  /// What a step does, loses, fails for and puts in place of a value, in words for its reader.
  static func wording(_ step: StepWords) -> StepWording
  /// At least three: one success, one of null, and one failure unless it cannot fail. Run as tests,
  /// printed as manual; the first one is the function's line in the prompt.
  static var examples: [FunctionExample] { get }
  /// Whether the engine calls it with null too; only `default` and `required` say yes.
  static var seesNull: Bool { get }
  /// Reads the constants of one step.
  init(_ arguments: StepArguments) throws(ArgumentFault)
  /// Applies the step; the result lives in the arena. A function whose signature does not say that
  /// it may fail does not throw here.
  func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value
  /// The step as a closure: a call of it costs less than one of a function of any type.
  var closure: StepClosure { get }
}

/// What a prepared step does to a value; see ``MappingFunction/apply(_:_:)``.
package typealias StepClosure =
  @Sendable (_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value

extension MappingFunction {
  package var closure: StepClosure {
    { input, arena throws(FunctionFault) in try apply(input, &arena) }
  }

  package static var seesNull: Bool { false }
}

/// Why a step's constants cannot be used; found when a spec is checked, never in a run.
package struct ArgumentFault: Error, Hashable, Sendable {
  package var parameter: String
  package var message: String

  package init(_ parameter: String, _ message: String) {
    self.parameter = parameter
    self.message = message
  }
}

/// What bounds the memory of one record, whatever its rules say.
package enum MadeText {
  /// Bytes of a text that a step takes or makes; the longest field of any platform takes an eighth.
  package static let bytesMax = 1 << 20

  /// - Throws: R115 for a text that is longer.
  @inline(__always)
  static func check(_ count: Int) throws(FunctionFault) {
    if count > bytesMax { throw tooLong }
  }

  static var tooLong: FunctionFault {
    @inline(never) get {
      FunctionFault(.tooLarge, "The text grows beyond \(bytesMax) bytes.")
    }
  }
}

/// What bounds the lists of one record, whatever its rules say.
package enum MadeList {
  /// - Throws: R134 for more elements than a list that a value or a step makes may have.
  static func check(_ count: Int) throws(FunctionFault) {
    guard count <= MappingProgram.elementsMax else {
      throw FunctionFault(
        .tooManyElements,
        "The list has more than \(MappingProgram.elementsMax) elements."
      )
    }
  }
}

/// Why a function could not make a value; ends as the rule's `on_error`.
package struct FunctionFault: Error, Hashable, Sendable {
  /// `R1xx` conversions, `R12x` patterns, `R2xx` null, `R3xx` look-ups, `R4xx` target.
  package var code: RecordFaultCode
  /// What went wrong, without the record's values.
  package var message: String

  package init(_ code: RecordFaultCode, _ message: String) {
    self.code = code
    self.message = message
  }
}

/// What can go wrong with one record in a rule; stable for ever.
package enum RecordFaultCode: String, CaseIterable, Hashable, Sendable {
  /// A source value that cannot be read as its catalog type.
  case unreadable = "R101"
  /// A text that is not a number, or does not fit.
  case notANumber = "R102"
  /// A text that is not a date or an instant, or out of range.
  case notADate = "R103"
  /// A text that is not true or false.
  case notABoolean = "R104"
  /// A text that is not an e-mail address.
  case notAnEmail = "R105"
  /// A text that is not a telephone number.
  case notAPhone = "R106"
  /// A text that is not a URL.
  case notAURL = "R107"
  /// A text that names no country.
  case notACountry = "R108"
  /// A result outside the numbers' range.
  case overflow = "R109"
  /// A value the value map or the options do not list.
  case unlisted = "R110"
  /// A value of a type that the step does not take.
  case wrongType = "R111"
  /// A text that names no language.
  case notALanguage = "R112"
  /// A text that names no currency.
  case notACurrency = "R113"
  /// A text that names no state, province or region.
  case notASubdivision = "R114"
  /// A text, a list or a record that grew beyond what any platform takes.
  case tooLarge = "R115"
  /// A pattern gave up at its match limit.
  case patternLimit = "R120"
  /// A filter of the spec refuses the record.
  case rejectedByFilter = "R130"
  /// More elements than allowed.
  case tooManyElements = "R134"
  /// A required value is null.
  case requiredNull = "R201"
  /// A look-up found nothing.
  case lookupNone = "R301"
  /// A look-up found several.
  case lookupMany = "R302"
  /// The target's own test: form.
  case targetForm = "R401"
  /// The target's own test: length.
  case targetLength = "R402"
  /// The target's own test: option.
  case targetOption = "R403"
  /// The target's own test: range, precision or scale.
  case targetRange = "R404"
}
