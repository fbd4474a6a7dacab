import CCurl

extension Transfer {
  /// What the awaiting task gets when libcurl is done, with this code.
  func outcome(_ code: CURLcode) -> Submission.Outcome {
    if code == CURLE_OK {
      guard hasAllHeaders else { return .failure(connectionLost) }
      return .success(WireResponse(status: handle.status, headers: headers, body: body))
    }
    return .failure(verdict.map(fault) ?? fault(code))
  }

  /// The transfer stood still for longer than it may.
  var idleFault: TransportFault {
    let what = hasAnswer ? "has sent nothing more" : "has not answered"
    return fault(.timedOut, "\(place) \(what) for \(idleMax).")
  }

  /// The awaiting task was cancelled.
  var cancelFault: TransportFault { fault(.cancelled, "The request was cancelled.") }

  private var place: String { submission.url.place }

  private func fault(_ kind: TransportFault.Kind, _ message: String) -> TransportFault {
    TransportFault(kind, message, sent: isSent)
  }

  private func fault(_ verdict: Verdict) -> TransportFault {
    switch verdict {
    case .tooLarge: tooLarge
    case .stoppedByReader: fault(.cancelled, "The reader of the answer stopped it.")
    case .refusedAddress: refusedAddress
    case .wouldRepeat: fault(.connectionLost, "\(place) closed the connection without an answer.")
    }
  }

  private var tooLarge: TransportFault {
    let most = submission.request.responseBytesMax
    return fault(.tooLarge, "The answer of \(place) is larger than \(most) bytes.")
  }

  private var connectionLost: TransportFault {
    fault(.connectionLost, "\(place) closed the connection before its answer was complete.")
  }

  private var refusedAddress: TransportFault {
    let where_ =
      switch submission.request.addresses {
      case .publicHTTPS: "on the public internet"
      case .loopback: "on this machine"
      case .host: "allowed"
      }
    return fault(.refusedAddress, "The address of \(place) is not \(where_).")
  }

  private func fault(_ code: CURLcode) -> TransportFault {
    switch code {
    case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL:
      // The same code stands for an answer that begins like no HTTP we know.
      isSent
        ? fault(.protocolError, "\(place) did not answer in HTTP.")
        : fault(.badURL, "The URL cannot be asked for.")
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY:
      fault(.cannotResolve, "The name \(submission.url.host) has no address.")
    case CURLE_COULDNT_CONNECT, CURLE_INTERFACE_FAILED:
      socketsRefused > 0 && socketsOpened == 0
        ? refusedAddress : fault(.cannotConnect, "\(place) accepts no connection.")
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM,
      CURLE_SSL_CIPHER, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR,
      CURLE_SSL_INVALIDCERTSTATUS,
      CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_USE_SSL_FAILED:
      fault(.tls, "No trusted connection to \(place): \(Self.sentence(code)).")
    case CURLE_OPERATION_TIMEDOUT:
      fault(
        .timedOut,
        isSent
          ? "\(place) did not finish its answer in \(submission.request.timeouts.total)."
          : "\(place) could not be reached in time."
      )
    case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE,
      CURLE_SEND_FAIL_REWIND:
      connectionLost
    case CURLE_FILESIZE_EXCEEDED: tooLarge
    default: fault(.protocolError, "The exchange with \(place) failed: \(Self.sentence(code)).")
    }
  }

  /// libcurl's own words for a code: fixed texts that contain nothing of the request.
  static func sentence(_ code: CURLcode) -> String {
    unsafe curl_easy_strerror(code).map { unsafe String(cString: $0) } ?? "code \(code.rawValue)"
  }
}
