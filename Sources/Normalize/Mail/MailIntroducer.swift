import Conversations

/// What begins a stretch of earlier history in a mail's text.
struct MailIntroducer {
  enum Kind {
    /// “On … wrote:”.
    case attribution
    /// From, Sent, To, Subject.
    case block
    /// “-----Original Message-----” or a forward's first line.
    case separator
    /// The markup says so.
    case history
    /// “Reply above this line”.
    case replyAbove
  }
  var kind: Kind
  var header: QuoteHeader
  /// The line behind it.
  var end: Int
  /// Whether what follows is history even without quote signs.
  var isStrong: Bool
}

extension MailLines {
  /// What begins history at line `i`, if something does.
  ///
  /// - Parameter limit: the line behind the stretch that may be looked at.
  func introducer(at i: Int, before limit: Int) -> MailIntroducer? {
    let line = self[i]
    if line.startsHistory {
      if let inner = textIntroducer(at: i, before: limit) {
        return MailIntroducer(
          kind: .history, header: inner.header, end: inner.end, isStrong: true)
      }
      if let block = MailHeaderBlock(self, at: i, before: limit) {
        return MailIntroducer(kind: .history, header: block.header, end: block.end, isStrong: true)
      }
      return MailIntroducer(kind: .history, header: QuoteHeader(), end: i, isStrong: true)
    }
    if line.isHeader { return markedHeader(at: i, before: limit) }
    return textIntroducer(at: i, before: limit)
  }

  /// A line that the markup calls the introduction of a quotation.
  private func markedHeader(at i: Int, before limit: Int) -> MailIntroducer? {
    if let found = textIntroducer(at: i, before: limit) {
      var found = found
      found.isStrong = true
      return found
    }
    var end = i + 1
    while end < limit, self[end].isHeader, end < i + MailAttribution.mostLines { end += 1 }
    let text = joined(i..<end)
    var header = QuoteHeader()
    let fold = MailFold(text)
    if let reading = MailDate.parse(fold.bytes[...]) {
      header.clock = reading.clock
      header.rawClock = String(decoding: fold.bytes[reading.range], as: UTF8.self)
    }
    if let named = MailAttribution.nameOnly(text) {
      header.name = named.name
    } else if let found = MailAddress.find(in: text[...]) {
      header.address = String(decoding: text[found.address], as: UTF8.self).lowercased()
    }
    // Somebody may have written his own text into the client's element.
    guard !header.isEmpty || fold.bytes.last == 0x3A else { return nil }
    return MailIntroducer(kind: .attribution, header: header, end: end, isStrong: true)
  }

  private func textIntroducer(at i: Int, before limit: Int) -> MailIntroducer? {
    guard self[i].range.count <= 2000 else { return nil }
    let fold = fold(i)
    guard !fold.isEmpty else { return nil }
    if MailRules.isReplyAbove(fold) {
      return MailIntroducer(kind: .replyAbove, header: QuoteHeader(), end: i + 1, isStrong: true)
    }
    if let separator = separator(at: i, fold, before: limit) { return separator }
    if MailRules.isRule(fold), !self[i].isPreformatted || self[i].signs > 0,
      let next = nonBlank(from: i + 1, before: min(limit, i + 4)),
      self[next].depth == self[i].depth,
      let block = MailHeaderBlock(self, at: next, before: limit), block.strength >= .medium
    {
      return MailIntroducer(kind: .block, header: block.header, end: block.end, isStrong: true)
    }
    if MailLabel.leading(fold) != nil,
      let block = MailHeaderBlock(self, at: i, before: limit), block.strength == .strong
    {
      return MailIntroducer(kind: .block, header: block.header, end: block.end, isStrong: true)
    }
    return attribution(at: i, before: limit)
  }

  private func separator(
    at i: Int, _ fold: ArraySlice<UInt8>, before limit: Int
  ) -> MailIntroducer? {
    guard let isAlone = MailRules.isSeparator(fold) else { return nil }
    var header = QuoteHeader()
    var end = i + 1
    if let next = nonBlank(from: i + 1, before: min(limit, i + 4)) {
      if self[next].depth == self[i].depth || self[next].marked > self[i].marked,
        let block = MailHeaderBlock(self, at: next, before: limit)
      {
        // A block in a deeper quote belongs to the quoted message, which reads it itself.
        if self[next].depth == self[i].depth {
          header = block.header
          end = block.end
        }
      } else if isAlone {
        // Words without dashes count only with a head behind them.
        return nil
      }
    } else if isAlone {
      return nil
    }
    if header.isEmpty {
      if let found = MailAddress.find(in: fold) {
        header.address = String(decoding: fold[found.address], as: UTF8.self)
      }
      if let reading = MailDate.parse(fold) {
        header.clock = reading.clock
        header.rawClock = String(decoding: fold[reading.range], as: UTF8.self)
      }
    }
    return MailIntroducer(kind: .separator, header: header, end: end, isStrong: true)
  }

