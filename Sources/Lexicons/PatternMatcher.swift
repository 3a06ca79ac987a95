package import Conversations

/// Looks for the patterns of one set; for one thread.
///
/// Compiles a pattern when its literals first occur: of a few hundred patterns a night meets some,
/// and a small night few.
package final class PatternMatcher {
  /// A match of one pattern: `range` counts from the sentence's first folded byte, and neither
  /// begins nor ends with a space.
  package struct Match: Hashable, Sendable {
    package var pattern: Int
    package var range: Range<Int>
  }

  package let set: PatternSet
  private let scratch: MatchScratch
  private let compiled: UnsafeMutableBufferPointer<CompiledPattern?>
  private var agentWalk: LiteralWalk
  private var customerWalk: LiteralWalk

  /// How many matches of one pattern in one sentence are looked for.
  private static let mostMatches = 16

  /// - Parameter isUsers: the patterns are users', and get fewer steps than the lexicons'.
  package init(_ set: PatternSet, isUsers: Bool = false) {
    self.set = set
    scratch = isUsers ? MatchScratch(steps: PatternBounds.mostSteps) : MatchScratch()
    compiled = .allocate(capacity: set.count)
    compiled.initialize(repeating: nil)
    agentWalk = LiteralWalk(set, set.agentTrie, sides: .agent)
    customerWalk = LiteralWalk(set, set.customerTrie, sides: .customer)
  }

  deinit {
    agentWalk.deallocate()
    customerWalk.deallocate()
    compiled.deinitialize()
    compiled.deallocate()
  }

  /// Every match in a sentence, by pattern, those of one pattern in order.
  ///
  /// - Parameters:
  ///   - folded: the conversation's folded bytes.
  ///   - range: the sentence in them.
  ///   - sides: patterns for other sides are left out.
  ///   - found: gets the matches.
  package func matches(
    in folded: [UInt8], _ range: ByteRange, sides: Sides, _ found: (Match) -> Void
  ) {
    folded.withUnsafeBufferPointer { bytes in
      let candidates = prefilter(bytes, range, sides: sides)
      guard !candidates.isEmpty else { return }
      let subject = UnsafeBufferPointer(rebasing: bytes[range])
      for index in candidates { verify(Int(index), subject, found) }
    }
  }

  /// Whether any pattern matches.
  package func matchesAny(in folded: [UInt8], _ range: ByteRange, sides: Sides = .both) -> Bool {
    folded.withUnsafeBufferPointer { bytes in
      let candidates = prefilter(bytes, range, sides: sides)
      let subject = UnsafeBufferPointer(rebasing: bytes[range])
      return candidates.contains { index in
        code(Int(index))?.match(subject, from: 0, scratch: scratch) != nil
      }
    }
  }

  /// Whether a pattern matches a sentence.
  func occurs(_ index: Int, _ subject: UnsafeBufferPointer<UInt8>) -> Bool {
    code(index)?.match(subject, from: 0, scratch: scratch) != nil
  }

  private func code(_ index: Int) -> CompiledPattern? {
    if let code = compiled[index] { return code }
    // A pattern that does not compile was reported by `checked`, or is one of ours and tested.
    let code = set.expanded(index).flatMap { try? CompiledPattern($0) }
    compiled[index] = code
    return code
  }

  /// The matches of one pattern in a sentence.
  func verify(_ index: Int, _ subject: UnsafeBufferPointer<UInt8>, _ found: (Match) -> Void) {
    guard let code = code(index) else { return }
    var offset = 0
    for _ in 0..<PatternMatcher.mostMatches {
      guard let match = code.match(subject, from: offset, scratch: scratch) else { return }
      var start = match.lowerBound
      var end = match.upperBound
      while start < end && subject[start] == 0x20 { start += 1 }
      while end > start && subject[end - 1] == 0x20 { end -= 1 }
      if start < end { found(Match(pattern: index, range: start..<end)) }
      offset = max(match.upperBound, match.lowerBound + 1)
      while offset < subject.count && subject[offset] & 0xC0 == 0x80 { offset += 1 }
      if offset >= subject.count { return }
    }
  }

  /// The patterns whose literals occur in order, and those without any; valid until the next call.
  func prefilter(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange, sides: Sides
  ) -> Candidates {
    switch sides {
    case .agent: return agentWalk.candidates(bytes, range)
    case .customer: return customerWalk.candidates(bytes, range)
    default: return candidatesOfBoth(bytes, range)
    }
  }

  typealias Candidates = UnsafeMutableBufferPointer<Int32>.SubSequence

  /// Rare: patterns of users that do not ask whose sentence it is.
  private func candidatesOfBoth(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange
  ) -> Candidates {
    let agents = Set(agentWalk.candidates(bytes, range))
    return customerWalk.candidates(bytes, range, adding: agents)
  }
}
