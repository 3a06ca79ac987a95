import Conversations
import Markup

/// A message page of MHonArc: its head stands in comments.
///
/// `X-From-R13` is rotated by thirteen letters, dashes in comments are `&#45;`, and the comment that
/// ends the body can be missing: then the body goes to the next mark of the page, else to its end.
struct MHonArcHTML: Format {
  let id = "mhonarc-html"

  func recognize(_ sample: Sample) -> Recognition? {
    guard sample.isHTML else { return nil }
    if sample.has(comment: "X-Message-Id") || sample.has(comment: "X-Body-of-Message") {
      return .certain("comments X-Message-Id and X-Body-of-Message of MHonArc")
    }
    if sample.has(comment: "MHonArc"), sample.has(element: "li") {
      return .likely("comment of MHonArc")
    }
    return nil
  }

  func read(_ reading: Reading) { reading.readPage(ArchivePage<Head>.self) }

  private struct Head: ArchiveHead {
    private var head = MailHead()

    private static let ends: [StaticString] = [
      "X-Body-of-Message-End", "X-MsgBody-End", "X-Follow-Ups", "X-References", "X-BotPNI",
      "X-User-Footer", "X-Post-Message",
    ]

    mutating func comment(
      _ bytes: UnsafeBufferPointer<UInt8>, isInBody: Bool
    ) -> ArchiveMark {
      if bytes.equals("X-Body-of-Message") { return .bodyBegins }
      if isInBody {
        return Self.ends.contains { bytes.hasPrefix($0) } ? .bodyEnds : .nothing
      }
      take(Array(bytes))
      return .nothing
    }

    func finish(_ message: inout MailMessage) { message.head = head }

    /// `X-Date: Tue, 20 Jun 2006 12:00:00 +0200`
    private mutating func take(_ comment: [UInt8]) {
      guard let colon = comment.firstIndex(of: 0x3A), colon < 40 else { return }
      let value = ArchiveText.unescaped(Array(comment[(colon + 1)...]))
      let text = MailAddress.line(value[...])
      switch String(decoding: comment[..<colon], as: UTF8.self) {
      case "X-Subject": head.subject = text
      case "X-From-R13":
        head.from = ArchiveText.mailbox(
          String(decoding: value.map(MHonArcHTML.rotated), as: UTF8.self))
      case "X-From":
        head.from = head.from ?? ArchiveText.mailbox(String(decoding: value, as: UTF8.self))
      case "X-Date":
        head.rawClock = text
        head.clock = MailDate.parse(text)?.clock ?? .none
      case "X-Message-Id": head.messageID = identifier(value)
      case "X-Reference":
        if let id = identifier(value), !head.references.contains(id),
          head.references.count < 300
        {
          head.references.append(id)
        }
      default: break
      }
    }

    private func identifier(_ value: [UInt8]) -> String? {
      let id = value.filter { $0 > 0x20 && $0 != 0x3C && $0 != 0x3E }
      return id.isEmpty ? nil : String(decoding: id, as: UTF8.self)
    }
  }

  static func rotated(_ b: UInt8) -> UInt8 {
    switch b {
    case 0x41...0x5A: (b - 0x41 + 13) % 26 + 0x41
    case 0x61...0x7A: (b - 0x61 + 13) % 26 + 0x61
    default: b
    }
  }
}
