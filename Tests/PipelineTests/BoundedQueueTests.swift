import Testing

@testable import Pipeline

@Suite struct BoundedQueueTests {
  @Test func `a queue holds nothing that was taken`() {
    final class Probe: Sendable {}
    let queue = BoundedQueue<Probe>(count: 4, bytes: 100, senders: 1)
    weak var taken: Probe?
    do {
      let probe = Probe()
      taken = probe
      #expect(queue.push(probe, bytes: 60))
      #expect(queue.push(Probe(), bytes: 40))
    }
    #expect(taken != nil)
    #expect(queue.pop() === taken)
    #expect(taken == nil)
  }
}
