import Foundation
import Glibc

/// Turns SIGINT and SIGTERM into a raised flag, so that the run ends between two transactions.
package enum SignalListener {
  /// Seconds in which a run may end between two transactions after it was asked to.
  private static let patienceSeconds: UInt32 = 20

  /// Must be called before any other thread is started: they inherit the blocked signals, and one
  /// thread waits for them. SIGPIPE and SIGXFSZ are ignored: a closed output, and a file that may not
  /// grow, show as errors of `write`.
  package static func start(_ stop: StopFlag) {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    let listener = Thread {
      var signals = sigset_t()
      sigemptyset(&signals)
      sigaddset(&signals, SIGINT)
      sigaddset(&signals, SIGTERM)
      var isFirst = true
      while true {
        var received: Int32 = 0
        guard sigwait(&signals, &received) == 0 else { continue }
        // Whoever asks twice wants out at once; the ledger is safe against that.
        if !isFirst { _exit(128 + received) }
        isFirst = false
        stop.raise(signal: received)
        // One conversation may take long; nobody waits for it for ever. The ledger is safe.
        let code = 128 + received
        let patience = Thread {
          sleep(patienceSeconds)
          _exit(code)
        }
        patience.start()
      }
    }
    listener.name = "signals"
    listener.start()
  }
}
