import CCurl

extension Transfer {
  /// Tells libcurl which functions to call, with this transfer as their owner.
  func setCallbacks() throws(CurlSettingFault) {
    let owner = unsafe Unmanaged.passUnretained(self).toOpaque()
    let raw = unsafe handle.raw
    try CurlHandle.check(unsafe ccurl_set_write(raw, writeBody, owner))
    try CurlHandle.check(unsafe ccurl_set_header(raw, writeHeader, owner))
    try CurlHandle.check(unsafe ccurl_set_open_socket(raw, openSocket, owner))
    try CurlHandle.check(unsafe ccurl_set_before_request(raw, beforeRequest, owner))
    try CurlHandle.check(unsafe ccurl_set_progress(raw, reportProgress, owner))
    try handle.set(CURLOPT_NOPROGRESS, 0)
  }

  @unsafe fileprivate static func of(_ owner: UnsafeMutableRawPointer) -> Transfer {
    unsafe Unmanaged<Transfer>.fromOpaque(owner).takeUnretainedValue()
  }
}

/// Any number but the one libcurl offered ends the transfer; it never offers this one.
private let writeError = Int(UInt32.max)

private let writeBody: curl_write_callback = { bytes, size, count, owner in
  guard let bytes = unsafe bytes, let owner = unsafe owner else { return writeError }
  let piece = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
  let isTaken = unsafe piece.withMemoryRebound(to: UInt8.self) {
    unsafe Transfer.of(owner).receive($0)
  }
  return isTaken ? size * count : writeError
}

private let writeHeader: curl_write_callback = { bytes, size, count, owner in
  guard let bytes = unsafe bytes, let owner = unsafe owner else { return writeError }
  let line = unsafe Array(UnsafeRawBufferPointer(start: bytes, count: size * count))
  return unsafe Transfer.of(owner).receive(headerLine: line) ? size * count : writeError
}

/// The door to the network: no socket is made for an address the policy forbids.
private let openSocket: curl_opensocket_callback = { owner, _, address in
  guard let owner = unsafe owner, let address = unsafe address else { return curl_socket_t(-1) }
  let transfer = unsafe Transfer.of(owner)
  let policy = transfer.submission.request.addresses
  guard let known = unsafe NetworkAddress(UnsafePointer(address)), policy.permits(known) else {
    transfer.socketsRefused += 1
    return curl_socket_t(-1)
  }
  transfer.socketsOpened += 1
  return unsafe ccurl_open_socket(address)
}

/// The last moment before the request is written, on a new connection or a kept one.
private let beforeRequest: curl_prereq_callback = { owner, address, _, _, _ in
  guard let owner = unsafe owner, let address = unsafe address else {
    return CURL_PREREQFUNC_ABORT
  }
  let mayGo = unsafe Transfer.of(owner).willSend(to: String(cString: address))
  return mayGo ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
}

private let reportProgress: curl_xferinfo_callback = { owner, _, received, _, uploaded in
  guard let owner = unsafe owner else { return 0 }
  unsafe Transfer.of(owner).didMove(bytes: Int(received) + Int(uploaded))
  return 0
}
