/// The words of marketing and sales systems: which mean the same, which mean little.
enum Vocabulary {
  /// Words that say nothing about a field.
  static let empty: Set<String> = [
    "a", "an", "the", "of", "from", "for", "in", "to", "and", "or", "by", "its", "their", "our",
    "your", "this", "that", "field", "property", "value", "column", "attribute", "custom", "hs",
    "sfdc",
  ]

  /// One word for each group of synonyms.
  private static let groups: [String: [String]] = [
    "email": ["mail", "emails"],
    "postal": ["zip", "postcode", "zipcode", "plz"],
    "company": ["organisation", "organization", "account", "employer", "firm", "companies"],
    "title": ["jobtitle", "position"],
    "mobile": ["cell", "cellphone", "cellular", "handy"],
    "firstname": ["given", "forename", "givenname"],
    "lastname": ["surname", "familyname"],
    "fullname": [],
    "middlename": [],
    "phone": ["telephone", "tel", "fon"],
    "street": ["address", "addr"],
    "city": ["town"],
    "state": ["region", "province", "county"],
    "country": ["nation"],
    "website": ["url", "homepage", "site", "web", "link"],
    "employees": ["employee", "staff", "headcount", "workforce"],
    "revenue": ["turnover"],
    "birthdate": ["birthday", "dob"],
    "description": ["notes", "note", "about", "summary", "bio", "comments", "comment"],
    "salutation": ["courtesy"],
    "industry": ["sector"],
    "source": ["origin"],
    "optout": ["unsubscribed", "unsubscribe"],
    "created": ["create", "creation"],
    "modified": ["updated", "changed", "lastmodified"],
    "language": ["lang", "locale"],
    "number": ["num", "no", "nr"],
    "id": ["identifier", "key", "uid"],
    "department": ["dept"],
    "assistant": ["asst"],
    "gender": ["sex"],
  ]

  static let synonyms: [String: String] = {
    var words: [String: String] = [:]
    for (word, others) in groups {
      words[word] = word
      for other in others { words[other] = word }
    }
    return words
  }()

  /// Words that are one thing together.
  static let phrases: [String: String] = [
    "e mail": "email", "email address": "email", "mail address": "email",
    "e mail address": "email", "first name": "firstname", "given name": "firstname",
    "last name": "lastname", "family name": "lastname", "full name": "fullname",
    "middle name": "middlename", "job title": "title", "cell phone": "mobile phone",
    "web site": "website", "website url": "website", "web page": "website",
    "zip code": "postal", "post code": "postal", "postal code": "postal",
    "zip postal code": "postal", "zip postal": "postal", "street address": "street",
    "address line": "street", "opt out": "optout", "opted out": "optout",
    "date birth": "birthdate", "birth date": "birthdate", "employee count": "employees",
    "number employees": "employees", "num employees": "employees", "no employees": "employees",
    "state region": "state", "state province": "state", "country region": "country",
    "ip address": "ip", "unsubscribed all": "optout",
  ]

  static let phraseWordsMax = 3

  /// Words a compound may be made of.
  static let words: Set<String> = {
    var words = Set(synonyms.keys)
    for phrase in phrases.keys { words.formUnion(phrase.split(separator: " ").map(String.init)) }
    words.formUnion([
      "annual", "stage", "lifecycle", "lead", "date", "name", "code", "count", "type", "status",
      "twitter", "linkedin", "handle", "score", "rating", "owner", "analytics", "conversion",
      "billing", "shipping", "mailing", "home", "business", "fax", "last", "first", "external",
      "contact", "person", "size", "currency", "time", "zone", "page", "views", "visits",
      "object", "associated", "hubspot", "salesforce",
    ])
    words.subtract(["e", "no", "tel", "key", "web", "handy"])
    return words
  }()

  /// Words that say little; all others weigh 1.
  private static let weights: [String: Double] = [
    "name": 0.25, "number": 0.25, "code": 0.25, "id": 0.5, "date": 0.4, "time": 0.4,
    "type": 0.4, "count": 0.3, "total": 0.4, "is": 0.1, "has": 0.1, "all": 0.2, "mailing": 0.15,
    "business": 0.2, "work": 0.3, "primary": 0.15, "main": 0.15, "current": 0.2,
    "preferred": 0.3, "traffic": 0.2, "analytics": 0.3, "original": 0.5, "hubspot": 0.6,
    "salesforce": 0.6, "person": 0.2, "record": 0.2, "object": 0.2, "s": 0,
  ]

  static func weight(of word: String) -> Double { weights[word] ?? 1 }
}
