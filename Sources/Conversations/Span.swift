/// A half-open range of UTF-8 offsets, `start ..< end`, in one turn's normalised text.
///
/// Every piece of evidence is a span: the quote shown to a reader is always the exact slice of the
/// turn's text that the span names.
package struct Span: Hashable, Comparable, Sendable, Codable {
  /// Offset of the first byte, from 0.
  package var start: Int
  /// Offset after the last byte; never less than `start`.
  package var end: Int

  package init(_ start: Int, _ end: Int) {
    precondition(start >= 0 && start <= end, "a span needs 0 <= start <= end")
    self.start = start
    self.end = end
  }

  package var count: Int { end - start }
  package var isEmpty: Bool { start == end }

  /// Whether the two spans share at least one byte.
  package func overlaps(_ other: Span) -> Bool { start < other.end && other.start < end }

  package func contains(_ other: Span) -> Bool { start <= other.start && other.end <= end }

  package static func < (a: Span, b: Span) -> Bool { (a.start, a.end) < (b.start, b.end) }
}

/// What a stretch of a turn's text is. The spans of a turn cover its text without gaps or overlaps,
/// in order. Only `authored` text is ever judged.
package enum SpanKind: UInt8, Sendable, Codable, CaseIterable {
  /// Written by the turn's author in this turn.
  case authored
  /// Quoted from an earlier message, with the line that introduces it.
  case quoted
  case signature
  case disclaimer
  /// Notices that the system puts into everybody's mouth (recording, privacy).
  case boilerplate

  /// The word used in JSON.
  package var name: String {
    switch self {
    case .authored: "authored"
    case .quoted: "quoted"
    case .signature: "signature"
    case .disclaimer: "disclaimer"
    case .boilerplate: "boilerplate"
    }
  }
}

/// A kind of text and where it stands in its turn.
package struct TextSpan: Hashable, Sendable, Codable {
  package var kind: SpanKind
  package var span: Span

  package init(_ kind: SpanKind, _ span: Span) {
    self.kind = kind
    self.span = span
  }
}