  /// An attribution that begins exactly at line `i`, over at most six lines.
  func attribution(at i: Int, before limit: Int) -> MailIntroducer? {
    let depth = self[i].depth
    let reach = attributionReach(i, before: limit)
    guard reach > 0 else { return nil }
    var k = i
    var blanks = 0
    while k < limit, k - i < reach + blanks {
      if self[k].isBlank {
        // Only an address torn from its line stands behind a blank one.
        guard blanks == 0, k > i, k + 1 < limit, tornAddress(k + 1) else { return nil }
        blanks = 1
        k += 1
        continue
      }
      guard self[k].depth == depth, self[k].range.count <= MailAttribution.mostBytes else {
        return nil
      }
      if closesAttribution(k, begunAt: i) {
        if let found = MailAttribution(joined(i..<(k + 1))),
          isNearestStart(i, closing: k, found)
        {
          return MailIntroducer(
            kind: .attribution, header: found.header, end: k + 1, isStrong: found.isStrong)
        }
        if k == i, let header = MailAttribution.nameOnly(joined(i..<(i + 1))) {
          return MailIntroducer(kind: .attribution, header: header, end: i + 1, isStrong: false)
        }
        // A colon that closes nothing ends the search, unless it stands in a torn address.
        if !endsInMailto(k) { return nil }
      }
      k += 1
    }
    return nil
  }

  /// Over how many lines an attribution may go that begins at line `i`: many where a date, a word
  /// before a date or an address stands at its beginning, else this one line.
  private func attributionReach(_ i: Int, before limit: Int) -> Int {
    let fold = fold(i)
    guard let first = fold.first else { return 0 }
    if (first >= 0x30 && first <= 0x39) || fold.contains(0x40) || fold.contains(0x3C) {
      return MailAttribution.mostLines
    }
    var start = fold.startIndex
    while start < fold.endIndex, !isWord(fold[start]) { start += 1 }
    var end = start
    while end < fold.endIndex, isWord(fold[end]) { end += 1 }
    let word = Array(fold[start..<end])
    if MailWords.introductions.contains(word) || MailWords.isWeekday(word)
      || MailMonths.month(word) != nil || MailAddress.findMunged(in: fold) != nil
    {
      return MailAttribution.mostLines
    }
    // A name, and its address on the next line.
    if fold.count <= 60, let next = nonBlank(from: i + 1, before: min(limit, i + 3)),
      tornAddress(next)
    {
      return MailAttribution.mostLines
    }
    return 1
  }

  private func tornAddress(_ k: Int) -> Bool {
    let s = bytes(k).drop { $0 <= 0x20 }
    return s.first == 0x3C
  }

  private func endsInMailto(_ k: Int) -> Bool {
    let fold = fold(k)
    return fold.last == 0x3C || fold.suffix(7).elementsEqual("mailto:".utf8)
  }

  private func closesAttribution(_ k: Int, begunAt i: Int) -> Bool {
    let s = bytes(k)
    var end = s.endIndex
    while end > s.startIndex, s[end - 1] <= 0x20 || s[end - 1] == 0x2A { end -= 1 }
    // No-break space behind the colon.
    if end - s.startIndex >= 2, s[end - 1] == 0xA0, s[end - 2] == 0xC2 { end -= 2 }
    guard end > s.startIndex else { return false }
    switch s[end - 1] {
    case 0x3A: return true
    case 0x9A:
      return end - s.startIndex >= 3 && s[end - 3] == 0xEF && s[end - 2] == 0xBC
    case 0x2D: return end - s.startIndex >= 2 && s[end - 2] == 0x2D && MailRules.hasLetters(s)
    case 0x3E:
      // "2013/7/20 Name <address>"
      guard let first = bytes(i).first, first >= 0x30 && first <= 0x39, k - i < 2 else {
        return false
      }
      // The verb may follow on the next line.
      guard k + 1 < count, self[k + 1].depth == self[k].depth else { return true }
      return fold(k + 1).last != 0x3A
    default: return false
    }
  }

  /// A prose line above must not be drawn into the attribution: the nearest start wins, and one
  /// that begins with a date wins over one that begins with a name.
  private func isNearestStart(_ i: Int, closing k: Int, _ found: MailAttribution) -> Bool {
    var j = k
    while j > i {
      if !self[j].isBlank, let nearer = MailAttribution(joined(j..<(k + 1))) {
        let isWhole = nearer.header.name != nil || nearer.header.address != nil
        if nearer.startsWithDate && isWhole { return false }
        if !found.startsWithDate && nearer.header.name != nil { return false }
      }
      j -= 1
    }
    if found.startsWithDate { return true }
    // A name first: the whole of it must be one, not the end of somebody's sentence.
    return found.header.name.map(MailAttribution.looksLikeName) ?? found.hasAddress
  }

  /// The text of lines behind their quote signs, joined by spaces.
  func joined(_ range: Range<Int>) -> [UInt8] {
    var out: [UInt8] = []
    for i in range where !self[i].isBlank {
      let s = bytes(i)
      guard out.count + s.count <= 4000 else { break }
      if !out.isEmpty { out.append(0x20) }
      out.append(contentsOf: s)
    }
    return out
  }
}
