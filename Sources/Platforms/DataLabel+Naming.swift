import Records

extension DataLabel {
  private static let phoneWords = ["phone", "mobile", "fax"]
  private static let nameWords = ["firstname", "lastname", "middlename", "fullname", "surname"]
  private static let addressWords = ["street", "address", "city", "zip", "postal", "latlon"]
  private static let consentWords = ["optout", "optedout", "legal_basis", "donotcall", "consent"]

  /// What personal data a field probably holds, judged by its API name; platforms add what they
  /// know from types.
  ///
  /// Errs towards a label: what is labelled without need is only masked without need.
  static func labels(forFieldNamed name: String) -> Set<DataLabel> {
    let name = name.lowercased()
    if consentWords.contains(where: name.contains) { return [.consent] }
    if name.contains("email") { return [.email] }
    if phoneWords.contains(where: name.contains) { return [.phone] }
    if nameWords.contains(where: name.contains) { return [.name] }
    if addressWords.contains(where: name.contains) { return [.address] }
    return []
  }
}
