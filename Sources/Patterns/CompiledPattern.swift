import CPCRE2

/// One pattern as PCRE2 compiled it, owned: freed once, never copied, never changed.
///
/// `@safe`: the pointer never leaves this type. PCRE2 promises that compiled code may be used by
/// several threads at once (pcre2api, "MULTITHREADING"), hence `Sendable`.
@safe struct CompiledPattern: ~Copyable, Sendable {
  private nonisolated(unsafe) let code: OpaquePointer
  private let isJIT: Bool
  let groupCount: Int
  let canMatchEmpty: Bool

  init(_ text: String) throws(PatternFault) {
    let compiled = unsafe try Self.compile(text, options: 0)
    unsafe code = compiled
    isJIT = unsafe pcre2_jit_compile_8(compiled, PCRE2_JIT_COMPLETE) == 0
    groupCount = Int(unsafe Self.number(PCRE2_INFO_CAPTURECOUNT, of: compiled))
    canMatchEmpty = unsafe Self.number(PCRE2_INFO_MATCHEMPTY, of: compiled) != 0
  }

  deinit { unsafe pcre2_code_free_8(code) }

  /// Searches; JIT code by its direct door, which skips checks our callers have made already.
  @unsafe func run(
    _ start: UnsafePointer<UInt8>,
    _ count: Int,
    _ offset: Int,
    _ options: UInt32,
    _ data: OpaquePointer,
    _ context: OpaquePointer
  ) -> Int32 {
    isJIT
      ? unsafe pcre2_jit_match_8(code, start, count, offset, options, data, context)
      : unsafe pcre2_match_8(code, start, count, offset, options, data, context)
  }

  /// The pieces of a pattern as PCRE2 takes it apart, as ranges of its bytes, in their order.
  ///
  /// A callout stands before every piece of a pattern that is compiled with automatic callouts.
  static func pieces(of text: String) throws(PatternFault) -> [Range<Int>] {
    let compiled = unsafe try compile(text, options: PCRE2_AUTO_CALLOUT)
    defer { unsafe pcre2_code_free_8(compiled) }
    var pieces: [Range<Int>] = []
    _ = unsafe withUnsafeMutablePointer(to: &pieces) { pieces in
      unsafe pcre2_callout_enumerate_8(
        compiled,
        { callout, pieces in
          guard let callout = unsafe callout?.pointee else { return 0 }
          let start = unsafe callout.pattern_position
          let end = unsafe start + callout.next_item_length
          unsafe pieces?.assumingMemoryBound(to: [Range<Int>].self).pointee.append(start..<end)
          return 0
        },
        pieces
      )
    }
    return pieces
  }

  /// Compiles with the house's settings; whoever calls frees.
  @unsafe private static func compile(
    _ text: String,
    options: UInt32
  ) throws(PatternFault) -> OpaquePointer {
    guard let settings = unsafe pcre2_compile_context_create_8(nil) else {
      throw .engine(code: PCRE2_ERROR_NOMEMORY)
    }
    defer { unsafe pcre2_compile_context_free_8(settings) }
    // Said aloud, because the defaults depend on how the system's library was built.
    unsafe pcre2_set_newline_8(settings, UInt32(PCRE2_NEWLINE_LF))
    unsafe pcre2_set_bsr_8(settings, UInt32(PCRE2_BSR_UNICODE))
    var code: Int32 = 0
    var offset = 0
    let bytes = Array(text.utf8)
    let compiled = unsafe bytes.withUnsafeBufferPointer { buffer in
      var nothing: UInt8 = 0
      return unsafe withUnsafePointer(to: &nothing) { fallback in
        unsafe pcre2_compile_8(
          buffer.baseAddress ?? fallback,
          buffer.count,
          PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C | options,
          &code,
          &offset,
          settings
        )
      }
    }
    guard let compiled = unsafe compiled else {
      let before = String(decoding: bytes.prefix(offset), as: UTF8.self).unicodeScalars.count
      throw .refused(refusal(code), at: before)
    }
    return unsafe compiled
  }

  @unsafe private static func number(_ what: Int32, of code: OpaquePointer) -> UInt32 {
    var answer: UInt32 = 0
    let outcome = unsafe pcre2_pattern_info_8(code, UInt32(what), &answer)
    precondition(outcome == 0, "PCRE2 does not know what it compiled")
    return answer
  }

  /// PCRE2's compile errors have no names in its header; the numbers are those of 10.30 and later.
  private static func refusal(_ code: Int32) -> PatternRefusal {
    switch code {
    case 125, 187: return .unboundedLookbehind
    case 183: return .singleByte
    default: return .syntax(sentence(code))
    }
  }

  private static func sentence(_ code: Int32) -> String {
    var text = [UInt8](repeating: 0, count: 256)
    let count = unsafe text.withUnsafeMutableBufferPointer { buffer in
      unsafe pcre2_get_error_message_8(code, buffer.baseAddress, buffer.count)
    }
    guard count > 0 else { return "error \(code)" }
    return String(decoding: text.prefix(Int(count)), as: UTF8.self)
  }
}
