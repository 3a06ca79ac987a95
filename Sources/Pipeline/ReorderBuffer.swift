/// Puts results back into input order, and bounds how far workers may run ahead of it.
///
/// The input is a row of numbered units (a large file, or several small ones); each gives one or more
/// numbered parts, the last of them marked. The head, the first part that was not taken yet, is always
/// admitted, so that no setting can lead to a deadlock. All others are admitted while the bytes in
/// flight stay below the limit; their workers wait, so memory does not grow with a file.
final class ReorderBuffer<Element: Sendable>: Sendable {
  struct Place: Hashable, Sendable {
    var unit: Int
    var part: Int
  }

  private struct Waiting: Sendable {
    var element: Element
    var bytes: Int
    var isLast: Bool
  }

  private struct State: Sendable {
    var head = Place(unit: 0, part: 0)
    var waiting: [Place: Waiting] = [:]
    /// Bytes admitted and not yet taken.
    var inFlight = 0
    var isCancelled = false
  }

  private let monitor = Monitor(State())
  private let unitCount: Int
  private let byteLimit: Int

  init(units: Int, bytes: Int) {
    unitCount = units
    byteLimit = bytes
  }

  /// Waits until a part may set out; false if the buffer was cancelled.
  ///
  /// - Parameter bytes: the part's size; the same must be given to `deliver`.
  func admit(_ place: Place, bytes: Int) -> Bool {
    monitor.wait { state in
      if state.isCancelled { return false }
      guard place == state.head || state.inFlight + bytes <= byteLimit else { return nil }
      state.inFlight += bytes
      return true
    }
  }

  /// Hands in a part in any order. Never waits.
  func deliver(_ element: Element, at place: Place, isLast: Bool, bytes: Int) {
    monitor.change { state in
      guard !state.isCancelled else { return }
      state.waiting[place] = Waiting(element: element, bytes: bytes, isLast: isLast)
    }
  }

  /// Waits for the next part in input order; nil when all units are done, or after `cancel()`.
  func next() -> Element? {
    monitor.wait { state -> Element?? in
      if state.isCancelled || state.head.unit == unitCount { return .some(nil) }
      guard let part = state.waiting.removeValue(forKey: state.head) else { return nil }
      state.inFlight -= part.bytes
      if part.isLast {
        state.head = Place(unit: state.head.unit + 1, part: 0)
      } else {
        state.head.part += 1
      }
      return .some(part.element)
    }
  }

  /// Lets everyone go.
  func cancel() {
    monitor.change { state in
      state.isCancelled = true
      state.waiting = [:]
    }
  }
}
