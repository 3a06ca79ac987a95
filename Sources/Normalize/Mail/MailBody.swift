package import Conversations

/// A mail's text, taken apart.
package struct MailBody: Sendable, Hashable {
  /// What is what; the spans cover the text without gaps, in order.
  package var spans: [TextSpan]
  /// Every message quoted in it, newest first.
  package var quoted: [QuotedMessage]

  package init(spans: [TextSpan], quoted: [QuotedMessage]) {
    self.spans = spans
    self.quoted = quoted
  }
}

/// An earlier message that a mail quotes.
package struct QuotedMessage: Sendable, Hashable {
  /// The author as the header names him; nil where only an address or nothing stands there.
  package var name: String?
  /// Lower case.
  package var address: String?
  package var clock: RawClock
  /// The clock as it stands in the header.
  package var rawClock: String?
  package var subject: String?
  /// 1 for what the mail itself quotes, 2 for what that message quotes, and so on.
  package var level: Int
  /// Its own text: quote signs stripped, what it quotes itself taken out.
  package var text: [UInt8]
  /// Covers `text`.
  package var spans: [TextSpan]

  /// Whether a header says who wrote it or when. Only such a message can become a turn.
  package var isAttributed: Bool { name != nil || address != nil || clock != .none }
}

/// What a line or block that introduces a quotation says.
struct QuoteHeader: Hashable {
  var name: String?
  var address: String?
  var clock: RawClock = .none
  var rawClock: String?
  var subject: String?

  var isEmpty: Bool { name == nil && address == nil && clock == .none && rawClock == nil }

  mutating func setAuthor(_ mailbox: MailAddress) {
    name = mailbox.name.isEmpty ? nil : mailbox.name
    address = mailbox.address
  }
}
