import Matching

/// What the matcher thinks, one target a line: `Email <- email 0.99* (same name); work_email 0.8`.
///
/// `*` marks the pairs it is sure of; `key:` names the pair that identifies records.
struct CandidateListing {
  let matcher: FieldMatcher
  /// The targets that are told of, with the best match only; `nil`: all, with every match.
  var targets: Set<String>?

  var block: PromptBlock {
    let sure = Set(matcher.oneToOne().map { [$0.target, $0.source] })
    let told = matcher.candidates().filter { targets?.contains($0.target) ?? true }
    var lines = told.map { target, matches in
      PromptText.name(target) + " <- "
        + matches.prefix(targets == nil ? matches.count : 1).map { match in
          let star = sure.contains([target, match.source]) ? "*" : ""
          return "\(PromptText.name(match.source)) \(match.score)\(star)"
            + " (\(match.reason))"
        }.joined(separator: "; ")
    }
    if let key = matcher.key() {
      lines.append("key: \(PromptText.name(key.target)) <- \(PromptText.name(key.source))")
    }
    return PromptBlock("candidates", lines: lines)
  }
}
