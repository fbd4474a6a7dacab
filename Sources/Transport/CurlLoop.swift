import CCurl
import Glibc

/// The thread that runs libcurl: takes requests from the mailbox, moves them on, answers each once.
///
/// `@safe`: the multi handle is freed at the end of ``run()``, after the mailbox has been closed.
@safe final class CurlLoop {
  /// Idle connections kept for the next request.
  private static let connectionsKeptMax = 64
  /// Longest sleep, in milliseconds; every wake-up that matters comes earlier by itself.
  private static let sleepMillisecondsMax = 60_000

  private let multi: UnsafeMutableRawPointer
  private let mailbox: CurlMailbox
  private let roots: TrustedRoots
  private var transfers: [CurlHandle.ID: Transfer] = [:]
  private var handles: [ObjectIdentifier: CurlHandle.ID] = [:]

  private init(trusting roots: TrustedRoots) {
    guard Self.library == CURLE_OK, let multi = unsafe curl_multi_init() else {
      preconditionFailure("libcurl cannot start: the process is out of memory")
    }
    unsafe ccurl_multi_setopt_long(multi, CURLMOPT_MAXCONNECTS, Self.connectionsKeptMax)
    unsafe self.multi = multi
    mailbox = unsafe CurlMailbox(multi: multi)
    self.roots = roots
  }

  private static let library: CURLcode = curl_global_init(Int(CURL_GLOBAL_DEFAULT))

  /// Starts a thread and returns the mailbox it reads; closing the mailbox ends the thread.
  static func start(trusting roots: TrustedRoots) -> CurlMailbox {
    let loop = CurlLoop(trusting: roots)
    let mailbox = loop.mailbox
    var thread = pthread_t()
    let owner = unsafe Unmanaged.passRetained(loop).toOpaque()
    let outcome = unsafe pthread_create(
      &thread,
      nil,
      { owner in
        if let owner = unsafe owner {
          unsafe Unmanaged<CurlLoop>.fromOpaque(owner).takeRetainedValue().run()
        }
        return nil
      },
      owner
    )
    precondition(outcome == 0, "the process cannot start another thread")
    pthread_detach(thread)
    return mailbox
  }

  private func run() {
    Self.ignoreSignals()
    while let commands = mailbox.take(isIdle: transfers.isEmpty) {
      for command in commands {
        switch command {
        case .submit(let submission): begin(submission)
        case .cancel(let ticket): cancel(ticket)
        }
      }
      advance()
      let sleep = endIdle()
      // Not when the last transfer has just ended: somebody may wait for the loop to end.
      if !transfers.isEmpty || !mailbox.isClosing {
        unsafe curl_multi_poll(multi, nil, 0, Int32(sleep), nil)
      }
    }
    unsafe curl_multi_cleanup(multi)
    mailbox.announceEnd()
  }

  /// Signals go to the program's other threads; a broken TLS connection must not raise SIGPIPE.
  private static func ignoreSignals() {
    var all = sigset_t()
    unsafe sigfillset(&all)
    // A crash must still be reported as one.
    for crash in [SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP] {
      unsafe sigdelset(&all, crash)
    }
    unsafe pthread_sigmask(SIG_SETMASK, &all, nil)
  }

  // MARK: Beginning and ending

  private func begin(_ submission: Submission) {
    guard !submission.ticket.isCancelled else {
      let fault = TransportFault(.cancelled, "The request was cancelled.", sent: false)
      submission.continuation.resume(returning: .failure(fault))
      return
    }
    do throws(CurlSettingFault) {
      let transfer = try Transfer(submission, trusting: roots)
      guard unsafe curl_multi_add_handle(multi, transfer.handle.raw) == CURLM_OK else {
        throw CurlSettingFault(code: CURLE_FAILED_INIT)
      }
      transfers[transfer.handle.id] = transfer
      handles[ObjectIdentifier(submission.ticket)] = transfer.handle.id
    } catch {
      let words = Transfer.sentence(error.code)
      let fault = TransportFault(.protocolError, "libcurl: \(words).", sent: false)
      submission.continuation.resume(returning: .failure(fault))
    }
  }

  private func cancel(_ ticket: Ticket) {
    guard let handle = handles[ObjectIdentifier(ticket)], let transfer = transfers[handle]
    else { return }
    end(transfer, .failure(transfer.cancelFault))
  }

  /// The only place that answers a request libcurl has seen; forgetting it first makes it once.
  private func end(_ transfer: Transfer, _ outcome: Submission.Outcome) {
    guard transfers.removeValue(forKey: transfer.handle.id) != nil else { return }
    handles.removeValue(forKey: ObjectIdentifier(transfer.submission.ticket))
    unsafe curl_multi_remove_handle(multi, transfer.handle.raw)
    transfer.submission.continuation.resume(returning: outcome)
  }

  // MARK: Moving on

  private func advance() {
    var running: Int32 = 0
    let code = unsafe curl_multi_perform(multi, &running)
    var left: Int32 = 0
    while let message = unsafe curl_multi_info_read(multi, &left) {
      guard unsafe message.pointee.msg == CURLMSG_DONE,
        let handle = unsafe message.pointee.easy_handle,
        let transfer = transfers[CurlHandle.ID(bitPattern: handle)]
      else { continue }
      let result = unsafe ccurl_message_result(message)
      end(transfer, transfer.outcome(result))
    }
    guard code != CURLM_OK else { return }
    for transfer in Array(transfers.values) {
      end(transfer, transfer.outcome(CURLE_FAILED_INIT))
    }
  }

  /// Ends what has stood still too long; returns how long nothing else can, in milliseconds.
  private func endIdle() -> Int {
    let now = ContinuousClock.now
    var sleep = Self.sleepMillisecondsMax
    for transfer in Array(transfers.values) {
      guard let deadline = transfer.idleDeadline else { continue }
      if deadline <= now {
        end(transfer, .failure(transfer.idleFault))
      } else {
        sleep = min(sleep, (deadline - now).millisecondsForCurl)
      }
    }
    return sleep
  }
}
