/// How many parentheses of a text have no other.
struct Parentheses {
  private(set) var opening = 0
  private(set) var closing = 0

  init(in text: some StringProtocol) {
    for character in text {
      if character == "(" {
        opening += 1
      } else if character == ")", opening > 0 {
        opening -= 1
      } else if character == ")" {
        closing += 1
      }
    }
  }

  var arePaired: Bool { opening == 0 && closing == 0 }
}
