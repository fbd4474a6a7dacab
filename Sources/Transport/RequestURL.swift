import CCurl

/// A URL as libcurl itself reads it, so that what is checked is what is asked for.
struct RequestURL: Hashable, Sendable {
  let text: String
  /// `http` or `https`.
  let scheme: String
  /// A name, or a literal address; IPv6 in brackets.
  let host: String
  /// Host and port, for sentences.
  let place: String

  init(_ url: String) throws(TransportFault) {
    guard !url.utf8.contains(0), let parts = URLParts() else {
      throw TransportFault(.badURL, "The URL contains a zero byte.", sent: false)
    }
    guard parts.read(url), let text = parts.part(CURLUPART_URL),
      let scheme = parts.part(CURLUPART_SCHEME), let host = parts.part(CURLUPART_HOST)
    else {
      throw TransportFault(.badURL, "The URL is not valid, or names a user.", sent: false)
    }
    guard scheme == "http" || scheme == "https" else {
      throw TransportFault(.badURL, "The URL is neither http nor https.", sent: false)
    }
    self.text = text
    self.scheme = scheme
    self.host = host
    place = parts.part(CURLUPART_PORT).map { "\(host):\($0)" } ?? host
  }
}

/// libcurl's parsed URL, owned.
///
/// `@safe`: the pointer never leaves this type, and `deinit` is the only place that frees it.
@safe private struct URLParts: ~Copyable {
  private let raw: OpaquePointer

  init?() {
    guard let raw = unsafe curl_url() else { return nil }
    unsafe self.raw = raw
  }

  deinit { unsafe curl_url_cleanup(raw) }

  borrowing func read(_ url: String) -> Bool {
    unsafe curl_url_set(raw, CURLUPART_URL, url, UInt32(CURLU_DISALLOW_USER)) == CURLUE_OK
  }

  borrowing func part(_ part: CURLUPart) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard unsafe curl_url_get(raw, part, &text, 0) == CURLUE_OK, let found = unsafe text else {
      return nil
    }
    defer { unsafe curl_free(found) }
    return unsafe String(cString: found)
  }
}
