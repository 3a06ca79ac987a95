import Conversations

/// Signatures, disclaimers and the notices of programs, below what somebody wrote.
enum MailTail {
  typealias Own = [(line: Int, kind: SpanKind)]

  /// Longest signature below `-- `, in lines that are not blank.
  private static let mostSignatureLines = 25
  private static let mostFooterLines = 10

  /// Sets the kinds of a message's own lines.
  static func classify(_ own: inout Own, _ lines: MailLines, isQuoted: Bool) {
    // Pieces between quotations end in signatures of their own.
    var start = 0
    while start < own.count {
      var end = start + 1
      while end < own.count, own[end].line == own[end - 1].line + 1 { end += 1 }
      classify(&own, start..<end, lines, isFirst: start == 0)
      start = end
    }
    // A mail that is nothing but a signature has no text that could be under it: keep it, unless
    // the markup says so.
    let hasAuthored = own.contains { $0.kind == .authored && !lines[$0.line].isBlank }
    if !hasAuthored && !isQuoted {
      for i in own.indices
      where own[i].kind == .signature && !lines[own[i].line].isSignature
        && !isSentFrom(lines.fold(own[i].line))
      {
        own[i].kind = .authored
      }
    }
  }

  private static func classify(
    _ own: inout Own, _ piece: Range<Int>, _ lines: MailLines, isFirst: Bool
  ) {
    for i in piece where own[i].kind == .authored {
      if lines[own[i].line].isDisclaimer {
        own[i].kind = .disclaimer
      } else if lines[own[i].line].isSignature {
        own[i].kind = .signature
      }
    }
    markBanner(&own, piece, lines)
    markPGP(&own, piece, lines)
    let first = piece.first { own[$0].kind == .authored && !lines[own[$0].line].isBlank }
    guard let first else { return }
    markDelimited(&own, first..<piece.upperBound, lines, needsText: isFirst)
    markFooter(&own, first..<piece.upperBound, lines)
    markSentFrom(&own, first..<piece.upperBound, lines)
    markDisclaimers(&own, first..<piece.upperBound, lines)
    markContact(&own, first..<piece.upperBound, lines)
  }

  // MARK: - Below a delimiter

  private static func markDelimited(
    _ own: inout Own, _ range: Range<Int>, _ lines: MailLines, needsText: Bool
  ) {
    // From the bottom, as far as a signature may reach: the uppermost delimiter wins.
    var below = 0
    var longest = 0
    var first: Int?
    for i in range.reversed() {
      let line = own[i].line
      if own[i].kind == .authored, !lines[line].isPreformatted || lines[line].isSignature,
        let most = delimiter(lines.bytes(line)), below <= most,
        most == mostSignatureLines || longest <= 120, i > range.lowerBound || !needsText
      {
        first = i
      }
      if lines[line].isBlank { continue }
      below += 1
      longest = max(longest, lines[line].range.count)
      if below > mostSignatureLines { break }
    }
    guard let first else { return }
    for k in first..<range.upperBound where own[k].kind == .authored { own[k].kind = .signature }
  }

  /// How many lines may follow, where a line is a signature's delimiter.
  private static func delimiter(_ s: ArraySlice<UInt8>) -> Int? {
    var t = s
    while let b = t.last, b <= 0x20 || (b == 0xA0 && t.dropLast().last == 0xC2) {
      t = b == 0xA0 ? t.dropLast(2) : t.dropLast()
    }
    if t.elementsEqual("--".utf8) { return mostSignatureLines }
    if t.elementsEqual("—".utf8) || t.elementsEqual("–".utf8) || t.elementsEqual("__".utf8) {
      return 8
    }
    return nil
  }

  // MARK: - Footers of lists and programs

  /// A row of marks, then short lines with a link: a mailing list's or a program's footer.
  private static func markFooter(_ own: inout Own, _ range: Range<Int>, _ lines: MailLines) {
    var below = 0
    var hasLink = false
    var i = range.upperBound - 1
    while i > range.lowerBound {
      let line = own[i].line
      if lines[line].isBlank {
        i -= 1
        continue
      }
      if own[i].kind == .authored {
        let fold = lines.fold(line)
        if below > 0, hasLink, MailRules.isRule(fold),
          !lines[line].isPreformatted || fold.count > 30
        {
          for k in i..<range.upperBound where own[k].kind == .authored { own[k].kind = .disclaimer }
          return
        }
        if lines[line].range.count > 160 { return }
        hasLink = hasLink || MailNotices.link.occurs(in: fold)
      }
      below += 1
      if below > mostFooterLines { return }
      i -= 1
    }
  }

