import Conversations

/// What a mail's own head says: who wrote it, to whom, when, about what.
struct MailHead {
  var from: MailAddress?
  var to: [MailAddress] = []
  var clock: RawClock = .none
  var rawClock: String?
  var subject: String?
  var messageID: String?
  /// Oldest first, In-Reply-To last.
  var references: [String] = []
  /// What the page's head names as another program's number of the case.
  var ticket: String?

  init() {}

  /// Longest list of recipients that is kept.
  static let mostRecipients = 50

  /// The head that a client printed above a saved mail, and where the body begins.
  ///
  /// It must be the first thing on the page, but for the page's title or its owner's name, and stand
  /// in no element that marks history: a mail that only forwards another begins with that one's head.
  ///
  /// - Parameter rowsMayBeApart: whether blank lines may part its rows, as paragraphs do; in plain
  ///   text a blank line ends it.
  static func printed(
    _ text: [UInt8], marks: [Mark], title: String?, rowsMayBeApart: Bool = true
  ) -> (head: MailHead, body: Int)? {
    var lines = HeadLines(text)
    var above: [MailFold] = []
    while let line = lines.next() {
      if line.fold.isEmpty { continue }
      if isInHistory(line.range, marks) { return nil }
      let start = line.range.lowerBound
      let block = block(text, from: start, marks: marks, rowsMayBeApart: rowsMayBeApart)
      if let found = block ?? gmailPrint(text, from: start) {
        let isOurs = above.allSatisfy {
          isTitle($0, title) || found.head.names($0) || isGmailBanner($0)
        }
        return isOurs ? found : nil
      }
      // At most the title and the owner's name stand above; in Gmail's print also its own name and
      // how many messages follow.
      above.append(line.fold)
      guard above.count <= 4, line.range.count <= 300 else { return nil }
    }
    return nil
  }

  /// Whether a line is nothing but the name of the writer or of somebody to whom he wrote.
  private func names(_ line: MailFold) -> Bool {
    ([from].compactMap { $0 } + to).contains { mailbox in
      MailFold(mailbox.name).bytes == line.bytes
        || mailbox.address.map { Array($0.utf8) == line.bytes } ?? false
    }
  }

  private static func isTitle(_ fold: MailFold, _ title: String?) -> Bool {
    guard let title else { return false }
    let folded = MailFold(title).bytes
    return !folded.isEmpty
      && (MailPhrases.find(fold.bytes, in: folded[...], wholeWords: false) != nil
        || MailPhrases.find(folded, in: fold.bytes[...], wholeWords: false) != nil)
  }

  /// "Gmail  Name <address>" and "2 messages", which Gmail prints above a thread.
  private static func isGmailBanner(_ fold: MailFold) -> Bool {
    if fold.bytes.starts(with: "gmail".utf8) { return true }
    let words = fold.bytes.split(separator: 0x20)
    return words.count <= 3 && words.first?.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ?? false
  }

  private static func isInHistory(_ range: Range<Int>, _ marks: [Mark]) -> Bool {
    marks.contains { mark in
      switch mark.kind {
      case .quote, .quoteWrapper, .quoteHeader, .indented:
        mark.range.contains(range.lowerBound)
          || (mark.range.overlaps(range) && mark.range.lowerBound <= range.lowerBound + 2)
      case .historyStart: mark.range.lowerBound <= range.upperBound
      case .signature, .disclaimer, .preformatted, .link: false
      }
    }
  }

  // MARK: - Label lines

  /// Lines "label: value", of which one names a writer and another a date, subject or recipient.
  private static func block(
    _ text: [UInt8], from start: Int, marks: [Mark], rowsMayBeApart: Bool
  ) -> (head: MailHead, body: Int)? {
    var lines = HeadLines(text, from: start)
    var head = MailHead()
    var seen: Set<MailLabel> = []
    var last: MailLabel?
    var body = start
    var pending: MailLabel?
    var read = 0
    while let line = lines.next(), read < 60 {
      read += 1
      if line.fold.isEmpty {
        if pending != nil { continue }
        // A plain head ends at a blank line; a printed one may have blank lines between its rows.
        var ahead = lines
        guard rowsMayBeApart || seen.count < 2, let following = ahead.next(),
          let (label, _) = MailLabel.leading(following.fold.bytes), !seen.contains(label)
        else { break }
        continue
      }
      if line.range.lowerBound > start, isInHistory(line.range, marks) { break }
      let bytes = text[line.range]
      if let (label, valueStart) = MailLabel.leading(line.fold.bytes) {
        if label == .from && seen.contains(.from) { break }
        seen.insert(label)
        last = label
        body = line.range.upperBound
        if valueStart < line.fold.bytes.count {
          let at = line.range.lowerBound + Int(line.fold.origins[valueStart])
          head.take(label, text[at..<line.range.upperBound], name: line.fold.bytes)
          pending = nil
        } else {
          pending = label
        }
      } else if let label = pending {
        // The value stands in the next cell.
        head.take(label, bytes, name: [])
        pending = nil
        body = line.range.upperBound
      } else if let last, continues(last, bytes) {
        if last == .to || last == .copy { head.addRecipients(bytes) }
        if last == .subject { head.subject? += " " + MailAddress.line(bytes) }
        body = line.range.upperBound
      } else {
        break
      }
    }
    guard seen.contains(.from), head.from != nil,
      seen.contains(.date) || seen.contains(.subject) || seen.contains(.to)
    else { return nil }
    let hasSign =
      head.from?.address != nil || head.clock != .none
      || (seen.contains(.subject) && (seen.contains(.to) || seen.contains(.date)))
    guard hasSign else { return nil }
    return (head, body)
  }

