import CPCRE2
import Glibc

/// What PCRE2 needs to search, one for each thread: results, limits and a stack for JIT code.
///
/// `@safe`: the pointers never leave this type, and `deinit` is the only place that frees them.
@safe final class MatchScratch {
  private static let pairsAtFirst = 32

  private let context: OpaquePointer
  private let stack: OpaquePointer
  private var data: OpaquePointer
  private var pairs: Int

  private init?() {
    guard
      let context = unsafe pcre2_match_context_create_8(nil),
      let stack = unsafe pcre2_jit_stack_create_8(
        PatternLimits.jitStackBytesMin,
        PatternLimits.jitStackBytesMax,
        nil
      ),
      let data = unsafe pcre2_match_data_create_8(UInt32(Self.pairsAtFirst), nil)
    else { return nil }
    unsafe pcre2_set_heap_limit_8(context, PatternLimits.heapKibibytesMax)
    unsafe pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack))
    unsafe self.context = context
    unsafe self.stack = stack
    unsafe self.data = data
    pairs = Self.pairsAtFirst
  }

  deinit {
    unsafe pcre2_match_data_free_8(data)
    unsafe pcre2_jit_stack_free_8(stack)
    unsafe pcre2_match_context_free_8(context)
  }

  /// The scratch of the calling thread, made at its first search and freed when the thread ends.
  static func ofThisThread() -> MatchScratch? {
    if let known = unsafe pthread_getspecific(slot) {
      return unsafe Unmanaged<MatchScratch>.fromOpaque(known).takeUnretainedValue()
    }
    guard let made = MatchScratch() else { return nil }
    unsafe pthread_setspecific(slot, Unmanaged.passRetained(made).toOpaque())
    return made
  }

  private static let slot: pthread_key_t = {
    var key = pthread_key_t()
    let outcome = unsafe pthread_key_create(&key) { scratch in
      guard let scratch = unsafe scratch else { return }
      unsafe Unmanaged<MatchScratch>.fromOpaque(scratch).release()
    }
    precondition(outcome == 0, "the process has no thread slot left for pattern matching")
    return key
  }()

  /// Runs one search and returns PCRE2's answer: groups set plus one, or a negative code.
  ///
  /// The text must be valid UTF-8, and `offset` the start of a character in it.
  func search(
    _ compiled: borrowing CompiledPattern,
    _ subject: Span<UInt8>,
    from offset: Int,
    options: UInt32
  ) -> Int32 {
    guard grow(toPairs: compiled.groupCount + 1) else { return PCRE2_ERROR_NOMEMORY }
    let steps = PatternLimits.stepsMax(bytes: subject.count)
    unsafe pcre2_set_match_limit_8(context, steps)
    unsafe pcre2_set_depth_limit_8(context, steps)
    let flags = options | PCRE2_NO_UTF_CHECK
    return unsafe subject.withUnsafeBufferPointer { bytes in
      // PCRE2's fast path takes no null, not even for an empty text.
      var nothing: UInt8 = 0
      guard let start = bytes.baseAddress else {
        return unsafe compiled.run(&nothing, 0, 0, flags, data, context)
      }
      return unsafe compiled.run(start, bytes.count, offset, flags, data, context)
    }
  }

  /// Where a group of the last search stands; only groups up to the pattern's own may be asked for.
  func packed(_ group: Int) -> PatternMatch.Packed {
    precondition(group < pairs, "the search before had fewer groups")
    guard let offsets = unsafe pcre2_get_ovector_pointer_8(data) else { return PatternMatch.unset }
    let start = unsafe offsets[2 * group]
    let end = unsafe offsets[2 * group + 1]
    // PCRE2_UNSET is all ones; it is a macro with a cast, which Swift does not import.
    guard start != Int(bitPattern: UInt.max), end != Int(bitPattern: UInt.max) else {
      return PatternMatch.unset
    }
    return PatternMatch.Packed(start) << 32 | PatternMatch.Packed(end)
  }

  private func grow(toPairs needed: Int) -> Bool {
    guard needed > pairs else { return true }
    guard let larger = unsafe pcre2_match_data_create_8(UInt32(needed), nil) else { return false }
    unsafe pcre2_match_data_free_8(data)
    unsafe data = larger
    pairs = needed
    return true
  }
}
