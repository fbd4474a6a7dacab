/// Whether a word is probably another one, written with a slip of the pen.
///
/// There is no list of all words, so what counts is whether the slip itself could as well have made
/// another word: `spent` of `sent`, `state` of `stage`, `contract` of `contact`. Such a slip is
/// none here, however near the words are.
enum WordSlip {
  typealias Letters = NameText.Letters

  /// Both begin with the same letter, and differ by no more than a slip for every six letters.
  ///
  /// From four letters: a letter written twice or once too seldom that is no vowel, a vowel that is
  /// missing between two others that are none, a plural. From five: neighbours in the wrong order,
  /// any letter written twice or once too seldom, any vowel that is missing inside. From seven: a
  /// vowel for another. From nine: any letter inside for another. Words of three letters and less
  /// are units, codes and the like.
  static func isProbable(_ wanted: Letters, for word: Letters) -> Bool {
    if areNumber(wanted, word) || arePlural(wanted, word) { return true }
    let short = min(wanted.count, word.count)
    guard short > 3, wanted.first == word.first else { return false }
    let slips = NameDistance.slips(wanted, word)
    if short >= 12, slips == 2 { return true }
    guard slips == 1 else { return false }
    let start = zip(wanted, word).prefix { $0 == $1 }.count
    if wanted.count == word.count { return isProbableChange(of: wanted, to: word, at: start) }
    let long = wanted.count > word.count ? wanted : word
    return isProbableLetter(in: long, at: start, isMissing: word.count > wanted.count)
  }

  /// Two of the ways to write "number".
  static func areNumber(_ word: Letters, _ other: Letters) -> Bool {
    word != other && numberWords.contains(word) && numberWords.contains(other)
  }

  /// Whether the one is the plural of the other, in English or German.
  static func arePlural(_ word: Letters, _ other: Letters) -> Bool {
    let (short, long) = word.count < other.count ? (word, other) : (other, word)
    return short.count > 3 && long.starts(with: short)
      && pluralEndings.contains(Array(long.dropFirst(short.count)))
  }

  private static let numberWords = ["no", "nr", "num", "number"].map(letters)
  private static let vowels = Set(letters("aeiouyäöüáàâãåæéèêëíìîïóòôõøœúùû"))
  private static let pluralEndings = ["s", "es", "n", "en"].map(letters)

  private static func letters(_ text: String) -> Letters { text.unicodeScalars.map(\.value) }

  private static func isProbableChange(of wanted: Letters, to word: Letters, at place: Int) -> Bool
  {
    // The last letters tell an employer from an employee.
    guard place + 1 < word.count else { return false }
    let isSwap = wanted[place] == word[place + 1] && wanted[place + 1] == word[place]
    if isSwap { return word.count >= 5 }
    let isVowel = vowels.contains(wanted[place]) && vowels.contains(word[place])
    return word.count >= (isVowel ? 7 : 9)
  }

  /// `place`: of the letter that only the longer word has, and the last one of a run.
  private static func isProbableLetter(
    in long: Letters,
    at place: Int,
    isMissing: Bool
  ) -> Bool {
    let (letter, short) = (long[place], long.count - 1)
    let isVowel = vowels.contains(letter)
    if long[place - 1] == letter { return short >= (isVowel ? 5 : 4) }
    guard isMissing, isVowel, place + 1 < long.count else { return false }
    let isBetween = !vowels.contains(long[place - 1]) && !vowels.contains(long[place + 1])
    return short >= (isBetween ? 4 : 5)
  }
}
