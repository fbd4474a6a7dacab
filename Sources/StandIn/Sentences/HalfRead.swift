/// Clauses that were read beside words that were not, which may say more about them.
///
/// None of it counts until a person says what the words mean: a rule that is but half of what its
/// sentence says would be wrong without anybody being told.
struct HalfRead: Hashable {
  var readings: [SentenceReader.Reading]
  var unread: [String]
  /// Letter for letter the stretch of the sentence from the first of them to the last.
  var quote: String

  /// Words by which a stretch says something about what stands beside it.
  static let links: Set<String> = [
    "if", "when", "whenever", "where", "unless", "except", "excepting", "excluding", "only", "just",
    "otherwise", "else", "instead", "rather", "not", "never", "until", "once", "than", "same",
    "respectively", "both", "either", "neither", "other", "others", "rest", "remaining", "it",
    "its", "they", "them", "their", "theirs", "those", "these", "that", "this", "which", "who",
    "whose", "whom", "one", "ones", "none", "nobody", "likewise", "ditto", "accordingly",
    "correction", "sorry", "actually", "mean", "meant", "provided", "latter", "former", "again",
    "twice", "vice", "or", "nor", "too", "also", "while",
  ]

  /// Words that link what they begin to what stands before it.
  static let openings: Set<String> = [
    "but", "for", "with", "without", "from", "of", "in", "at", "by", "on", "as", "no", "then",
    "because", "since", "after", "before", "even", "though", "although", "per", "plus",
  ]

  /// Words and marks without which a stretch says nothing of its own.
  static let verbs: Set<String> = [
    "is", "are", "was", "goes", "go", "to", "into", "from", "becomes", "become", "gets", "get",
    "comes",
    "come", "stays", "should", "must", "may", "can", "will", "->", "=", ":", "as", "copy", "map",
    "set", "write", "cut", "put", "use", "take", "make", "fill", "skip", "convert", "translate",
  ]
}
