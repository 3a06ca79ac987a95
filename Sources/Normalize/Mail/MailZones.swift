package import Conversations

/// Tells what a mail's writer wrote from what he quoted, his signature and his firm's disclaimer.
package enum MailZones {
  /// Takes a mail's text apart.
  ///
  /// Client markup and text are both asked. A stretch is only taken for quoted where an element
  /// that only clients write, a quote sign, or a line that introduces history says so; text between
  /// quoted stretches stays the writer's. Where nothing would remain although nobody is named as
  /// another author, the whole text stays authored.
  ///
  /// - Parameters:
  ///   - text: the turn's normalised text.
  ///   - marks: its marks, ranges counted from the start of `text`.
  package static func split(text: [UInt8], marks: [Mark]) -> MailBody {
    var splitter = MailSplitter(MailLines(text: text, marks: marks))
    splitter.run()
    return splitter.body()
  }

  /// Seconds east of UTC that the mail's own clock names, so the zone of whoever quotes in it.
  static func offset(ofClock bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange) -> Int? {
    let clamped = range.clamped(to: 0..<min(bytes.count, range.lowerBound + 200))
    return MailDate.parse(MailFold(Array(bytes[clamped])).bytes[...])?.offset
  }

  /// The moment of a message that the mail itself quotes: the line that introduces it shows the
  /// clock of whoever quotes. Nil where nothing is known of his zone.
  static func time(of quoted: QuotedMessage, quoterOffset: Int?) -> Timestamp? {
    guard let quoterOffset, quoted.level == 1, case .local(let seconds) = quoted.clock,
      seconds > 86_400
    else { return nil }
    return Timestamp(seconds: seconds - Int64(quoterOffset), isZoneAssumed: true)
  }
}

/// The work of `MailZones.split`.
struct MailSplitter {
  var lines: MailLines
  private let hasTwoSigns: Bool
  /// The mail itself first, then the messages found in it, each before what it quotes.
  var drafts: [Draft] = []

  struct Draft {
    var header = QuoteHeader()
    var level = 0
    var base = 0
    var parent = -1
    /// Where its lines stand, its own and those it quotes.
    var parts: [Range<Int>] = []
    /// Its own lines, with what they are.
    var own: [(line: Int, kind: SpanKind)] = []
    /// Came only by quote signs, without anybody being named.
    var isBare = false
  }

  /// More messages than this in one mail are not told apart.
  private static let mostDrafts = 2000

  init(_ lines: MailLines) {
    self.lines = lines
    hasTwoSigns = lines.lines.contains { $0.signs == 2 }
    resolveIndents()
    drafts = [Draft(parts: [0..<lines.count])]
  }

  mutating func run() {
    var k = 0
    while k < drafts.count {
      scan(k)
      k += 1
    }
    keepWhatIsOnlyQuoted()
    for k in drafts.indices {
      MailTail.classify(&drafts[k].own, lines, isQuoted: k > 0)
    }
  }

  /// Decides which block quotes without a client's marks are quotations.
  private mutating func resolveIndents() {
    for region in lines.indents {
      guard isIntroduced(region) else { continue }
      for k in region { lines.lines[k].marked = min(lines[k].marked + 1, MailLines.deepest) }
    }
  }

  private func isIntroduced(_ region: Range<Int>) -> Bool {
    var p = region.lowerBound - 1
    while p >= 0 && lines[p].isBlank { p -= 1 }
    if p >= 0 {
      if lines[p].isHeader { return true }
      var s = p
      while s >= 0, p - s < MailHeaderReach.lines {
        if !lines[s].isBlank, let found = lines.introducer(at: s, before: p + 1),
          found.end == p + 1,
          found.kind != .attribution || found.isStrong || !found.header.isEmpty
        {
          return found.kind != .attribution || found.header.clock != .none
            || found.header.address != nil || found.header.rawClock != nil
        }
        s -= 1
      }
    }
    if let first = lines.nonBlank(from: region.lowerBound, before: region.upperBound),
      let found = lines.introducer(at: first, before: region.upperBound)
    {
      return found.isStrong
    }
    return false
  }

