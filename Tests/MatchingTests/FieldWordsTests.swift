import Testing

@testable import Matching

@Suite struct FieldWordsTests {
  @Test(arguments: [
    ("E-mail Addr.", ["email"]), ("Fname", ["firstname"]), ("Cell #", ["mobile", "phone"]),
    ("# Employees", ["employees"]), ("Straße", ["street"]), ("PLZ", ["postal"]),
    ("Date de naissance", ["birthdate"]), ("Code postal", ["postal"]),
    ("Correo electrónico", ["email"]), ("Jahresumsatz", ["annual", "revenue"]),
    ("numemployees", ["employees"]), ("Secteur d'activité", ["industry"]),
    ("order_no", ["order", "id"]), ("utm_source", ["campaign", "source"]),
    ("How did you hear about us?", ["source"]), ("PostalCode", ["postal"]),
    ("DOB", ["birthdate"]), ("qty", ["quantity"]), ("Chiffre d'affaires", ["annual", "revenue"]),
  ])
  func `reads abbreviations, compounds and other languages`(_ text: String, _ words: [String]) {
    var reader = FieldWords()
    #expect(reader.of(text) == words)
  }

  @Test(
    arguments: [
      ("$.context.traits.firstName", "firstName", ["context", "traits"], false),
      ("properties.products[].product_id", "product_id", ["properties", "products"], true),
      ("items.item_id", "item_id", ["items"], true),
      ("E-mail 1 - Value", "E-mail 1 - Value", [], false),
      ("St. Address", "St. Address", [], false), ("products.0.price", "price", ["products"], true),
    ] as [(String, String, [String], Bool)]
  )
  func `knows a path from a name`(
    _ name: String,
    _ leaf: String,
    _ parents: [String],
    _ isInList: Bool
  ) {
    let path = FieldNamePath(name)
    #expect(path.leaf == leaf)
    #expect(path.parents == parents)
    #expect(path.isInList == isInList)
  }
}
