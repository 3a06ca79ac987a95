/// What crosses from one stage to the next: bounded by count and by bytes, so that a slow stage slows
/// the ones before it instead of filling the memory.
///
/// A single element larger than the byte bound is let in when the queue is empty.
final class BoundedQueue<Element: Sendable>: Sendable {
  private struct State: Sendable {
    /// At most as many as the count limit: moving them up costs nothing beside what they hold, and a
    /// taken one must not stay, since its taker changes it in place.
    var waiting: [(element: Element, bytes: Int)] = []
    var bytes = 0
    /// How many senders have not finished yet.
    var senders: Int
    var isCancelled = false

    mutating func take() -> Element {
      let (element, size) = waiting.removeFirst()
      bytes -= size
      return element
    }
  }

  private let monitor: Monitor<State>
  private let countLimit: Int
  private let byteLimit: Int

  /// - Parameters:
  ///   - count: elements that may wait, at least 1.
  ///   - bytes: bytes that may wait, as the senders state them.
  ///   - senders: threads that will call `finish()` once each.
  init(count: Int, bytes: Int, senders: Int) {
    monitor = Monitor(State(senders: senders))
    countLimit = max(1, count)
    byteLimit = bytes
  }

  /// Waits for room; false if the queue was cancelled.
  func push(_ element: Element, bytes: Int) -> Bool {
    monitor.wait { state in
      if state.isCancelled { return false }
      let hasRoom =
        state.waiting.isEmpty
        || (state.waiting.count < countLimit && state.bytes + bytes <= byteLimit)
      guard hasRoom else { return nil }
      state.waiting.append((element, bytes))
      state.bytes += bytes
      return true
    }
  }

  /// Waits for an element; nil when every sender has finished and nothing is left, or after `cancel()`.
  func pop() -> Element? {
    monitor.wait { state -> Element?? in
      if state.isCancelled { return .some(nil) }
      if !state.waiting.isEmpty { return .some(state.take()) }
      return state.senders == 0 ? .some(nil) : nil
    }
  }

  /// One sender has nothing more to send.
  func finish() { monitor.change { $0.senders -= 1 } }

  /// Lets everyone go; what waits is dropped.
  func cancel() {
    monitor.change { state in
      state.isCancelled = true
      state.waiting = []
    }
  }
}
