import Records
import Testing

@Suite struct JSONPointerTests {
  @Test func `is the same however it was made`() throws {
    let whole = JSONPointer(["rules", "7", "value"])
    let grown = JSONPointer().appending("rules").appending(7).appending("value")
    let half = JSONPointer(["rules", "7"]).appending("value")
    let read = try #require(JSONPointer(parsing: "/rules/7/value"))
    for one in [whole, grown, half, read] {
      #expect(one == whole && one.hashValue == whole.hashValue)
      #expect(one.tokens == ["rules", "7", "value"])
      #expect(one.description == "/rules/7/value")
    }
    let others = [
      JSONPointer(), JSONPointer(["rules", "7"]), JSONPointer(["rules", "8", "value"]),
      JSONPointer(["rules", "7", "valu"]).appending("e"), JSONPointer(["rules/7", "value"]),
      JSONPointer(["variables", "7"]).appending("value"),
    ]
    for other in others { #expect(other != whole && other != grown && other != half) }
    #expect(Set(others + [whole, grown, half, read]).count == others.count + 1)
  }

  @Test func `a very long one is read and forgotten`() throws {
    let text = String(repeating: "/a", count: 300_000)
    let pointer = try #require(JSONPointer(parsing: text))
    #expect(pointer.tokens.count == 300_000)
    #expect(pointer.appending("b") != pointer)
  }

  @Test(arguments: ["a", "/~", "/~2", "a/b"]) func `this is none`(_ text: String) {
    #expect(JSONPointer(parsing: text) == nil)
  }

  @Test func `marks are escaped`() throws {
    let pointer = JSONPointer(["a/b", "~", ""])
    #expect(pointer.description == "/a~1b/~0/")
    #expect(JSONPointer(parsing: pointer.description) == pointer)
  }
}
