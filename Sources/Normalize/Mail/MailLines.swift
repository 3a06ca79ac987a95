import Conversations

/// A line of a mail's text with what marks and quote signs say about it.
struct MailLine {
  /// Without the line break.
  var range: Range<Int>
  /// Where the text begins behind all quote signs.
  var content: Int
  /// Quote signs (`>`) at its beginning.
  var signs = 0
  /// Nesting of client-marked quote elements.
  var marked = 0
  /// Nesting of block quotes without a client's marks.
  var indented = 0
  var isBlank = false
  var isHeader = false
  var startsHistory = false
  var isSignature = false
  var isDisclaimer = false
  var isPreformatted = false

  /// Depth before indented block quotes are judged.
  var depth: Int { signs + marked }
}

/// The lines of a mail's text.
struct MailLines {
  let text: [UInt8]
  var lines: [MailLine] = []
  /// Stretches of lines inside wrappers that clients put around history.
  var wrappers: [Range<Int>] = []
  /// The widest wrapper that begins at a line.
  var wrapperStarts: [Int: Range<Int>] = [:]
  /// Stretches of lines inside block quotes without a client's marks, outermost first.
  var indents: [Range<Int>] = []
  /// All lines folded, without their quote signs; where each one stands.
  private var foldedText: [UInt8] = []
  private var foldedRanges: [Range<Int>] = []
  /// Longer lines are folded up to here.
  private static let mostFolded = 4_000
  /// More wrappers or block quotes than this are not looked at one by one: a hostile page.
  private static let mostRegions = 2_000
  /// Quoting deeper than this is treated as this deep.
  static let deepest = 60

  init(text: [UInt8], marks: [Mark]) {
    self.text = text
    cut()
    apply(marks)
    unquoteFences()
    rejoinBrokenAddresses()
    foldedText.reserveCapacity(text.count)
    foldedRanges.reserveCapacity(lines.count)
    for i in lines.indices {
      let start = foldedText.count
      MailFold.append(bytes(i).prefix(MailLines.mostFolded), to: &foldedText)
      foldedRanges.append(start..<foldedText.count)
    }
  }

  var count: Int { lines.count }

  subscript(_ i: Int) -> MailLine { lines[i] }

  /// The bytes of a line behind its quote signs.
  func bytes(_ i: Int) -> ArraySlice<UInt8> { text[lines[i].content..<lines[i].range.upperBound] }

  func folded(_ i: Int) -> MailFold { MailFold(bytes(i)) }

  /// The same without the way back to the original.
  func fold(_ i: Int) -> ArraySlice<UInt8> { foldedText[foldedRanges[i]] }

  /// The next line that is not blank, before `end`.
  func nonBlank(from i: Int, before end: Int) -> Int? {
    var k = i
    while k < end && lines[k].isBlank { k += 1 }
    return k < end ? k : nil
  }

  private mutating func cut() {
    var start = 0
    lines.reserveCapacity(text.count / 40 + 1)
    while start <= text.count {
      var end = start
      while end < text.count && text[end] != 0x0A { end += 1 }
      var stop = end
      if stop > start && text[stop - 1] == 0x0D { stop -= 1 }
      if end == text.count && start == end && !lines.isEmpty { break }
      lines.append(makeLine(start..<stop))
      start = end + 1
    }
  }

  private func makeLine(_ range: Range<Int>) -> MailLine {
    var line = MailLine(range: range, content: range.lowerBound)
    var i = range.lowerBound
    while i < range.upperBound, line.signs < MailLines.deepest {
      var k = i
      // Between signs at most two spaces; more would be an indented text that shows a sign.
      while k < range.upperBound, k - i < 2, text[k] == 0x20 { k += 1 }
      guard k < range.upperBound, text[k] == 0x3E else { break }
      // `>_<`, `>:(` and `>=` are no quote signs.
      if line.signs == 0, k + 2 < range.upperBound {
        let next = text[k + 1]
        let third = text[k + 2]
        if next == 0x3D || (next == 0x5F && (third == 0x3C || third == 0x3E))
          || (next == 0x3A && (third == 0x28 || third == 0x29 || third == 0x2D))
        {
          break
        }
      }
      line.signs += 1
      i = k + 1
    }
    if line.signs > 0, i < range.upperBound, text[i] == 0x20 { i += 1 }
    line.content = i
    line.isBlank = isBlank(text[i..<range.upperBound])
    return line
  }

  private func isBlank(_ slice: ArraySlice<UInt8>) -> Bool {
    var i = slice.startIndex
    while i < slice.endIndex {
      let b = slice[i]
      if b <= 0x20 {
        i += 1
      } else if b == 0xC2, i + 1 < slice.endIndex, slice[i + 1] == 0xA0 {
        i += 2
      } else if b == 0xE2, i + 2 < slice.endIndex, slice[i + 1] == 0x80, slice[i + 2] <= 0x8F {
        i += 3
      } else if b == 0xEF, i + 2 < slice.endIndex, slice[i + 1] == 0xBB, slice[i + 2] == 0xBF {
        i += 3
      } else {
        return false
      }
    }
    return true
  }

