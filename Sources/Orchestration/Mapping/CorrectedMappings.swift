import Records

/// The mapping of a run with what was corrected in records: those with the same corrections of
/// targets share a program.
struct CorrectedMappings: Sendable {
  private let mapping: PageMapping
  private var made: [[String: JSON]: PageMapping] = [:]

  init(_ mapping: PageMapping) { self.mapping = mapping }

  /// - Throws: RUN206 for a value that does not fit its field.
  mutating func mapping(with overlay: RecordOverlay) throws(RunFault) -> PageMapping {
    if let known = made[overlay.target] { return known }
    let corrected = try mapping.correcting(overlay.target)
    made[overlay.target] = corrected
    return corrected
  }
}