  private static func continues(_ label: MailLabel, _ line: ArraySlice<UInt8>) -> Bool {
    switch label {
    case .to, .copy:
      line.contains(0x40) && line.count < 1000 || line.first == 0x20 || line.first == 0x09
    case .subject, .other, .from, .replyTo, .date: line.first == 0x20 || line.first == 0x09
    }
  }

  /// Takes the value of a label line.
  private mutating func take(_ label: MailLabel, _ value: ArraySlice<UInt8>, name: [UInt8]) {
    let clean = MailAddress.clean(value)
    switch label {
    case .from:
      if from == nil, !clean.isEmpty {
        from = MailAddress(parsing: String(decoding: value, as: UTF8.self))
      }
    case .date:
      if rawClock == nil || clock == .none {
        rawClock = clean
        clock = MailDate.parse(clean)?.clock ?? .none
      }
    case .to, .copy: addRecipients(value)
    case .subject: subject = subject ?? MailAddress.line(value)
    case .replyTo: break
    case .other:
      if name.starts(with: "message-id".utf8) {
        messageID = MailHead.ids(value).first
      } else if name.starts(with: "in-reply-to".utf8) {
        for id in MailHead.ids(value) where !references.contains(id) { references.append(id) }
      } else if name.starts(with: "references".utf8) {
        references = MailHead.ids(value) + references
      }
    }
  }

  mutating func addRecipients(_ list: ArraySlice<UInt8>) {
    var start = list.startIndex
    var isQuoted = false
    var depth = 0
    var i = list.startIndex
    func part(_ end: Int) -> MailAddress? {
      guard start < end else { return nil }
      let mailbox = MailAddress(parsing: String(decoding: list[start..<end], as: UTF8.self))
      return mailbox.name.isEmpty && mailbox.address == nil ? nil : mailbox
    }
    while i <= list.endIndex, to.count < MailHead.mostRecipients {
      if i == list.endIndex {
        if let mailbox = part(i) { to.append(mailbox) }
        break
      }
      switch list[i] {
      case 0x22: isQuoted.toggle()
      case 0x3C: depth += 1
      case 0x3E: depth = max(0, depth - 1)
      case 0x2C, 0x3B:
        // "Last, First <a@b>": the comma parts only what has an address or where no address comes.
        let hasAddress = list[start..<i].contains(0x40)
        if !isQuoted && depth == 0 && (list[i] == 0x3B || hasAddress || !list[i...].contains(0x40))
        {
          if let mailbox = part(i) { to.append(mailbox) }
          start = i + 1
        }
      default: break
      }
      i += 1
    }
  }

  /// The message ids in a header's value, without angle brackets, in order.
  static func ids(_ value: ArraySlice<UInt8>) -> [String] {
    var out: [String] = []
    var i = value.startIndex
    while i < value.endIndex, out.count < 300 {
      guard value[i] > 0x20, value[i] != 0x2C else {
        i += 1
        continue
      }
      let start = i
      if value[i] == 0x3C, let close = value[i...].firstIndex(of: 0x3E) {
        i = close + 1
      } else {
        while i < value.endIndex, value[i] > 0x20, value[i] != 0x2C { i += 1 }
      }
      let id = value[start..<i].filter { $0 > 0x20 && $0 != 0x3C && $0 != 0x3E }
      if id.contains(0x40) || (value[start] == 0x3C && !id.isEmpty) {
        out.append(String(decoding: id, as: UTF8.self))
      }
    }
    return out
  }

  // MARK: - Gmail's print page

  /// "Name <address>   date", then "To: …", without any other label.
  private static func gmailPrint(_ text: [UInt8], from start: Int) -> (head: MailHead, body: Int)? {
    var lines = HeadLines(text, from: start)
    guard let first = lines.next(), first.range.count <= 300,
      let found = MailAddress.find(in: text[first.range])
    else { return nil }
    var head = MailHead()
    head.from = MailAddress(
      parsing: String(
        decoding: text[first.range.lowerBound..<found.outer.upperBound], as: UTF8.self))
    var clockLine = first
    if MailDate.parse(first.fold.bytes[...])?.hasTime != true {
      guard let next = lines.next() else { return nil }
      clockLine = next
    }
    guard let reading = MailDate.parse(clockLine.fold.bytes[...]), reading.hasTime,
      reading.range.count + 30 >= clockLine.fold.bytes.count
        - (clockLine.range == first.range ? found.outer.count + 60 : 0)
    else { return nil }
    head.clock = reading.clock
    head.rawClock = String(decoding: clockLine.fold.bytes[reading.range], as: UTF8.self)
    guard let to = lines.next(), let (label, valueStart) = MailLabel.leading(to.fold.bytes),
      label == .to
    else { return nil }
    var body = to.range.upperBound
    if valueStart < to.fold.bytes.count {
      let at = to.range.lowerBound + Int(to.fold.origins[valueStart])
      head.addRecipients(text[at..<to.range.upperBound])
    }
    var ahead = lines
    while let more = ahead.next(), let (label, _) = MailLabel.leading(more.fold.bytes),
      label == .copy || label == .replyTo
    {
      body = more.range.upperBound
    }
    return (head, body)
  }
}

/// Lines of the beginning of a text, folded.
private struct HeadLines {
  private let text: [UInt8]
  private var i: Int

  init(_ text: [UInt8], from start: Int = 0) {
    self.text = text
    i = start
  }

  mutating func next() -> (range: Range<Int>, fold: MailFold)? {
    guard i < text.count else { return nil }
    let start = i
    while i < text.count && text[i] != 0x0A { i += 1 }
    var end = i
    if end > start && text[end - 1] == 0x0D { end -= 1 }
    i += 1
    return (start..<end, MailFold(text[start..<min(end, start + 2000)]))
  }
}
