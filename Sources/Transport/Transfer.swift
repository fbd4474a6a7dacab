import CCurl

/// One request while libcurl works on it.
///
/// It lives on the loop's thread and nowhere else.
///
/// `@safe`: libcurl holds an unretained pointer to it, and the loop keeps it alive until libcurl
/// has let go of the handle.
@safe final class Transfer {
  /// Why we ended a transfer ourselves, where libcurl only knows that we did.
  enum Verdict {
    case tooLarge
    case stoppedByReader
    /// Reached through a kept connection to an address this request may not use.
    case refusedAddress
    /// libcurl wanted to send the request a second time, after a kept connection broke.
    case wouldRepeat
  }

  static let headerBytesMax = 256 << 10

  let submission: Submission
  let handle: CurlHandle
  private let headerLines: CurlHeaderList

  /// Whether the request may have left; see ``TransportFault/sent``.
  private(set) var isSent = false
  var verdict: Verdict?
  /// Connections opened and refused by the address policy.
  var socketsOpened = 0
  var socketsRefused = 0

  private(set) var headers: [Header] = []
  /// Whether the empty line after the headers has come; libcurl takes their breaking off for an
  /// end.
  private(set) var hasAllHeaders = false
  private var headerBytes = 0
  private(set) var body: [UInt8] = []
  private var bodyBytes = 0
  private var lastActivity: ContinuousClock.Instant?
  private(set) var hasAnswer = false
  private var bytesMoved = 0

  init(_ submission: Submission, trusting roots: TrustedRoots) throws(CurlSettingFault) {
    handle = try CurlHandle()
    self.submission = submission
    headerLines = try Self.headerLines(submission.request)
    try configure(trusting: roots)
    try handle.set(headerLines)
    try setCallbacks()
  }

  private var request: WireRequest { submission.request }

  // MARK: Deadlines

  /// When the transfer has stood still for too long; `nil` while it connects.
  var idleDeadline: ContinuousClock.Instant? {
    guard let lastActivity else { return nil }
    return lastActivity + idleMax
  }

  /// How long it may stand still now.
  var idleMax: Duration {
    let timeouts = request.timeouts
    return hasAnswer ? timeouts.idle : timeouts.firstByte ?? timeouts.idle
  }

  private func noteActivity() { lastActivity = .now }

  // MARK: What libcurl reports

  /// Whether the request, about to be written to this address, may go.
  func willSend(to address: String) -> Bool {
    guard !isSent else {
      verdict = .wouldRepeat
      return false
    }
    // A literal of neither family, such as one with a zone, is judged by the strictest rule.
    let isPermitted =
      NetworkAddress(text: address).map(request.addresses.permits)
      ?? request.addresses.permits(NetworkAddress.v4(0))
    guard isPermitted else {
      verdict = .refusedAddress
      return false
    }
    isSent = true
    noteActivity()
    return true
  }

  /// So many bytes have moved in both directions together.
  func didMove(bytes: Int) {
    guard isSent, bytes != bytesMoved else { return }
    bytesMoved = bytes
    noteActivity()
  }

  /// One line of a header block, with its line end.
  func receive(headerLine: some Collection<UInt8>) -> Bool {
    hasAnswer = true
    noteActivity()
    headerBytes += headerLine.count
    guard headerBytes <= Self.headerBytesMax else {
      verdict = .tooLarge
      return false
    }
    let line = String(decoding: headerLine, as: UTF8.self)
    if line.hasPrefix("HTTP/") {
      // A new block: what stood before belonged to an interim answer such as 103.
      headers = []
      hasAllHeaders = false
      return true
    }
    if line == "\r\n" || line == "\n" { hasAllHeaders = true }
    guard let colon = line.firstIndex(of: ":") else { return true }
    let value = line[line.index(after: colon)...]
    headers.append(Header(name: String(line[..<colon]), value: Self.trimmed(value)))
    return true
  }

  /// A piece of the body, decompressed.
  func receive(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    hasAnswer = true
    noteActivity()
    bodyBytes += bytes.count
    guard bodyBytes <= request.responseBytesMax else {
      verdict = .tooLarge
      return false
    }
    guard let onBytes = submission.onBytes, (200..<300).contains(handle.status) else {
      unsafe body.append(contentsOf: bytes)
      return true
    }
    guard onBytes(unsafe Array(bytes)) else {
      verdict = .stoppedByReader
      return false
    }
    return true
  }

  /// Without the white space and line end around it.
  private static func trimmed(_ text: Substring) -> String {
    var bytes = text.utf8[...]
    let isBlank: (UInt8) -> Bool = { $0 == 32 || $0 == 9 || $0 == 10 || $0 == 13 }
    while let first = bytes.first, isBlank(first) { bytes.removeFirst() }
    while let last = bytes.last, isBlank(last) { bytes.removeLast() }
    return String(Substring(bytes))
  }
}
