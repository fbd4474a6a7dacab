import Matching
import Records

extension MappingDraft {
  /// Does what a clause asks for; what cannot be done becomes a question.
  mutating func apply(_ reading: SentenceReader.Reading, of sentence: String) {
    let quote = reading.quote
    switch reading.clause {
    case .general(_, _, let by): mapSurePairs(by: by, sentence, quote)
    case .copy(let phrases, let target): copy(phrases, into: target, sentence, quote)
    case .constant(let literal, let target, let when, let otherwise):
      set(target, to: literal, when: when, otherwise: otherwise, sentence, quote)
    case .fallback(let phrase, let choice): fall(back: choice, from: phrase, sentence, quote)
    case .lookup(let object, let by): lookUp(object, by: by, sentence, quote)
    case .skip(let question): filter(question, keeping: .others, sentence, quote)
    case .only(let question): filter(question, keeping: .matching, sentence, quote)
    case .split(let phrase, let targets): split(phrase, into: targets, sentence, quote)
    case .change(let phrase, let change): self.change(phrase, change, sentence, quote)
    case .leaveOut(let phrases): leaveOut(phrases, sentence)
    case .fillOnly(let phrases): fillOnly(phrases, sentence, quote)
    }
  }
}
