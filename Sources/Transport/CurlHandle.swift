import CCurl

/// libcurl did not take a setting.
struct CurlSettingFault: Error {
  var code: CURLcode
}

/// One libcurl easy handle, owned: created once, cleaned up once, never copied.
///
/// `@safe`: nobody but the loop that runs the handle sees the raw pointer, and `deinit` is the only
/// place that frees it.
@safe struct CurlHandle: ~Copyable {
  /// How libcurl names a handle in its messages.
  typealias ID = UInt

  @unsafe let raw: UnsafeMutableRawPointer
  let id: ID

  init() throws(CurlSettingFault) {
    guard let raw = unsafe curl_easy_init() else {
      throw CurlSettingFault(code: CURLE_OUT_OF_MEMORY)
    }
    unsafe self.raw = raw
    id = ID(bitPattern: raw)
  }

  deinit { unsafe curl_easy_cleanup(raw) }

  borrowing func set(_ option: CURLoption, _ value: Int) throws(CurlSettingFault) {
    try Self.check(unsafe ccurl_setopt_long(raw, option, value))
  }

  borrowing func set(_ option: CURLoption, bytes value: Int) throws(CurlSettingFault) {
    try Self.check(unsafe ccurl_setopt_offset(raw, option, curl_off_t(value)))
  }

  /// libcurl keeps a copy of the text.
  borrowing func set(_ option: CURLoption, _ value: String) throws(CurlSettingFault) {
    try Self.check(unsafe ccurl_setopt_string(raw, option, value))
  }

  /// Sets a body; libcurl keeps a copy of the bytes.
  borrowing func set(body: [UInt8]) throws(CurlSettingFault) {
    try set(CURLOPT_POST, 1)
    try set(CURLOPT_POSTFIELDSIZE_LARGE, bytes: body.count)
    let code = unsafe body.withUnsafeBufferPointer { bytes in
      // A null here would mean "ask a callback"; an empty body needs an address too.
      guard let start = bytes.baseAddress else {
        return unsafe ccurl_setopt_string(raw, CURLOPT_COPYPOSTFIELDS, "")
      }
      return unsafe ccurl_setopt_pointer(
        raw,
        CURLOPT_COPYPOSTFIELDS,
        UnsafeMutableRawPointer(mutating: start)
      )
    }
    try Self.check(code)
  }

  /// The list must live as long as the handle uses it.
  borrowing func set(_ headers: borrowing CurlHeaderList) throws(CurlSettingFault) {
    try Self.check(unsafe ccurl_setopt_list(raw, headers.raw))
  }

  /// The status of the answer so far; zero before there is one.
  var status: Int {
    var status = 0
    unsafe ccurl_getinfo_long(raw, CURLINFO_RESPONSE_CODE, &status)
    return status
  }

  static func check(_ code: CURLcode) throws(CurlSettingFault) {
    guard code == CURLE_OK else { throw CurlSettingFault(code: code) }
  }
}
