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
    var edges: [Edge] = []
    for mark in marks {
      guard let kind = kind(mark.kind) else { continue }
      let range = mark.range.clamped(to: 0..<count)
      edges.append(Edge(offset: range.lowerBound, kind: kind, change: 1))
      edges.append(Edge(offset: range.upperBound, kind: kind, change: -1))
    }
    edges.sort { $0.offset < $1.offset }
    edges.append(Edge(offset: count, kind: .authored, change: 0))
    var out: [TextSpan] = []
    var start = 0
    var open = (quoted: 0, signature: 0, disclaimer: 0)
    for edge in edges {
      if edge.offset > start {
        var kind: SpanKind =
          open.quoted > 0
          ? .quoted
          : open.signature > 0 ? .signature : open.disclaimer > 0 ? .disclaimer : .authored
        if kind == .authored, let last = out.last {
          let stretch = text[(text.startIndex + start)..<(text.startIndex + edge.offset)]
          if stretch.allSatisfy({ $0 <= 0x20 }) { kind = last.kind }
        }
        append(TextSpan(kind, Span(start, edge.offset)), to: &out)
        start = edge.offset
      }
      switch edge.kind {
      case .quoted: open.quoted += edge.change
      case .signature: open.signature += edge.change
      case .disclaimer: open.disclaimer += edge.change
      case .authored, .boilerplate: break
      }
    }
    return out
  }

  /// Where a mark begins (`change` 1) or ends (−1).
  private struct Edge {
    var offset: Int
    var kind: SpanKind
    var change: Int
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
