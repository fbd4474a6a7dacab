import Matching
import Records
import Testing

@Suite struct TypeFitTests {
  @Test(
    arguments: [
      (.text, .email, .direct), (.int, .text, .asText), (.dec, .text, .asText),
      (.int, .dec, .direct),
      (.text, .int, .converts("to_integer")), (.text, .dec, .converts("to_decimal")),
      (.datetime, .date, .converts("to_date")), (.option, .int, .impossible),
      (.bool, .date, .impossible), (.optionSet, .text, .impossible), (.id, .text, .direct),
      (.option, .option, .direct),
    ] as [(FieldType, FieldType, TypeFit)]
  )
  func `says what it takes to write one type into another`(
    _ source: FieldType,
    _ target: FieldType,
    _ fit: TypeFit
  ) {
    #expect(
      TypeFit.of(CatalogField("a", type: source), into: CatalogField("b", type: target)) == fit
    )
  }

  @Test func `takes a reference only for the same object`() {
    func reference(_ object: String) -> CatalogField {
      var field = CatalogField("r", type: .reference)
      field.references = object
      return field
    }
    #expect(TypeFit.of(reference("Account"), into: reference("Account")) == .direct)
    #expect(TypeFit.of(reference("Account"), into: reference("User")) == .impossible)
    #expect(
      TypeFit.of(CatalogField("t", type: .text), into: reference("Account")) == .impossible
    )
  }
}
