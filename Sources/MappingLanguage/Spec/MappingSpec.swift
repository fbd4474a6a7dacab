package import Records

/// What a person approves: one source object, one target object, and how each target field gets
/// its value.
///
/// This is the canonical form as a value. Reading is strict, ``MappingSpec/init(parsing:source:)``;
/// writing is byte-stable (``MappingSpec/json``). Nothing here has been checked against catalogs.
package struct MappingSpec: Hashable, Sendable {
  /// The language version this engine knows.
  package static let languageVersion = 1

  package var id: String
  package var description: [Sentence]
  package var source: SourceEnd
  package var target: TargetEnd
  package var defaults: RuleDefaults
  package var assumptions: [Sentence] = []
  package var questions: [Question] = []
  package var valueMaps: [ValueMap] = []
  package var lookups: [Lookup] = []
  package var variables: [Variable] = []
  package var filters: [Filter] = []
  package var rules: [Rule] = []
  package var notMapped: [NotMapped] = []
  package var tests: [SpecTest] = []

  package init(
    id: String,
    description: [Sentence],
    source: SourceEnd,
    target: TargetEnd,
    defaults: RuleDefaults
  ) {
    self.id = id
    self.description = description
    self.source = source
    self.target = target
    self.defaults = defaults
  }

  /// Whether a rule writes only where the target holds nothing.
  ///
  /// A rule of the key always writes: it says which record is meant.
  package func fillsOnly(_ rule: Rule) -> Bool {
    (rule.write ?? defaults.write) == .ifEmpty && !target.key.contains(rule.target)
  }
}

/// One numbered sentence of the description (`S1`) or one assumption (`A1`).
package struct Sentence: Hashable, Sendable {
  package var id: String
  package var text: String

  package init(id: String, text: String) {
    self.id = id
    self.text = text
  }
}

/// The object that is read.
package struct SourceEnd: Hashable, Sendable {
  package var system: String
  package var object: String
  /// The hash of the catalog the spec was checked against.
  package var schemaHash: String?
  package var read = ReadRules()

  package init(system: String, object: String, schemaHash: String? = nil) {
    self.system = system
    self.object = object
    self.schemaHash = schemaHash
  }
}

/// How source text becomes values.
package struct ReadRules: Hashable, Sendable {
  package var trim = true
  package var blankAsNull = true

  package init() {}
}

/// The object that is written.
package struct TargetEnd: Hashable, Sendable {
  package enum Operation: String, CaseIterable, Hashable, Sendable {
    case insert
    case update
    case upsert
  }

  package var system: String
  package var object: String
  package var schemaHash: String?
  package var operation: Operation
  /// The target fields that identify a record; empty only for `insert`.
  package var key: [String]

  package init(
    system: String,
    object: String,
    operation: Operation,
    key: [String],
    schemaHash: String? = nil
  ) {
    self.system = system
    self.object = object
    self.operation = operation
    self.key = key
    self.schemaHash = schemaHash
  }
}

/// What holds for every rule that does not say otherwise.
///
/// There is no built-in default.
package struct RuleDefaults: Hashable, Sendable {
  package var onError: ErrorPolicy
  package var onNull: NullPolicy
  package var write: WritePolicy?
  package var timeZone: String?
  package var region: String?
  package var locale: String?

  package init(onError: ErrorPolicy, onNull: NullPolicy) {
    self.onError = onError
    self.onNull = onNull
  }
}

/// What a failing rule does.
package enum ErrorPolicy: String, BitwiseCopyable, CaseIterable, Hashable, Sendable {
  case rejectRecord = "reject_record"
  case holdRecord = "hold_record"
  /// The value is null; the null policy applies; counted.
  case null
  case failRun = "fail_run"
}

/// What a rule without a value does.
package enum NullPolicy: String, BitwiseCopyable, CaseIterable, Hashable, Sendable {
  /// Leaves the target's value alone.
  case omit
  /// Erases the target's value.
  case writeNull = "write_null"
  case rejectRecord = "reject_record"
}

/// When a rule may write.
package enum WritePolicy: String, CaseIterable, Hashable, Sendable {
  case always
  /// Only where the target holds nothing.
  case ifEmpty = "if_empty"
}

/// Why something is in the spec: a sentence or an assumption, and the words of it that say so.
package struct Because: Hashable, Sendable {
  /// `S1`, `A2`.
  package var sentence: String
  /// Words that stand in that sentence.
  package var quote: String

  package init(_ sentence: String, quote: String) {
    self.sentence = sentence
    self.quote = quote
  }
}

/// What a person must answer before the mapping can be approved.
package struct Question: Hashable, Sendable {
  package var because: [Because]
  package var text: String
  package var options: [String]

  package init(because: [Because], text: String, options: [String]) {
    self.because = because
    self.text = text
    self.options = options
  }
}

/// A field or a sentence that was looked at and left out.
package struct NotMapped: Hashable, Sendable {
  package var field: String?
  package var because: [Because]
  package var reason: String

  package init(field: String?, because: [Because], reason: String) {
    self.field = field
    self.because = because
    self.reason = reason
  }
}

/// A test that lives in the spec.
package struct SpecTest: Hashable, Sendable {
  package var name: String
  /// Catalog field names of the source and their values.
  package var input: JSON
  /// What the destination holds before: catalog field names of the target and their values, or
  /// JSON null for no such record.
  ///
  /// `nil` means: no such record, or an empty one for `update`.
  package var current: JSON?
  /// By the names of look-ups: the records their systems hold, each with `id`, the match fields
  /// and the field that is returned.
  ///
  /// `nil` means: every look-up finds nothing.
  package var lookups: JSON?
  package var expect: Expectation

  package init(
    name: String,
    input: JSON,
    current: JSON? = nil,
    lookups: JSON? = nil,
    expect: Expectation
  ) {
    self.name = name
    self.input = input.inCanonicalOrder
    self.current = current?.inCanonicalOrder
    self.lookups = lookups?.inCanonicalOrder
    self.expect = expect
  }

  package struct Expectation: Hashable, Sendable {
    package enum Outcome: String, CaseIterable, Hashable, Sendable {
      case emit
      case dropRecord = "drop_record"
      case rejectRecord = "reject_record"
      case holdRecord = "hold_record"
    }

    package var outcome: Outcome
    /// The filter or rule that decided.
    package var by: String?
    /// The rejection's code.
    package var code: String?
    /// The target fields that matter; others are not compared.
    ///
    /// JSON null means: absent or null.
    package var record: JSON?
    /// Target fields that are not written at all, so that the destination keeps what it has.
    package var leftOut: [String]
    /// Target fields that are written as null, so that the destination forgets what it has.
    package var erased: [String]

    package init(
      outcome: Outcome,
      by: String? = nil,
      code: String? = nil,
      record: JSON? = nil,
      leftOut: [String] = [],
      erased: [String] = []
    ) {
      self.outcome = outcome
      self.by = by
      self.code = code
      self.record = record?.inCanonicalOrder
      self.leftOut = leftOut
      self.erased = erased
    }
  }
}
