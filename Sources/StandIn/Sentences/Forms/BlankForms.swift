extension Grammar {
  /// What a missing value does to what the target has.
  static let blankClauseForms: [Form<Clause>] = [
    Form(
      """
      (\(blanks)) (in|from|of)? {r:records}? (always|also|should|must|shall|may|will)? (\(clears)) \
      (\(present)) {t:records}? (\(holds))?
      """
    ) { blanks($0, clear: true) },
    Form(
      """
      (\(blanks)) (in|from|of)? {r:records}? (never|do_not|does_not|dont|doesnt|must_not|\
      should_not|may_not|must_never|should_never|shall_not|will_not) (\(clears)) \
      (\(present)) {t:records}? (\(holds))?
      """
    ) { blanks($0, clear: false) },
    Form(
      "(\(blanks)) (in|from|of)? {r:records}? (leave|leaves) (\(present)) {t:records}? (\(holds))? (alone|as_it_is|untouched|unchanged)"
    ) {
      blanks($0, clear: false)
    },
    Form("(write|copy|send|sync|transfer|carry|pass|push) (\(blanks)) (over|along|across|on)?") {
      blanks($0, clear: true)
    },
    Form(
      """
      (what|whatever|everything_that|anything_that) (is|was) (empty|blank|missing|cleared|emptied) \
      (in|on) {r:records} (is|should_be|must_be|gets|is_to_be|will_be|shall_be) (also)? \
      (cleared|emptied|erased|blanked|empty|blank|deleted|removed) (in|on) {t:records} (also)?
      """
    ) { blanks($0, clear: true) },
    Form(
      """
      (clear|empty|erase|blank|blank_out) (what|whatever|everything_that|anything_that) (is|was) \
      (empty|blank|missing) (in|on) {r:records} ((in|on) {t:records})?
      """
    ) { blanks($0, clear: true) },
    Form(
      """
      (clear|empty|erase|blank_out) (a|the|any)? (fields|field|values|value) ((in|on|of) \
      {t:records})? (when|if|where|whose) (it|they)? (is|are) (empty|blank|missing) (in|on) \
      {r:records}
      """
    ) { blanks($0, clear: true) },
  ]

  private static let blanks =
    """
    a_blank|blanks|a_blank_value|blank_values|an_empty_value|empty_values|a_missing_value|\
    missing_values|a_blank_field|blank_fields|an_empty_field|empty_fields|every_blank|\
    an_empty_cell|empty_cells|a_blank_cell|blank_cells
    """

  private static let clears =
    """
    clear|clears|empty|empties|erase|erases|overwrite|overwrites|delete|deletes|remove|removes|\
    replace|replaces|wipe|wipes|blank_out|blanks_out|wipe_out|wipes_out
    """

  private static let present =
    """
    what|whatever|the_value|the_values|existing_values|the_existing_value|existing_data|\
    the_existing_data|anything|the_data|the_value_that|values_that|the_values_that|\
    the_old_value|old_values|the_value_in|the_values_in|what_is_in|what_stands_in|the_data_in|\
    existing_values_in|what_is|whats
    """

  private static let holds =
    """
    has|have|holds|hold|had|there|is_there|are_there|already_has|already_have|there_is|\
    has_there|has_now|contains|has_already|was_there|is_already_there
    """

  private static func blanks(_ words: Captures, clear: Bool) -> Clause? {
    let (own, other) = (words.records("r"), words.records("t"))
    guard own?.condition == nil, other?.condition == nil,
      own.map({ !$0.sides.contains(.target) || $0.sides.contains(.source) }) ?? true,
      other.map({ !$0.sides.contains(.source) || $0.sides.contains(.target) }) ?? true
    else { return nil }
    return .blanks(clear: clear)
  }
}
