import Records

/// One rule with names and policies resolved.
struct CompiledRule: BitwiseCopyable, Sendable {
  var expression: Int
  var condition: Int?
  var onError: ErrorPolicy
  var onNull: NullPolicy
  /// The place of the target's present value where `write` is `if_empty`.
  var onlyIfEmpty: Int?
  /// The constant `,"Email":`, and where a worker's arena has it.
  var name: Int
  var memberName = Value.null
  /// The most bytes of a text that the target takes whatever it says; -1 where it looks closer.
  var textBytesMax: Int
  /// The place in the target's key.
  var keyPlace: Int?
  /// Whether a record without a value here cannot be created.
  var isRequired: Bool
}

/// One filter with names resolved.
struct CompiledFilter: Sendable {
  var condition: Int
  /// The last stage of look-ups it needs; 0 for none.
  var stage: Int
}

/// One variable with names resolved.
struct CompiledVariable: Sendable {
  /// -1 for a record.
  var expression: Int { if case .value(let expression) = body { expression } else { -1 } }

  enum Body: Sendable {
    case value(Int)
    case record(CompiledRecord)
  }

  var body: Body
}

/// A record variable with names resolved.
struct CompiledRecord: Sendable {
  struct Part: Sendable {
    /// The constant that holds its name.
    var name: Int
    var title: String
    var expression: Int
    var onNull: RecordBody.Part.NullPolicy
  }

  var each: Int?
  var keep: Int?
  var parts: [Part]
}

/// One look-up with names resolved.
struct CompiledLookup: Sendable {
  struct Match: Sendable {
    var atom: Int
    var ignoresCase: Bool
  }

  var matches: [Match]
  /// 1 to 3; for a table of the workspace that of the look-ups before it, 0 where there are none.
  var stage: Int
  /// What a table of the workspace has, by key; `nil` where a platform is asked.
  var table: [LookupKey: [LookupTable.Hit]]?
  var returnsFound: Bool
}

/// A field of an element inside `each`.
struct CompiledItem: Sendable {
  var path: [[UInt8]]
  /// How it is read; `nil` where the catalog does not list the element's fields.
  var reading: FieldReading?
}
