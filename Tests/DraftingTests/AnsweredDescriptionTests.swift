import Drafting
import MappingLanguage
import Testing

struct AnsweredDescriptionTests {
  private let written = """
    Map leads to people. Copy the "state".

    - Question: Which field is "state"? Is it one? Answer: Region. And no other.
    """

  @Test func `an answer is one sentence, whatever stands in it`() {
    #expect(
      DescriptionSplitter.sentences(of: written).map(\.text) == [
        "Map leads to people.", "Copy the \"state\".",
        "Question: Which field is \"state\"? Is it one? Answer: Region. And no other.",
      ]
    )
  }

  @Test func `answers are told from the description`() {
    var description = AnsweredDescription(written)
    #expect(description.text == "Map leads to people. Copy the \"state\".")
    #expect(description.answers.map(\.answer) == ["Region. And no other."])
    #expect(description.written == written)
    description.add(
      AnsweredQuestion(question: "Which field is \"state\"? Is it one?", answer: "Leave\nit out")
    )
    #expect(description.answers.count == 1)
    #expect(description.written.hasSuffix("Is it one? Answer: Leave it out"))
    #expect(AnsweredDescription(description.written).written == description.written)
  }

  @Test(arguments: ["Question: none", "Question: Answer: x", "Question: x Answer: ", "Answer: x"])
  func `what is no answer stays what it is`(text: String) {
    #expect(AnsweredQuestion(sentence: text) == nil)
    #expect(AnsweredDescription(text).text == text)
  }
}
