import Records
import Testing

@testable import MappingLanguage

/// Laws of single functions, at inputs that once broke them.
@Suite struct FunctionLawTests {
  private func apply(_ name: String, _ arguments: [String: JSON], to text: String) throws -> String?
  {
    let function = try #require(FunctionCatalog[name]).init(StepArguments(arguments))
    var arena = Arena()
    let input = arena.text(text)
    do throws(FunctionFault) {
      let output = try function.apply(input, &arena)
      return output.isNull ? nil : arena.string(output)
    } catch {
      return nil
    }
  }

  @Test(arguments: [
    ("00200794", "BG", nil), ("440079407948", "GB", "+44079407948"), ("+359 00200794", "US", nil),
    ("2074202074074", "UY", nil), ("0200794", "BG", "+359200794"),
  ])
  func `a telephone number in its normal form is its own normal form`(
    _ text: String,
    _ region: String,
    _ normal: String?
  ) throws {
    let arguments: [String: JSON] = ["region": .string(region), "check": "possible"]
    #expect(try apply("normalize_phone", arguments, to: text) == normal)
    guard let normal else { return }
    #expect(try apply("normalize_phone", arguments, to: normal) == normal)
  }

  /// A mark that combines with the sign before it: the sign is one all the same.
  @Test(arguments: [
    ("<b>\u{301}a</b>", "\u{301}a"), ("a<br>\u{200D}b", "a \u{200D}b"),
    ("&amp;\u{301}", "&\u{301}"),
    ("<a title='x>\u{301}'>y</a>", "y"), ("<!-- a -->\u{301}b", "\u{301}b"), ("<!-->a", "a"),
    ("<script>x</script>\u{301}", "\u{301}"), ("&amp<b>;</b>", "&;"), ("\r\n<br/>\r\na", "a"),
  ])
  func `HTML is read by its characters`(_ html: String, _ text: String) throws {
    let found = try #require(try apply("strip_html", [:], to: html))
    #expect(Array(found.utf8) == Array(text.utf8))
  }
}
