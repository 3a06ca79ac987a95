import Synchronization

/// Whether the run shall end early: after SIGINT or SIGTERM, or because its sink failed.
package final class StopFlag: Sendable {
  private struct State: Sendable {
    var signal: Int32?
    var actions: [Int: @Sendable () -> Void] = [:]
    var nextID = 0
  }

  private let raised = Atomic<Bool>(false)
  private let state = Mutex(State())

  package init() {}

  /// Cheap enough to be asked for every conversation.
  package var isRaised: Bool { raised.load(ordering: .relaxed) }

  /// The signal that raised it, if one did.
  package var signal: Int32? { state.withLock { $0.signal } }

  /// Raises the flag once and runs what was registered.
  package func raise(signal: Int32? = nil) {
    raised.store(true, ordering: .sequentiallyConsistent)
    let actions = state.withLock { state in
      if state.signal == nil { state.signal = signal }
      defer { state.actions = [:] }
      return Array(state.actions.values)
    }
    for action in actions { action() }
  }

  /// Registers what lets waiting threads go; runs it at once if the flag is up.
  ///
  /// - Returns: a number for `forget`.
  func onRaise(_ action: @escaping @Sendable () -> Void) -> Int {
    let id = state.withLock { state in
      state.nextID += 1
      state.actions[state.nextID] = action
      return state.nextID
    }
    if isRaised { action() }
    return id
  }

  func forget(_ id: Int) { state.withLock { _ = $0.actions.removeValue(forKey: id) } }
}