  private enum MailHeaderReach { static let lines = 10 }

  // MARK: - One message

  private struct State {
    var pending: QuoteHeader?
    var current: Int?
    var hasContent = false
    var wasIntroduced = false
  }

  private mutating func scan(_ k: Int) {
    if k > 0 { drafts[k].base = baseDepth(k) }
    var state = State()
    let parts = drafts[k].parts
    for part in parts {
      var i = part.lowerBound
      while i < part.upperBound {
        i = step(k, i, part.upperBound, &state)
      }
    }
  }

  /// A draft that came by quote signs is as deep as its shallowest line, but never deeper than one
  /// below its parent if such a line exists.
  private func baseDepth(_ k: Int) -> Int {
    var least = Int.max
    for part in drafts[k].parts {
      for i in part where !lines[i].isBlank { least = min(least, lines[i].depth) }
    }
    return least == Int.max ? drafts[k].base : max(least, 0)
  }

  private mutating func step(_ k: Int, _ i: Int, _ end: Int, _ state: inout State) -> Int {
    let base = drafts[k].base
    let line = lines[i]
    if line.isBlank && line.depth <= base {
      drafts[k].own.append((i, .authored))
      return i + 1
    }
    if line.depth > base { return deepRun(k, i, end, &state) }
    if line.isBlank {
      drafts[k].own.append((i, .authored))
      return i + 1
    }
    if let found = lines.introducer(at: i, before: end) {
      if let next = follow(found, k, i, end, &state) { return next }
    }
    if state.hasContent, let wrapper = lines.wrapperStarts[i],
      wrapper.upperBound <= end, isPlainHistory(wrapper, base)
    {
      addChild(k, QuoteHeader(), wrapper, base: base)
      state.current = drafts.count - 1
      return wrapper.upperBound
    }
    drafts[k].own.append((i, .authored))
    state.hasContent = true
    state.pending = nil
    return i + 1
  }

  /// A wrapper without inner quotes or introductions, below something written.
  private func isPlainHistory(_ wrapper: Range<Int>, _ base: Int) -> Bool {
    var looked = 0
    for i in wrapper where !lines[i].isBlank {
      if lines[i].depth > base { return false }
      if looked < 12, lines.introducer(at: i, before: wrapper.upperBound) != nil { return false }
      looked += 1
    }
    return looked > 0
  }

  /// What an introduction at `i` makes of the lines behind it. Nil: nothing, it is text.
  private mutating func follow(
    _ found: MailIntroducer, _ k: Int, _ i: Int, _ end: Int, _ state: inout State
  ) -> Int? {
    let base = drafts[k].base
    let next = lines.nonBlank(from: found.end, before: end)
    if found.kind == .replyAbove {
      for l in i..<found.end { drafts[k].own.append((l, .boilerplate)) }
      guard state.hasContent else { return found.end }
      addChild(k, QuoteHeader(), found.end..<end, base: base)
      return end
    }
    if let next, lines[next].depth > base {
      state.pending = found.header
      state.wasIntroduced = true
      return found.end
    }
    guard found.isStrong else { return nil }
    // The first lines of a quoted message name its author.
    if k > 0, !state.hasContent, drafts[k].header.isEmpty, !found.header.isEmpty {
      drafts[k].header = found.header
      return max(found.end, i + 1)
    }
    let scope = scopeEnd(i, end)
    if found.kind == .attribution, !state.hasContent, k == 0, !lines[i].isHeader,
      !lines.wrappers.contains(where: { $0.contains(i) })
    {
      // A mail that begins with an attribution and marks nothing: what follows may be the answer.
      state.wasIntroduced = true
      return found.end
    }
    guard found.end < scope || found.end > i else { return nil }
    addChild(k, found.header, min(found.end, scope)..<scope, base: base)
    state.current = nil
    state.pending = nil
    return max(scope, i + 1)
  }