  /// The lines that a range of bytes touches with more than white space.
  private func lineRange(_ bytes: Range<Int>) -> Range<Int> {
    var low = bytes.lowerBound
    var high = min(bytes.upperBound, text.count)
    while low < high, text[low] <= 0x20 { low += 1 }
    while high > low, text[high - 1] <= 0x20 { high -= 1 }
    guard low < high else { return 0..<0 }
    return lineIndex(low)..<(lineIndex(high - 1) + 1)
  }

  private func lineIndex(_ offset: Int) -> Int {
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].range.lowerBound <= offset { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }

  private mutating func apply(_ marks: [Mark]) {
    // Differences first, so that ten thousand nested marks cost one pass.
    var quote = [Int32](repeating: 0, count: lines.count + 1)
    var indent = quote
    for mark in marks {
      if mark.kind == .historyStart {
        // The mark stands where the text had ended: behind a line, the next one is meant.
        let offset = min(mark.range.lowerBound, text.count)
        var from = lineIndex(offset)
        if offset > lines[from].range.lowerBound { from += 1 }
        let at = nonBlank(from: from, before: count)
        if let at { lines[at].startsHistory = true }
        continue
      }
      let r = lineRange(mark.range)
      guard !r.isEmpty else { continue }
      switch mark.kind {
      case .quote:
        quote[r.lowerBound] += 1
        quote[r.upperBound] -= 1
      case .indented:
        indent[r.lowerBound] += 1
        indent[r.upperBound] -= 1
        if indents.count < MailLines.mostRegions { indents.append(r) }
      case .quoteWrapper: if wrappers.count < MailLines.mostRegions { wrappers.append(r) }
      case .quoteHeader: for i in r { lines[i].isHeader = true }
      case .signature: for i in r { lines[i].isSignature = true }
      case .disclaimer: for i in r { lines[i].isDisclaimer = true }
      case .preformatted: for i in r { lines[i].isPreformatted = true }
      case .link, .historyStart: break
      }
    }
    var q: Int32 = 0
    var n: Int32 = 0
    for i in lines.indices {
      q += quote[i]
      n += indent[i]
      lines[i].marked = min(Int(q), MailLines.deepest)
      lines[i].indented = min(Int(n), MailLines.deepest)
    }
    for wrapper in wrappers
    where (wrapperStarts[wrapper.lowerBound]?.upperBound ?? 0) < wrapper.upperBound {
      wrapperStarts[wrapper.lowerBound] = wrapper
    }
    indents.sort { ($0.lowerBound, -$0.upperBound) < ($1.lowerBound, -$1.upperBound) }
  }

  /// Signs inside a fenced block of code are prompts, not quotes.
  private mutating func unquoteFences() {
    var open: Int?
    for i in lines.indices where isFence(i) {
      if let start = open {
        for k in start...i {
          lines[k].signs = 0
          lines[k].content = lines[k].range.lowerBound
          lines[k].isPreformatted = true
        }
        open = nil
      } else {
        open = i
      }
    }
  }

  private func isFence(_ i: Int) -> Bool {
    guard lines[i].signs == 0 else { return false }
    let s = text[lines[i].range]
    return s.count >= 3 && s.prefix(3).allSatisfy { $0 == 0x60 }
  }

  /// Clients break `<address>` over lines, and the closing bracket then looks like a quote sign.
  private mutating func rejoinBrokenAddresses() {
    for i in lines.indices.dropFirst() where lines[i].signs > 0 {
      let rest = bytes(i)
      let last = rest.last { $0 > 0x20 }
      guard rest.count < 60, last == nil || last == 0x3A || rest.count < 30, isBracketOpen(above: i)
      else { continue }
      // The last sign is the bracket: give it back to the text.
      var at = lines[i].content
      while at > lines[i].range.lowerBound, text[at - 1] != 0x3E { at -= 1 }
      lines[i].signs -= 1
      lines[i].content = max(lines[i].range.lowerBound, at - 1)
      lines[i].isBlank = false
    }
  }

  /// Whether up to four lines above leave an angle bracket open that holds an address.
  private func isBracketOpen(above i: Int) -> Bool {
    var open = 0
    var opened: Int?
    let start = max(0, i - 4)
    for k in start..<i where !lines[k].isBlank {
      guard lines[k].signs == lines[i].signs - 1, lines[k].range.count < 600 else {
        open = 0
        opened = nil
        continue
      }
      for at in lines[k].content..<lines[k].range.upperBound {
        if text[at] == 0x3C {
          if open == 0 { opened = at }
          open += 1
        } else if text[at] == 0x3E, open > 0 {
          open -= 1
        }
      }
    }
    guard open > 0, let opened else { return false }
    return MailAddress.find(in: text[opened..<lines[i].range.lowerBound]) != nil
  }
}
