import Diagnostics
import Testing

struct ShownURLTests {
  @Test(arguments: [
    ("https://ada:secret@llm.example/v1", "https://***@llm.example/v1"),
    ("https://ada@llm.example", "https://***@llm.example"),
    ("http://a:p@ss@127.0.0.1:8080/x?y=a@b", "http://***@127.0.0.1:8080/x?y=a@b"),
    ("https://llm.example/v1/a@b", "https://llm.example/v1/a@b"), ("none", "none"), ("", ""),
  ])
  func `shows no user and no password`(_ url: String, _ shown: String) {
    #expect(ShownURL.of(url) == shown)
  }
}
