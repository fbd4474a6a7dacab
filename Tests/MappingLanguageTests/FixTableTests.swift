import Diagnostics
import MappingLanguage
import Testing

/// Which codes offer a fix, so that one that loses its fix is noticed.
@Suite struct FixTableTests {
  /// Codes under which no file of `Rejections/` is offered a fix, and why none can be.
  private static let without: [String: String] = [
    "D912": "what refuses records is a matter of the data",
    "D913": "a target without values may be right",
    "D914": "what an unlisted value means only a person knows",
    "D915": "which elements are left out was asked for",
    "D916": "what is cut is cut by a step that was asked for",
    "D917": "what is not found is missing at the platform",
    "D918": "which field tells records apart only a person knows",
    "M102": "another engine is needed",
    "M106": "a smaller spec has to be thought up",
    "M109": "the repair is refused as a whole",
    "M110": "it is done already",
    "M111": "there is no counterpart to write",
    "M112": "another command writes the whole file anew",
    "M113": "which of the two was meant nobody knows",
    "M213": "the catalog does not know the fields",
    "M315": "the options belong to the platform",
    "M501": "what depends on the run is what was asked for",
    "M503": "the value is missing, not its form",
    "M603": "a secret is put elsewhere by a person",
    "M605": "another pattern has to be thought up",
    "M606": "another pattern has to be thought up",
    "M608": "who may see it only a person knows",
    "M702": "it was asked for",
    "M901": "the mapping or the test is wrong, and nobody knows which",
    "M902": "what is expected only a person knows",
  ]

  @Test func `a code offers a fix in some file, or cannot have one`() throws {
    var (offering, all): (Set<String>, Set<String>) = ([], [])
    for file in RejectionFile.all {
      let own = try file.diagnostics().filter { $0.code.rawValue == file.code }
      all.insert(file.code)
      if own.contains(where: { !$0.fixes.isEmpty }) { offering.insert(file.code) }
    }
    #expect(all.subtracting(offering).sorted() == Self.without.keys.sorted())
  }
}
