import Records

/// What a clause of a sentence asks for.
indirect enum Clause: Hashable {
  /// `Map contacts to leads`, perhaps only some, perhaps `by e-mail`.
  case general(key: FieldReference?, isHeading: Bool)
  /// `Use the mobile number for Phone`, `Set rating to 'Warm'`.
  case write(FieldReference, Expression)
  /// `Instead of the phone`: a source field that a target does not get, whatever else gets it.
  case unused(FieldReference, for: FieldReference)
  /// `Copy the name, the city and the fax`: to the fields' counterparts.
  case copies([FieldReference], [Change])
  /// `If the mobile number is empty use the phone number`.
  case fallback(FieldReference, Expression)
  /// `Lower-case the e-mail`.
  case change([FieldReference], [Change])
  /// `Split the full name into first and last name`.
  case split(FieldReference, [FieldReference])
  /// `Use the company name for the account lookup`.
  case lookup(object: String, by: FieldReference, into: FieldReference?)
  /// `Translate 'IT' to 'Information Technology' in the industry`.
  case table(FieldReference, into: FieldReference?, ValueTable)
  /// `Skip contacts where …`.
  case filter(FilterAction, Condition)
  /// `Stop skipping students`: records that were left out and are not any more.
  case wanted(Condition)
  /// `Do not map the fax number`.
  case leaveOut([FieldReference])
  /// `Never overwrite the owner`; no fields: nothing that is there.
  case fillOnly([FieldReference])
  /// `Only if the contact is newer than the lead`; no fields: the record.
  case onlyNewer([FieldReference])
  /// `Only update, never create`.
  case operation(OperationWord)
  /// `Match on e-mail`.
  case key(FieldReference)
  /// `Numbers without a country code are American`.
  case phoneRegion(String)
  /// `Numbers without a country code belong to the country in the country column`.
  case phoneCountry(FieldReference, ValueTable?)
  /// A row of a table of the workspace.
  case tableLookup(TableLookup)
  /// `Dates come as DD/MM/YYYY`.
  case dateFormat([String])
  /// `Dates are in Berlin time`.
  case zone(String)
  /// A clause that holds for some records, and what holds for the others.
  case when(Condition, Clause, otherwise: Clause?)
  /// `In between, leave the lead status alone`: what a field with values for some records gets for
  /// all others; `nil`: nothing.
  case rest(FieldReference, Expression?)
  /// `A blank in HubSpot clears what Salesforce has`, or leaves it.
  case blanks(clear: Bool)
  /// Thanks, greetings and the like.
  case note
  /// Several at once.
  case all([Clause])

  enum FilterAction: Hashable {
    case skip
    case reject
    case hold
  }

  enum OperationWord: Hashable {
    case updateOnly
    case createOnly
    case everyTimeNew
  }
}

extension Clause {
  /// Whether it says that a field is not what another gets.
  var isUnused: Bool { if case .unused = self { true } else { false } }

  /// The source fields that it writes somewhere.
  var copied: Set<String> {
    switch self {
    case .write(_, let value): Set(value.references.compactMap { $0.field?.name })
    case .all(let members): members.reduce(into: []) { $0.formUnion($1.copied) }
    default: []
    }
  }
}

/// A value in quotation marks, a number, or bare words that may be an option.
struct Literal: Hashable {
  enum Form: Hashable {
    case quoted
    case number
    case words
  }

  var text: String
  var form: Form
  var isQuoted: Bool { form == .quoted }
}

/// A phrase that stands for a field, as far as the catalogs know it.
struct FieldReference: Hashable {
  enum Side: Hashable {
    case source
    case target
    case either
  }

  /// Several where the words fit them equally well, none where they fit none.
  var fields: [CatalogField]
  /// The side that the fields belong to.
  var side: Side
  /// The words that name it.
  var text: String
  /// Letter for letter as they stand in the sentence.
  var quote: String
  /// Set where a word such as "it" stands for fields named before.
  var pronoun: Pronoun?

  var field: CatalogField? { fields.count == 1 ? fields[0] : nil }
}

/// What a noun phrase such as `contacts without an e-mail` says about records.
struct RecordPhrase: Hashable {
  /// `nil` for all of them.
  var condition: Condition?
  /// The side whose names it mentions, where they are not the other side's too.
  var sides: Set<FieldReference.Side> = []
}

/// Which value becomes which.
struct ValueTable: Hashable {
  struct Entry: Hashable {
    var from: [Literal]
    var to: Literal
  }

  enum Rest: Hashable {
    case keep
    case nothing
    case value(Literal)
    case reject
  }

  var entries: [Entry] = []
  var rest: Rest?
  /// Whether the rest is of other values only, and no value is none of them.
  var restIsOfValues = false
  var blank: Literal?
}
