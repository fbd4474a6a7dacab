/// What a clause of a sentence asks for, before any field has been looked up.
indirect enum Clause: Hashable {
  /// `Map contacts to leads`, perhaps `by e-mail`.
  case general(source: Phrase, target: Phrase, by: Phrase?)
  /// `Use the mobile number for Phone`; without a target, the field's counterpart.
  case copy([Phrase], into: Phrase?)
  /// `Set rating to 'Warm'`; with a condition, only then; `otherwise` for all other records.
  case constant(Literal, into: Phrase, when: Question?, otherwise: Literal?)
  /// `If the mobile number is empty use the phone number`.
  case fallback(of: Phrase, Choice)
  /// `Use the company name for the account lookup`.
  case lookup(object: Phrase, by: Phrase)
  /// `Skip contacts where …`.
  case skip(Question)
  /// `Only sync contacts where …`.
  case only(Question)
  /// `Split the full name into first and last name`.
  case split(Phrase, into: [Phrase])
  /// `Lower-case the e-mail`.
  case change(Phrase, Change)
  /// `Do not map the fax number`.
  case leaveOut([Phrase])
  /// `Never overwrite the owner`.
  case fillOnly([Phrase])

  /// A value in quotation marks, or a word that may be an option.
  struct Literal: Hashable {
    var text: String
    var isQuoted: Bool
  }

  enum Choice: Hashable {
    case literal(Literal)
    case field(Phrase)
  }

  enum Change: Hashable {
    case lower
    case upper
    case trim
    case cut(Int)
  }

  /// A question about one source field.
  struct Question: Hashable {
    enum Operator: String, Hashable {
      case isNull = "is_null"
      case isNotNull = "is_not_null"
      case equal = "eq"
      case notEqual = "ne"
      case contains
      case startsWith = "starts_with"
      case endsWith = "ends_with"
      case isTrue = "is_true"
      case isNotTrue = "is_not_true"
    }

    var field: Phrase
    var op: Operator
    var literals: [Literal]
  }
}

/// Words of a sentence that name something.
struct Phrase: Hashable {
  /// Without articles and the word "field".
  var text: String
  /// Letter for letter as they stand in the sentence.
  var quote: String
}
