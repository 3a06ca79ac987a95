import Conversations

/// Says what is what in a message that is no mail: by its marks alone.
enum SpanMarker {
  /// Spans that cover a text. White space between two marks goes with what stands before it.
  ///
  /// - Parameter marks: marks as offsets in the text. Quotes win over signatures and disclaimers.
  static func spans(_ text: ArraySlice<UInt8>, marks: [Mark]) -> [TextSpan] {
    let count = text.count
    if count == 0 { return [] }
    if marks.isEmpty { return [TextSpan(.authored, Span(0, count))] }
    var cuts: [(range: ByteRange, kind: SpanKind)] = []
    for mark in marks {
      guard let kind = kind(mark.kind) else { continue }
      cuts.append((mark.range.clamped(to: 0..<count), kind))
    }
    if cuts.isEmpty { return [TextSpan(.authored, Span(0, count))] }
    var places = [0, count]
    for cut in cuts { places += [cut.range.lowerBound, cut.range.upperBound] }
    places = Array(Set(places)).sorted()
    var out: [TextSpan] = []
    for (start, end) in zip(places, places.dropFirst()) {
      let kinds = cuts.lazy.filter { $0.range.lowerBound <= start && end <= $0.range.upperBound }
        .map(\.kind)
      var kind: SpanKind =
        kinds.contains(.quoted)
        ? .quoted
        : kinds.contains(.signature)
          ? .signature : kinds.contains(.disclaimer) ? .disclaimer : .authored
      if kind == .authored, let last = out.last {
        let stretch = text[(text.startIndex + start)..<(text.startIndex + end)]
        if stretch.allSatisfy({ $0 <= 0x20 }) { kind = last.kind }
      }
      append(TextSpan(kind, Span(start, end)), to: &out)
    }
    return out
  }

  /// Adds a span, joined with the one before it if both are of one kind.
  static func append(_ span: TextSpan, to spans: inout [TextSpan]) {
    if let last = spans.last, last.kind == span.kind, last.span.end == span.span.start {
      spans[spans.count - 1].span.end = span.span.end
    } else {
      spans.append(span)
    }
  }

  private static func kind(_ mark: MarkKind) -> SpanKind? {
    switch mark {
    case .quote, .quoteHeader: .quoted
    case .signature: .signature
    case .disclaimer: .disclaimer
    default: nil
    }
  }
}