  /// The armour of signed mails, which is nobody's text.
  private static func markPGP(_ own: inout Own, _ piece: Range<Int>, _ lines: MailLines) {
    var isSignature = false
    var isHead = false
    for i in piece {
      let bytes = lines.bytes(own[i].line)
      if bytes.starts(with: "-----BEGIN PGP SIGNED MESSAGE-----".utf8) { isHead = true }
      if bytes.starts(with: "-----BEGIN PGP SIGNATURE-----".utf8) { isSignature = true }
      if isHead && lines[own[i].line].isBlank { isHead = false }
      if (isSignature || isHead) && own[i].kind == .authored { own[i].kind = .signature }
      if bytes.starts(with: "-----END PGP SIGNATURE-----".utf8) { isSignature = false }
    }
  }

  // MARK: - Sent from my telephone

  static func isSentFrom(_ folded: ArraySlice<UInt8>) -> Bool {
    guard folded.count <= 140 else { return false }
    var line = folded
    while let b = line.first,
      b == 0x3C || b == 0x28 || b == 0x5B || b == 0x2D || b == 0x20
        || b == 0x2A || b == 0x5F
    {
      line = line.dropFirst()
    }
    if MailNotices.program.prefix(of: line) != nil { return true }
    if let length = MailNotices.sentFrom.prefix(of: line) {
      return MailNotices.device.occurs(in: line.dropFirst(length))
    }
    // "iPhoneから送信", "나의 iPhone에서 보냄", "從我的 iPhone 傳送"
    if MailNotices.sentBehind.occurs(in: line) { return MailNotices.device.occurs(in: line) }
    return false
  }

  private static func markSentFrom(_ own: inout Own, _ range: Range<Int>, _ lines: MailLines) {
    var marked: [Int] = []
    var lastOther = -1
    for i in range {
      let line = own[i].line
      guard own[i].kind == .authored, !lines[line].isBlank, lines[line].range.count <= 200 else {
        if own[i].kind == .authored && !lines[line].isBlank { lastOther = i }
        continue
      }
      if isSentFrom(lines.fold(line)) {
        marked.append(i)
      } else {
        lastOther = i
      }
    }
    guard let firstMark = marked.first, let lastMark = marked.last else { return }
    for i in marked {
      // Text below it: only a line that stands alone is believed.
      let isLast = i > lastOther
      let isAlone =
        (i == range.lowerBound || lines[own[i - 1].line].isBlank || marked.contains(i - 1))
        && (i + 1 == range.upperBound || lines[own[i + 1].line].isBlank || marked.contains(i + 1))
      if isLast || isAlone { own[i].kind = .signature }
    }
    // A short line between two of them is of their kind.
    for i in firstMark..<lastMark
    where own[i].kind == .authored && !lines[own[i].line].isBlank
      && lines[own[i].line].range.count <= 60
    {
      let above = (firstMark..<i).last { !lines[own[$0].line].isBlank }
      let below = ((i + 1)...lastMark).first { !lines[own[$0].line].isBlank }
      if let above, let below, own[above].kind == .signature, marked.contains(below) {
        own[i].kind = .signature
      }
    }
  }

  // MARK: - Disclaimers

  private static func markDisclaimers(_ own: inout Own, _ range: Range<Int>, _ lines: MailLines) {
    // From the bottom: at most this many lines are looked at.
    let from = max(range.lowerBound, range.upperBound - 60)
    var i = from
    while i < range.upperBound {
      let line = own[i].line
      guard own[i].kind != .disclaimer, !lines[line].isBlank,
        MailNotices.legalStart.occurs(in: lines.fold(line).prefix(600))
      else {
        i += 1
        continue
      }
      var end = i + 1
      while end < range.upperBound, !lines[own[end].line].isBlank, end - i < 25 { end += 1 }
      if isDisclaimer(lines.joined(own[i].line..<(own[end - 1].line + 1))) {
        // A heading above it ("Disclaimer", "CONFIDENTIALITY NOTICE") and a row of marks are its.
        var start = i
        while start > range.lowerBound {
          let above = own[start - 1].line
          if lines[above].isBlank || MailRules.isRule(lines.fold(above)) {
            start -= 1
          } else {
            break
          }
        }
        for k in start..<end { own[k].kind = .disclaimer }
        i = end
      } else {
        i += 1
      }
    }
    joinDisclaimers(&own, from..<range.upperBound, lines)
  }

