import Records

/// Telephone numbers.
extension MappingDraft {
  /// E.164, once it is known where numbers without a country code are from.
  mutating func phone(
    _ region: String?,
    _ value: inout TypedValue,
    _ context: ValueContext
  ) -> Bool {
    guard makeText(&value, context) else { return false }
    if region == nil, phoneCountry != nil {
      guard phoneRegion == nil, let variable = phoneRegionVariable(context) else {
        return refuse(context)
      }
      value.add(
        "normalize_phone",
        [.init("region", variable), .init("check", "possible"), .init("format", "e164")],
        as: .phone
      )
      return true
    }
    guard let known = region ?? phoneRegion else {
      let question = "Which country do phone numbers without a country code belong to?"
      let options = ["US", "GB", "DE", "FR"]
      let answer = ask(question, options: options, context.sentence, context.quote)
      guard let answer else { return false }
      guard let answered = Places.region(of: answer.text.lowercased()) else {
        if Self.leavesOut(answer.text) {
          leaveBoth(answer, context.sentence, context.quote)
        } else {
          askAgain(question, options: options, context.sentence, context.quote)
        }
        return false
      }
      leave(nil, reason: "It says where phone numbers are from.", answer.sentence, answer.quote)
      value.add(
        "normalize_phone",
        [
          .init("region", .string(answered)), .init("check", "possible"),
          .init("format", "e164"),
        ],
        as: .phone
      )
      return true
    }
    value.add(
      "normalize_phone",
      [
        .init("region", .string(known)), .init("check", "possible"), .init("format", "e164"),
      ],
      as: .phone
    )
    return true
  }
}
