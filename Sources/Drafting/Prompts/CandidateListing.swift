import Matching

/// What the matcher thinks, one target a line: `Email <- email 0.99* (same name); work_email 0.8`.
///
/// `*` marks the pairs it is sure of; `key:` names the pair that identifies records.
struct CandidateListing {
  let matcher: FieldMatcher
  /// Target fields to leave out, because the catalog listing leaves them out.
  let hiddenTargets: Set<String>
  let hiddenSources: Set<String>

  var block: PromptBlock {
    let sure = Set(matcher.oneToOne().map { [$0.target, $0.source] })
    var lines = matcher.candidates().compactMap { target, matches -> String? in
      let shown = matches.filter { !hiddenSources.contains($0.source) }
      guard !hiddenTargets.contains(target), !shown.isEmpty else { return nil }
      return target + " <- "
        + shown.map { match in
          "\(match.source) \(match.score)\(sure.contains([target, match.source]) ? "*" : "")"
            + " (\(match.reason))"
        }.joined(separator: "; ")
    }
    if let key = matcher.key() { lines.append("key: \(key.target) <- \(key.source)") }
    return PromptBlock("candidates", lines: lines)
  }
}