  /// Links and addresses below a disclaimer are its firm's.
  private static func joinDisclaimers(_ own: inout Own, _ range: Range<Int>, _ lines: MailLines) {
    guard let last = range.last(where: { own[$0].kind == .disclaimer }) else { return }
    let rest = (last + 1)..<max(last + 1, range.upperBound)
    let isTheirs = rest.allSatisfy { k in
      let line = own[k].line
      if lines[line].isBlank || own[k].kind != .authored { return true }
      let fold = lines.fold(line)
      return MailNotices.link.occurs(in: fold) || isContact(fold) || MailRules.isRule(fold)
    }
    guard isTheirs else { return }
    for k in rest where own[k].kind == .authored { own[k].kind = .disclaimer }
  }

  static func isDisclaimer(_ text: [UInt8]) -> Bool {
    let folded = MailFold(text).bytes[...]
    if MailNotices.scanned.occurs(in: folded) { return folded.count <= 400 }
    guard folded.count >= 60 else { return false }
    var hits = 0
    for group in MailNotices.legal where group.occurs(in: folded) { hits += 1 }
    return hits >= 2
  }

  /// “This mail came from outside the organisation”, put above everybody's text.
  private static func markBanner(_ own: inout Own, _ piece: Range<Int>, _ lines: MailLines) {
    var looked = 0
    for i in piece where !lines[own[i].line].isBlank {
      looked += 1
      if looked > 4 { return }
      let fold = lines.fold(own[i].line)
      guard own[i].kind == .authored, fold.count <= 600 else { continue }
      if MailNotices.banner.occurs(in: fold) { own[i].kind = .disclaimer }
    }
  }

  // MARK: - Name, title, telephone

  private static func markContact(_ own: inout Own, _ range: Range<Int>, _ lines: MailLines) {
    var tail: [Int] = []
    for i in range.reversed() {
      if own[i].kind != .authored || lines[own[i].line].isBlank { continue }
      tail.insert(i, at: 0)
      if tail.count == 12 { break }
    }
    guard tail.count >= 2 else { return }
    let folds = tail.map { lines.fold(own[$0].line) }
    // Behind "Best regards" and the name: the rest, if it is made of contact details.
    if let closing = folds.lastIndex(where: {
      $0.count <= 60 && isClosing($0)
    }),
      closing + 2 < tail.count
    {
      let rest = (closing + 2)..<tail.count
      if rest.count <= 9, rest.allSatisfy({ folds[$0].count <= 120 }),
        rest.lazy.filter({ isContact(folds[$0]) }).count >= 1, details(folds[rest]) >= 2
      {
        for k in tail[rest.lowerBound]..<range.upperBound where own[k].kind == .authored {
          own[k].kind = .signature
        }
      }
      return
    }
    // A last paragraph that begins with a name and gives two ways to reach its bearer.
    var start = tail.count - 1
    while start > 0, tail[start - 1] == tail[start] - 1 { start -= 1 }
    let paragraph = start..<tail.count
    guard start > 0, paragraph.count >= 2, paragraph.count <= 8,
      paragraph.allSatisfy({ folds[$0].count <= 100 }),
      folds[paragraph].lazy.filter(isContact).count >= 2
    else { return }
    let name = String(decoding: lines.bytes(own[tail[start]].line), as: UTF8.self)
    guard name.utf8.count <= 50, MailAttribution.looksLikeName(name), !name.contains(":") else {
      return
    }
    for k in tail[start]..<range.upperBound where own[k].kind == .authored {
      own[k].kind = .signature
    }
  }

  /// "Best regards" and nothing more than a mark or a short word behind it.
  private static func isClosing(_ folded: ArraySlice<UInt8>) -> Bool {
    guard let length = MailNotices.closing.prefix(of: folded) else { return false }
    return folded.dropFirst(length).split(separator: 0x20).filter { $0.contains(where: isWord) }
      .count <= 1
  }

  private static func details(_ folds: ArraySlice<ArraySlice<UInt8>>) -> Int {
    folds.reduce(0) { $0 + (isContact($1) ? 2 : MailNotices.title.occurs(in: $1) ? 1 : 0) }
  }

  /// A telephone number, an address or a link that fills most of a line.
  static func isContact(_ folded: ArraySlice<UInt8>) -> Bool {
    let line = folded
    if let found = MailAddress.find(in: line) { return line.count - found.outer.count <= 25 }
    let digits = line.lazy.filter { $0 >= 0x30 && $0 <= 0x39 }.count
    let words = line.split(separator: 0x20)
    if digits >= 7, MailNotices.telephone.prefix(of: line) != nil || digits * 2 >= line.count {
      return words.count <= 10
    }
    return words.count <= 3 && MailNotices.link.occurs(in: line)
  }
}
