import Foundation
import Synchronization

/// A value that threads change under a lock and wait on.
///
/// Blocking is meant: only the pipeline's own threads use it, never a task of Swift's pool.
final class Monitor<State: Sendable>: Sendable {
  private let condition = NSCondition()
  private let state: Mutex<State>

  init(_ initial: State) { state = Mutex(initial) }

  /// Changes the value and wakes every waiting thread.
  func change<Result: Sendable>(_ body: (inout State) -> Result) -> Result {
    condition.lock()
    defer {
      condition.broadcast()
      condition.unlock()
    }
    return state.withLock { value in
      // A copy goes in and out, so that `body` need not be Sendable; the lock makes it exclusive.
      body(&value)
    }
  }

  /// Waits until `body` gives a result, which it is asked for after every change.
  ///
  /// `body` may change the value only when it returns a result.
  func wait<Result: Sendable>(_ body: (inout State) -> Result?) -> Result {
    condition.lock()
    defer {
      condition.broadcast()
      condition.unlock()
    }
    while true {
      if let result = state.withLock({ body(&$0) }) { return result }
      condition.wait()
    }
  }
}