  /// Unmarked history goes to the end of the innermost wrapper, else to the end of the message.
  private func scopeEnd(_ i: Int, _ end: Int) -> Int {
    var least = end
    for wrapper in lines.wrappers where wrapper.contains(i) && wrapper.upperBound < least {
      least = wrapper.upperBound
    }
    return least
  }

  private mutating func addChild(_ k: Int, _ header: QuoteHeader, _ part: Range<Int>, base: Int) {
    guard drafts.count < MailSplitter.mostDrafts else { return }
    var child = Draft(header: header, level: drafts[k].level + 1, base: base, parent: k)
    if !part.isEmpty { child.parts = [part] }
    drafts.append(child)
  }

  // MARK: - Quoted stretches

  private mutating func deepRun(_ k: Int, _ i: Int, _ end: Int, _ state: inout State) -> Int {
    let base = drafts[k].base
    var last = i
    var j = i
    while j < end {
      if lines[j].depth > base {
        last = j
      } else if !lines[j].isBlank {
        break
      }
      j += 1
    }
    let run = i..<(last + 1)
    if isPrompts(run, k)
      || (state.pending == nil && state.current == nil && isHandTyped(run, k, end, state))
    {
      for l in run { drafts[k].own.append((l, .authored)) }
      state.hasContent = true
      return run.upperBound
    }
    if state.pending == nil, let current = state.current {
      drafts[current].parts.append(run)
    } else {
      addChild(k, state.pending ?? QuoteHeader(), run, base: base + 1)
      let isBare = state.pending == nil && run.allSatisfy { lines[$0].marked == 0 }
      drafts[drafts.count - 1].isBare = isBare
      state.current = drafts.count - 1
      state.pending = nil
    }
    return run.upperBound
  }

  /// Lines of a Python session: three signs each, in a mail that quotes nothing two levels deep.
  private func isPrompts(_ run: Range<Int>, _ k: Int) -> Bool {
    guard k == 0 else { return false }
    for l in run where !lines[l].isBlank || lines[l].signs > 0 {
      guard lines[l].signs == 3, lines[l].marked == 0 else { return false }
    }
    return !hasTwoSigns
  }

  /// Quote signs that the writer typed himself: prompts of a shell, or one short citation above or
  /// in the middle of his text, where no line introduces a quotation.
  private func isHandTyped(_ run: Range<Int>, _ k: Int, _ end: Int, _ state: State) -> Bool {
    guard k == 0, !state.wasIntroduced else { return false }
    var content = 0
    var least = Int.max
    for l in run where !lines[l].isBlank {
      if lines[l].marked > 0 { return false }
      content += 1
      least = min(least, lines[l].signs)
    }
    if least >= 3 && least < Int.max { return true }
    guard content <= (state.hasContent ? 4 : 12), least == 1,
      let after = lines.nonBlank(from: run.upperBound, before: end)
    else { return false }
    // One citation only: a second run means that somebody answers point by point.
    for l in after..<end where lines[l].signs > 0 || lines[l].marked > 0 { return false }
    return lines.introducer(at: after, before: end) == nil
  }

  /// A mail that is nothing but quote signs, and names nobody, is its writer's text.
  private mutating func keepWhatIsOnlyQuoted() {
    let hasOwn = drafts[0].own.contains { $0.kind == .authored && !lines[$0.line].isBlank }
    guard !hasOwn, drafts.count > 1 else { return }
    guard drafts.dropFirst().allSatisfy({ $0.header.isEmpty }) else { return }
    let isBare = drafts.dropFirst().filter { $0.level == 1 }.allSatisfy { $0.isBare }
    guard isBare else { return }
    drafts.removeSubrange(1...)
    drafts[0].own = lines.lines.indices.map { ($0, .authored) }
  }
}
