import CCurl

/// The header lines of a request as libcurl wants them, owned.
@safe struct CurlHeaderList: ~Copyable {
  @unsafe private(set) var raw: UnsafeMutablePointer<curl_slist>?

  init() { unsafe raw = nil }

  deinit { unsafe curl_slist_free_all(raw) }

  /// Adds a line; libcurl copies it.
  mutating func append(_ line: String) throws(CurlSettingFault) {
    guard let longer = unsafe curl_slist_append(raw, line) else {
      throw CurlSettingFault(code: CURLE_OUT_OF_MEMORY)
    }
    unsafe raw = longer
  }

  /// Adds a header; one without a value is written with a semicolon, or libcurl would remove it.
  mutating func append(_ header: Header) throws(CurlSettingFault) {
    try append(header.value.isEmpty ? "\(header.name);" : "\(header.name): \(header.value)")
  }

  /// Keeps libcurl from adding a header of its own.
  mutating func suppress(_ name: String) throws(CurlSettingFault) { try append("\(name):") }
}
