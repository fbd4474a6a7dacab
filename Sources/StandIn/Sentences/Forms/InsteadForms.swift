/// One source field in the place of another.
extension Grammar {
  private static let verb = "(use|take|copy|write|put|map|send|save|store)"
  private static let instead = "(instead_of|rather_than|in_place_of|and_not|not)"

  static let insteadForms: [Form<Clause>] = [
    Form("\(verb) {e:expr} (for|as|in|into|to) {target} ,? \(instead) (using)? {f:source}") {
      instead($0)
    },
    Form("\(verb) {e:expr} ,? \(instead) (using)? {f:source} ,? (for|as|in|into|to) {target}") {
      instead($0)
    },
    Form(
      """
      (instead_of|rather_than|in_place_of) (using)? {f:source} ,? \(verb) {e:expr} \
      (for|as|in|into|to) {target}
      """
    ) { instead($0) },
    Form("(for|in|as) {target} ,? (please)? (use|take|write|put) {e:expr} ,? \(instead) {f:source}")
    { instead($0) },
    Form("{target} ($comes) {e:expr} ,? \(instead) (from|with)? {f:source}") { instead($0) },
    Form(
      """
      (fill|populate|feed) {target} (with|from|by) {e:expr} ,? \(instead) (with|from|by)? {f:source}
      """
    ) { instead($0) },
  ]

  private static func instead(_ words: Captures) -> Clause? {
    guard let target = words.field("target"), target.field != nil,
      let value = words.expression("e"),
      let other = words.field("f"), let field = other.field,
      // "Instead of MobilePhone" may be where it went, too.
      !value.references.isEmpty,
      value.references.allSatisfy({ $0.field != nil && $0.field != field })
    else { return nil }
    return .all([.unused(other, for: target), .write(target, value)])
  }
}
