import Diagnostics
import Testing

@Suite("The letters of a name")
struct NameLettersTests {
  @Test(
    "A name is its letters and digits, in small letters",
    arguments: [
      ("First Name", "firstname"), ("first_name", "firstname"), ("firstName", "firstname"),
      ("Line-2 (old)", "line2old"), ("", ""), ("— …", ""), ("Straße Nr. ½", "straßenr½"),
      ("ÉTAT", "état"), ("名前", "名前"),
    ]
  )
  func letters(name: String, letters: String) {
    #expect(NameLetters.of(name) == letters)
  }
}
