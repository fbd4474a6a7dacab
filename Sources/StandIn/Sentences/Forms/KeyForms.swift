import Records

extension Grammar {
  /// What a record is found again by, from a field of the source to one of the target.
  static let keyForms: [Form<Clause>] = [
    Form(
      """
      (found|matched|identified|found_again|keyed|deduped|deduplicated|match|find_them|identify) \
      (again)? ($by) {s:source} (as|in|to|with|against) {t:target}
      """
    ) { words in
      guard let source = words.field("s"), let target = words.field("t"), target.field != nil
      else { return nil }
      return .all([.write(target, .field(source)), .key(target)])
    },
    Form("{a:source} (by|to|with|against) {k:target}") { words in
      // "email by email".
      guard let source = words.field("a")?.field, let key = words.field("k"),
        let target = key.field, target.isKey,
        words.field("a")?.text.lowercased() == key.text.lowercased()
      else { return nil }
      return source.name.isEmpty ? nil : .key(key)
    },
  ]
}
