import Conversations

extension MailSplitter {
  /// The spans of the mail and the messages found in it.
  func body() -> MailBody {
    var kinds = [SpanKind](repeating: .quoted, count: lines.count)
    for (line, kind) in drafts[0].own { kinds[line] = kind }
    smooth(&kinds)
    var spans: [TextSpan] = []
    for i in 0..<lines.count {
      let start = lines[i].range.lowerBound
      let end = i + 1 < lines.count ? lines[i + 1].range.lowerBound : lines.text.count
      append(kinds[i], start, end, to: &spans)
    }
    return MailBody(spans: spans, quoted: drafts.indices.dropFirst().compactMap(message))
  }

  private func append(_ kind: SpanKind, _ start: Int, _ end: Int, to spans: inout [TextSpan]) {
    guard start < end else { return }
    if let last = spans.last, last.kind == kind {
      spans[spans.count - 1].span = Span(last.span.start, end)
    } else {
      spans.append(TextSpan(kind, Span(start, end)))
    }
  }

  /// Blank lines belong to what stands above them, at the beginning to what stands below.
  private func smooth(_ kinds: inout [SpanKind]) {
    var previous: SpanKind?
    for i in kinds.indices {
      if lines[i].isBlank {
        // A quote sign without text is quoted all the same.
        if let previous, lines[i].signs == 0 || previous != .authored { kinds[i] = previous }
      } else {
        if previous == nil { for k in 0..<i { kinds[k] = kinds[i] } }
        previous = kinds[i]
      }
    }
    if previous == nil { for i in kinds.indices { kinds[i] = .authored } }
  }

  private func message(_ k: Int) -> QuotedMessage? {
    let draft = drafts[k]
    var own = draft.own[...]
    while let first = own.first, lines[first.line].isBlank { own = own.dropFirst() }
    while let last = own.last, lines[last.line].isBlank { own = own.dropLast() }
    var text: [UInt8] = []
    var spans: [TextSpan] = []
    var kind: SpanKind?
    var wasBlank = false
    for (line, lineKind) in own {
      // Where a nested quotation was taken out, its blank lines go with it.
      if wasBlank && lines[line].isBlank { continue }
      wasBlank = lines[line].isBlank
      let start = text.count
      text.append(contentsOf: lines.bytes(line))
      text.append(0x0A)
      let isBlank = lines[line].isBlank
      let spanKind = isBlank ? (kind ?? lineKind) : lineKind
      append(spanKind, start, text.count, to: &spans)
      kind = spanKind
    }
    if !text.isEmpty {
      text.removeLast()
      let last = spans.count - 1
      if spans[last].span.start < text.count {
        spans[last].span = Span(spans[last].span.start, text.count)
      } else {
        spans.removeLast()
      }
    }
    guard !text.isEmpty || !draft.header.isEmpty else { return nil }
    return QuotedMessage(
      name: draft.header.name, address: draft.header.address, clock: draft.header.clock,
      rawClock: draft.header.rawClock, subject: draft.header.subject, level: draft.level,
      text: text, spans: spans)
  }
}
