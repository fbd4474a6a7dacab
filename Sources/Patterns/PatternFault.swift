/// What can go wrong with a pattern.
package enum PatternFault: Error, Hashable, Sendable {
  /// The pattern or template is not accepted; `at` counts Unicode scalars from its start.
  case refused(PatternRefusal, at: Int)
  /// The search took more than its limit allows; this is not the same as no match.
  case limit
  /// PCRE2 failed in another way, with this code of its `pcre2.h`.
  case engine(code: Int32)
}
