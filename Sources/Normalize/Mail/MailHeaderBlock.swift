import Conversations

/// Label lines of a mail's head that stand in the text: `From: … Sent: … To: … Subject: …`.
struct MailHeaderBlock {
  var header: QuoteHeader
  /// The line behind the block.
  var end: Int
  /// How sure it is that a mail's head stands here and no form or travel plan.
  var strength: Strength

  enum Strength: Int, Comparable {
    /// Only a writer: believed where a separator announces it or a quotation begins.
    case weak
    /// A writer and a date: believed behind a rule.
    case medium
    case strong

    static func < (a: Strength, b: Strength) -> Bool { a.rawValue < b.rawValue }
  }

  private static let mostLines = 24

  /// Reads the block that begins at line `start` and ends before `limit`.
  init?(_ lines: MailLines, at start: Int, before limit: Int) {
    let depth = lines[start].depth
    var i = start
    var seen: Set<MailLabel> = []
    var from: MailAddress?
    var to = false
    var date: MailDate.Reading?
    var rawDate: String?
    var subject: String?
    var lastLabel: MailLabel?
    end = start
    let stop = min(limit, start + MailHeaderBlock.mostLines)
    reading: while i < stop {
      guard lines[i].depth == depth || lines[i].isBlank else { break }
      if lines[i].isBlank {
        // One blank line between labels: a table's or a double-spaced head.
        guard lastLabel != nil, i + 1 < stop, !lines[i + 1].isBlank,
          seen.count < 4 || !seen.contains(.from),
          MailLabel.leading(lines.fold(i + 1)) != nil
        else { break reading }
        i += 1
        continue
      }
      let bytes = lines.bytes(i)
      guard bytes.count <= 2000 else { break }
      let fold = lines.folded(i)
      guard let (label, valueStart) = MailLabel.leading(fold.bytes) else {
        if MailHeaderBlock.continues(lines, i, label: lastLabel) {
          i += 1
          end = i
          continue
        }
        // A label that is not known stands between two that are.
        if lastLabel != nil, let (next, _) = MailHeaderBlock.label(lines, i + 1, stop, depth),
          !seen.contains(next), MailHeaderBlock.looksLikeLabel(fold.bytes)
        {
          i += 1
          continue
        }
        break
      }
      if label == .from && seen.contains(.from) { break }
      var value = MailHeaderBlock.value(bytes, fold, valueStart)
      var rawValue = MailHeaderBlock.line(bytes, fold, valueStart)
      var next = i + 1
      if value.isEmpty, next < stop, !lines[next].isBlank, lines[next].depth == depth,
        MailLabel.leading(lines.fold(next)) == nil, lines.bytes(next).count < 400,
        label != .subject || seen.count < 3
      {
        // The value stands in the next cell.
        value = MailAddress.clean(lines.bytes(next))
        rawValue = MailAddress.line(lines.bytes(next))
        next += 1
      }
      seen.insert(label)
      switch label {
      case .from: from = MailAddress(parsing: value)
      case .to: to = to || !value.isEmpty
      case .date:
        let folded = MailFold(value)
        if let reading = MailDate.parse(folded.bytes[...]) {
          date = reading
          rawDate = value
        } else {
          rawDate = rawDate ?? value
        }
      case .subject: subject = subject ?? rawValue
      case .copy, .replyTo, .other: break
      }
      lastLabel = label
      i = next
      end = i
    }
    guard let from, !from.name.isEmpty || from.address != nil else { return nil }
    header = QuoteHeader()
    header.setAuthor(from)
    header.clock = date?.clock ?? .none
    header.rawClock = rawDate
    header.subject = subject
    let hasSubject = seen.contains(.subject)
    let isMail = from.address != nil || date?.hasTime == true
    if hasSubject && (seen.contains(.date) || to) && (isMail || (seen.contains(.date) && to)) {
      strength = .strong
    } else if date?.hasTime == true && to && from.address != nil {
      strength = .strong
    } else if hasSubject || date != nil || (to && from.address != nil) {
      strength = .medium
    } else {
      strength = .weak
    }
  }

  private static func label(
    _ lines: MailLines, _ i: Int, _ stop: Int, _ depth: Int
  ) -> (label: MailLabel, value: Int)? {
    guard i < stop, lines[i].depth == depth else { return nil }
    return MailLabel.leading(lines.fold(i))
  }

  /// One or two words and a colon.
  private static func looksLikeLabel(_ folded: [UInt8]) -> Bool {
    guard let colon = folded.prefix(30).firstIndex(of: 0x3A), colon > 1 else { return false }
    return folded[..<colon].split(separator: 0x20).count <= 2
  }

  private static func value(_ bytes: ArraySlice<UInt8>, _ fold: MailFold, _ start: Int) -> String {
    guard start < fold.bytes.count else { return "" }
    let at = bytes.startIndex + Int(fold.origins[start])
    return MailAddress.clean(bytes[at...])
  }

  private static func line(_ bytes: ArraySlice<UInt8>, _ fold: MailFold, _ start: Int) -> String {
    guard start < fold.bytes.count else { return "" }
    return MailAddress.line(bytes[(bytes.startIndex + Int(fold.origins[start]))...])
  }

  /// Long lists of recipients and long subjects go on over lines.
  private static func continues(_ lines: MailLines, _ i: Int, label: MailLabel?) -> Bool {
    guard let label, i > 0 else { return false }
    let line = lines.bytes(i)
    switch label {
    case .to, .copy, .from, .replyTo:
      let last = lines.bytes(i - 1).last { $0 > 0x20 }
      let isOpen = last == 0x2C || last == 0x3B || last == 0x3C
      return line.count < 400 && (isOpen || line.contains(0x40))
    case .subject, .other:
      return line.first == 0x20 || line.first == 0x09
    case .date: return false
    }
  }
}
