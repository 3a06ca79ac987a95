/// Takes the events of one document.
///
/// A reader calls it through its generic parameter: there is no box and no string per event. Bytes
/// handed to it are UTF-8 and only valid during the call.
package protocol MarkupHandler {
  /// Names of elements worth telling apart: an element's `code` is the index in this list. Read
  /// once, when reading begins.
  var vocabulary: [String] { get }
  /// True to end reading early; looked at after every piece of input (64 KB).
  var isFinished: Bool { get }
  mutating func start(_ element: ElementEvent)
  mutating func end(_ element: ElementEnd)
  /// A piece of text. One text node may come in several pieces, split between characters.
  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>)
  mutating func comment(_ bytes: UnsafeBufferPointer<UInt8>)
}

extension MarkupHandler {
  package var isFinished: Bool { false }
  package mutating func comment(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// Names of elements as an enumeration: `enum Tag: String, MarkupTag { case line, text = "Text" }`.
///
/// The handler's vocabulary is `Tag.vocabulary`, and `Tag(code: element.code)` gives the case.
package protocol MarkupTag: RawRepresentable, CaseIterable, Sendable where RawValue == String {}

extension MarkupTag {
  package static var vocabulary: [String] { allCases.map(\.rawValue) }
}

extension MarkupTag where AllCases == [Self] {
  /// The case of an event's code; nil for an element outside the vocabulary.
  @inlinable package init?(code: Int) {
    guard code >= 0 else { return nil }
    self = Self.allCases[code]
  }
}

/// XML or HTML: which of the two parsers reads.
package enum MarkupKind: Sendable, Hashable {
  case xml
  case html
}

/// Bounds that keep a hostile file from taking memory or time.
package struct MarkupLimits: Sendable, Hashable {
  /// Elements within elements in XML; default 256.
  package var xmlDepth = 256
  /// The same in HTML, where elements that nobody closed add up; default 1,024.
  package var htmlDepth = 1_024
  /// Bytes of one tag, comment or declaration; default 8 MiB (pictures inside attributes).
  package var tokenBytes = 8 << 20
  package init() {}
}

/// What reading a document came to.
package struct MarkupReport: Sendable, Hashable {
  /// The charset the file was decoded from, and what said so.
  package var charset = "utf-8"
  package var charsetReason = ""
  /// Why reading ended before the end; nil if it did not.
  package var problem: MarkupProblem?
  /// Control characters that XML forbids, left out.
  package var controls = 0
  /// Bytes that were none in the file's charset, replaced.
  package var undecodable = 0
  /// Faults that were read over: bare ampersands, doubled attributes, unknown entities.
  package var repairs = 0
  /// Line of the first such fault.
  package var firstRepairLine: Int?
  /// Bytes before the first tag that belong to no document (prose of a browser), left out.
  package var skippedPrefix = 0
  package var bytesRead = 0

  package init() {}
}
