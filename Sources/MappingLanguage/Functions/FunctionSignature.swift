package import Records

/// What a function is called, takes and gives: what the checker, the prompt and the manual read.
package struct FunctionSignature: Hashable, Sendable {
  /// What may stand before the step.
  package enum Input: Hashable, Sendable {
    /// Anything.
    case any
    /// Text and its refinements: text, email, phone, url, country, language, currency, enum, id.
    case text
    /// `int` or `dec`.
    case number
    /// A single value that a constant can be: no list, no record, no JSON.
    case scalar
    case types([FieldType])
    /// A list of anything.
    case list
    /// A list of what has a text: no records, no lists.
    case scalars
    /// A list of records.
    case records
  }

  /// What comes out.
  package enum Result: Hashable, Sendable {
    case type(FieldType)
    /// What went in.
    case sameAsInput
    /// The element type of the list that went in.
    case element
    case listOf(FieldType)
    /// One of these texts.
    case values([String])
    /// What the value map or the options say.
    case fromArguments
  }

  package struct Parameter: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      case text
      case integer
      case decimal
      case boolean
      /// One of these words.
      case word([String])
      case scalar
      case scalars
      case texts
      /// A regular expression.
      case pattern
      /// The name of a value map of the spec.
      case valueMap
      /// A list of date patterns: a strftime subset, or `iso`.
      case datePatterns
      /// One date pattern.
      case datePattern
      /// A catalog field name of the list's element.
      case field
      /// The name of a secret of the workspace.
      case secret
    }

    package var name: String
    package var kind: Kind
    package var required: Bool
    package var note: String

    package init(_ name: String, _ kind: Kind, required: Bool = true, _ note: String = "") {
      self.name = name
      self.kind = kind
      self.required = required
      self.note = note
    }
  }

  package var name: String
  /// One sentence.
  package var summary: String
  package var parameters: [Parameter]
  package var input: Input
  package var result: Result
  /// It can fail for some value it takes; its error follows `on_error`.
  ///
  /// Where it cannot, `apply` does not throw.
  package var fallible: Bool
  /// Loses information on purpose.
  package var lossy: Bool
  /// A value always gives a value: null comes of null only.
  package var total: Bool
  /// The data tables it looks things up in.
  package var tables: [DataTable.Name]

  package init(
    _ name: String,
    _ summary: String,
    parameters: [Parameter] = [],
    takes input: Input,
    gives result: Result,
    fallible: Bool = false,
    lossy: Bool = false,
    total: Bool = false,
    tables: [DataTable.Name] = []
  ) {
    self.name = name
    self.summary = summary
    self.parameters = parameters
    self.input = input
    self.result = result
    self.fallible = fallible
    self.lossy = lossy
    self.total = total
    self.tables = tables
  }
}
