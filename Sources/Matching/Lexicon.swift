/// What the words of field names mean: synonyms, abbreviations, other languages, and what is near.
///
/// General words of the field only; no pair of fields stands here.
enum Lexicon {
  /// Words that stand for one or several others; applied before compounds are taken apart.
  static let expansions: [String: [String]] = {
    var words: [String: [String]] = [:]
    for line in abbreviations.split(separator: "\n") {
      let sides = line.split(separator: "=")
      guard sides.count == 2 else { continue }
      let meaning = sides[0].split(separator: " ").map(String.init)
      for word in sides[1].split(separator: " ") { words[String(word)] = meaning }
    }
    return words
  }()

  /// One word for each group of synonyms.
  static let synonyms: [String: String] = {
    var words: [String: String] = [:]
    for line in synonymLines.split(separator: "\n") {
      let group = line.split(separator: " ").map(String.init)
      for word in group { words[word] = group[0] }
    }
    return words
  }()

  /// Words that are one thing together, as many as ``phraseWordsMax``.
  static let phrases: [String: [String]] = {
    var phrases = Vocabulary.phrases.mapValues { [$0] }
    for line in phraseLines.split(separator: "\n") {
      let sides = line.split(separator: "=")
      guard sides.count == 2 else { continue }
      let meaning = sides[0].split(separator: " ").map(String.init)
      for phrase in sides[1].split(separator: ",") {
        phrases[phrase.split(separator: " ").joined(separator: " ")] = meaning
      }
    }
    return phrases
  }()

  static let phraseWordsMax = 4

  /// How near two words are that are not the same, by the lesser and the greater of them.
  static let relations: [String: [(word: String, nearness: Double)]] = {
    var near: [String: [String: Double]] = [:]
    func relate(_ left: String, _ right: String, _ nearness: Double) {
      guard left != right else { return }
      near[left, default: [:]][right] = max(near[left]?[right] ?? 0, nearness)
    }
    for line in relationLines.split(separator: "\n") {
      let parts = line.split(separator: " ").map(String.init)
      guard let nearness = parts.first.flatMap({ Double($0) }) else { continue }
      for left in parts.dropFirst() {
        for right in parts.dropFirst() { relate(left, right, nearness) }
      }
    }
    return near.mapValues { others in
      others.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
  }()

  /// Words a compound may be made of.
  static let words: Set<String> = {
    var words = Vocabulary.words.union(synonyms.keys)
    for word in expansions.keys where word.utf8.count > 3 { words.insert(word) }
    for phrase in phrases.keys { words.formUnion(phrase.split(separator: " ").map(String.init)) }
    for (word, others) in relations { words.formUnion([word] + others.map(\.word)) }
    words = words.filter { $0.utf8.count > 2 || ["id", "ip", "os"].contains($0) }
    words.subtract(notInCompounds)
    return words
  }()

  private static let notInCompounds: Set<String> = [
    "e", "no", "tel", "key", "web", "handy", "ort", "rue", "nom", "cap", "and", "age", "car", "ion",
    "the", "for", "her", "was", "art", "est", "pos", "cat", "rep", "exp", "min", "max", "src",
    "per", "via", "dir", "mob", "off", "item", "line", "land", "port", "app", "ref", "lost",
    "list", "tier", "rate", "text", "form", "del", "des", "der", "die", "das", "tax", "los", "las",
  ]

  static let empty: Set<String> = Vocabulary.empty.union([
    "de", "du", "des", "le", "la", "les", "d", "l", "der", "die", "das", "am", "im", "und", "et",
    "di", "del", "el", "los", "van", "het", "en", "y", "on", "at", "with", "per", "if", "any", "is",
    "are", "was", "do", "did", "you", "we", "us", "how", "held", "hear", "properties", "fields",
    "trait", "traits", "params", "payload", "attributes", "object",
  ]).subtracting(["value"])

  /// Words between others that a phrase is read without.
  static let fillers: Set<String> = [
    "de", "d", "of", "the", "a", "an", "did", "do", "does", "you", "your", "us", "we", "our", "my",
    "is", "are", "what",
  ]

  /// Words that say little; all others weigh 1.
  static let weights: [String: Double] = [
    "name": 0.5, "number": 0.3, "code": 0.35, "id": 0.6, "date": 0.35, "time": 0.35,
    "timestamp": 0.4, "type": 0.6, "count": 0.3, "total": 0.5, "has": 0.1, "all": 0.3,
    "mailing": 0.15, "business": 0.2, "work": 0.2, "primary": 0.1, "main": 0.1, "current": 0.2,
    "preferred": 0.2, "traffic": 0.2, "analytics": 0.2, "original": 0.4, "hubspot": 0.3,
    "salesforce": 0.3, "person": 0.2, "record": 0.3, "user": 0.4, "customer": 0.4, "client": 0.4,
    "visitor": 0.3, "member": 0.4, "profile": 0.3, "event": 0.4, "context": 0.1, "text": 0.3,
    "string": 0.3, "s": 0, "1": 0.1, "2": 0.5, "3": 0.5, "billing": 0.35, "default": 0.1,
    "merge": 0.05, "standard": 0.1, "usd": 0.1, "direct": 0.2, "corporate": 0.2, "hq": 0.1,
    "headquarters": 0.1, "line": 0.3, "info": 0.1, "information": 0.1, "details": 0.1,
    "please": 0.1, "registered": 0.3, "expected": 0.5, "new": 0.3, "first": 0.7, "last": 0.7,
    "url": 0.6, "predictive": 0.4, "custom": 0.1, "enum": 0.1, "iso": 0.1, "general": 0.2,
    "mobile": 1.2, "fax": 1.2, "residence": 0.1, "home": 0.5, "other": 0.6,
    "data": 0.3, "value": 0.7, "at": 0.2, "location": 0.5, "is": 0.1, "product": 0.6,
    "item": 0.5, "content": 0.6, "lead": 0.5, "deal": 0.3, "contact": 0.3,
    "company": 0.9, "address": 0.6, "page": 0.6, "campaign": 0.7, "device": 0.6, "order": 0.7,
  ]

  static func weight(of word: String) -> Double { weights[word] ?? 1 }
}
