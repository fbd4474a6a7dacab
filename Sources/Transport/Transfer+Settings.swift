import CCurl

extension Transfer {
  /// Everything libcurl is told about a request.
  func configure(trusting roots: TrustedRoots) throws(CurlSettingFault) {
    try configureConnection(trusting: roots)
    try configureLimits()
    try configureRequest()
  }

  private func configureConnection(trusting roots: TrustedRoots) throws(CurlSettingFault) {
    try handle.set(CURLOPT_URL, submission.url.text)
    try handle.set(CURLOPT_PROTOCOLS_STR, "http,https")
    try handle.set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
    try handle.set(CURLOPT_NOSIGNAL, 1)
    try handle.set(CURLOPT_BUFFERSIZE, 100 * 1024)
    // Otherwise giving up on a name waits for its look-up to end, and every transfer with it.
    try handle.set(CURLOPT_QUICK_EXIT, 1)
    try handle.set(CURLOPT_PROXY, "")
    try handle.set(CURLOPT_FOLLOWLOCATION, 0)
    try handle.set(CURLOPT_HTTP09_ALLOWED, 0)
    try handle.set(CURLOPT_TCP_KEEPALIVE, 1)
    try handle.set(CURLOPT_SSL_VERIFYPEER, 1)
    try handle.set(CURLOPT_SSL_VERIFYHOST, 2)
    try handle.set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    switch roots {
    case .system: break
    case .file(let path): try handle.set(CURLOPT_CAINFO, path)
    }
  }

  private func configureLimits() throws(CurlSettingFault) {
    let request = submission.request
    let timeouts = request.timeouts
    try handle.set(CURLOPT_CONNECTTIMEOUT_MS, timeouts.connect.millisecondsForCurl)
    try handle.set(CURLOPT_TIMEOUT_MS, timeouts.total.millisecondsForCurl)
    // Refuses an announced length before the first byte; what arrives is counted in any case.
    if request.responseBytesMax > 0 {
      try handle.set(CURLOPT_MAXFILESIZE_LARGE, bytes: request.responseBytesMax)
    }
  }

  private func configureRequest() throws(CurlSettingFault) {
    let request = submission.request
    if !request.hasHeader("User-Agent") { try handle.set(CURLOPT_USERAGENT, "crosswalk") }
    // A compressed stream may keep its bytes back until it ends.
    if submission.onBytes == nil, !request.hasHeader("Accept-Encoding") {
      try handle.set(CURLOPT_ACCEPT_ENCODING, "gzip")
    }
    switch request.method {
    case "HEAD": try handle.set(CURLOPT_NOBODY, 1)
    case "GET" where request.body.isEmpty: try handle.set(CURLOPT_HTTPGET, 1)
    case "POST", "PUT", "PATCH":
      try handle.set(body: request.body)
      try handle.set(CURLOPT_CUSTOMREQUEST, request.method)
    case let method:
      if !request.body.isEmpty { try handle.set(body: request.body) }
      try handle.set(CURLOPT_CUSTOMREQUEST, method)
    }
  }

  /// The caller's headers, and none that libcurl would add by itself.
  static func headerLines(_ request: WireRequest) throws(CurlSettingFault) -> CurlHeaderList {
    var lines = CurlHeaderList()
    for header in request.headers { try lines.append(header) }
    // `Expect: 100-continue` costs a second with servers that ignore it.
    if !request.hasHeader("Expect") { try lines.suppress("Expect") }
    // libcurl calls every body a web form.
    if !request.hasHeader("Content-Type") { try lines.suppress("Content-Type") }
    return lines
  }
}
