import Matching

/// What the matcher thinks, one target a line: `Email <- email 0.99* (same name); work_email 0.8`.
///
/// `*` marks the pairs it is sure of; `key:` names the pair that identifies records.
struct CandidateListing {
  let matcher: FieldMatcher

  var block: PromptBlock {
    let sure = Set(matcher.oneToOne().map { [$0.target, $0.source] })
    var lines = matcher.candidates().map { target, matches in
      target + " <- "
        + matches.map { match in
          "\(match.source) \(match.score)\(sure.contains([target, match.source]) ? "*" : "")"
            + " (\(match.reason))"
        }.joined(separator: "; ")
    }
    if let key = matcher.key() { lines.append("key: \(key.target) <- \(key.source)") }
    return PromptBlock("candidates", lines: lines)
  }
}
