import Conversations
import Markup

/// A message page of a Mailman 2 archive.
///
/// The mailto link's `In-Reply-To` is this message's own id. Lists of messages (`index.html`,
/// `thread.html` …) hold none.
struct PipermailHTML: Format {
  let id = "pipermail-html"

  func recognize(_ sample: Sample) -> Recognition? {
    guard sample.isHTML else { return nil }
    if sample.has(comment: "beginarticle") {
      return .certain("comment beginarticle of a Mailman 2 archive")
    }
    if sample.contains("Messages sorted by:"),
      sample.contains("More info on this list...")
        || sample.contains("Archive by ") || sample.contains("listinfo/")
    {
      return .certain("list of messages of a Mailman 2 archive")
    }
    return nil
  }

  func read(_ reading: Reading) {
    var page = Page(reading: reading)
    reading.parse(as: .html, into: &page)
    page.finish()
  }

  private struct Page: MarkupHandler {
    enum Tag: String, MarkupTag { case h1, b, a, i, pre }
    let vocabulary = Tag.vocabulary
    let reading: Reading
    private var html = MailHTML()
    private var place = Place.head
    private var gathering: Tag?
    private var gathered: [UInt8] = []
    private var subject: String?
    private var name: String?
    private var address: String?
    private var messageID: String?
    private var date: String?

    private enum Place { case head, body, behind }

    init(reading: Reading) { self.reading = reading }

    var isFinished: Bool { reading.isStopped || place == .behind }

    mutating func start(_ element: ElementEvent) {
      switch place {
      case .body: html.start(element)
      case .head:
        guard let tag = Tag(code: element.code) else { return }
        if tag == .a, name != nil, address == nil, let link = element.string("href") {
          messageID = messageID ?? PipermailHTML.ownID(link)
        }
        gathering = tag
        gathered.removeAll()
      case .behind: break
      }
    }

    mutating func end(_ element: ElementEnd) {
      switch place {
      case .body: html.end(element)
      case .head:
        guard let tag = Tag(code: element.code), tag == gathering else { return }
        gathering = nil
        let text = MailAddress.line(gathered[...])
        switch tag {
        case .h1: subject = subject ?? text
        case .b: name = name ?? text
        case .a: if name != nil, address == nil { address = text }
        case .i: if name != nil { date = date ?? text }
        case .pre: break
        }
      case .behind: break
      }
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
      switch place {
      case .body:
        if html.text.count + bytes.count <= Reading.turnBytes { html.append(bytes) }
      case .head:
        if gathering != nil, gathered.count < 4000 { gathered.append(contentsOf: bytes) }
      case .behind: break
      }
    }

    mutating func comment(_ bytes: UnsafeBufferPointer<UInt8>) {
      let word = bytes.trimmed
      if word.equals("beginarticle") {
        place = .body
      } else if word.equals("endarticle"), place == .body {
        place = .behind
      }
    }

    mutating func finish() {
      guard place != .head else {
        // Index pages only serve the others.
        reading.isSideFile = true
        reading.note("list of messages without a message")
        return
      }
      html.finish()
      var message = MailMessage()
      message.line = 1
      message.text = html.text
      message.marks = html.marks
      message.head.subject = subject
      message.head.messageID = messageID
      let mailbox = address.flatMap(ArchiveText.address)
      let shown = name.flatMap { ArchiveText.address($0) == nil ? $0 : nil }
      if shown != nil || mailbox != nil {
        message.head.from = MailAddress(name: shown ?? "", address: mailbox)
      }
      if let date {
        message.head.rawClock = date
        message.head.clock = MailDate.parse(date)?.clock ?? .none
      }
      let scrubbed = ArchiveText.scrubbed(message.text)
      message.attachments = scrubbed.count
      message.marks += scrubbed.map { Mark(.disclaimer, $0) }
      var builder = ConversationBuilder()
      message.deliver(&builder, to: reading)
    }
  }

  /// The id behind `In-Reply-To=` in the page's own mailto link.
  static func ownID(_ link: String) -> String? {
    let bytes = Array(link.utf8)
    return bytes.withUnsafeBufferPointer { p in
      guard let at = p.firstOffset(of: "In-Reply-To=") else { return nil }
      let rest = p[(at + 12)...].prefix { $0 != 0x26 && $0 != 0x3B }
      let decoded = ArchiveText.percentDecoded(rest).filter {
        $0 > 0x20 && $0 != 0x3C && $0 != 0x3E
      }
      return decoded.isEmpty ? nil : String(decoding: decoded, as: UTF8.self)
    }
  }
}

/// What archives of mailing lists do to addresses, ids and attachments.
enum ArchiveText {
  /// `jane at example.org`, `jane at example dot org`, `jane@example.org` as an address.
  static func address(_ text: String) -> String? {
    let lower = text.lowercased()
    if let found = MailAddress.find(in: Array(lower.utf8)[...]) {
      return String(decoding: Array(lower.utf8)[found.address], as: UTF8.self)
    }
    let words = lower.split(whereSeparator: { $0 == " " || $0 == "<" || $0 == ">" })
    guard let at = words.firstIndex(where: { $0 == "at" || $0 == "(at)" || $0 == "[at]" }), at > 0,
      at + 1 < words.count
    else { return nil }
    var domain = String(words[at + 1])
    var i = at + 2
    while i + 1 < words.count, words[i] == "dot" || words[i] == "(dot)" {
      domain += "." + words[i + 1]
      i += 2
    }
    let local = words[at - 1]
    guard domain.contains("."), local.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x2C }) else {
      return nil
    }
    return local + "@" + domain
  }

  /// The stretches where Mailman says that it took an attachment out.
  static func scrubbed(_ text: [UInt8]) -> [Range<Int>] {
    text.withUnsafeBufferPointer { p in
      var out: [Range<Int>] = []
      var i = 0
      while let at = p.firstOffset(of: " attachment was scrubbed...", from: i), out.count < 200 {
        var start = at
        while start > 0, p[start - 1] != 0x0A { start -= 1 }
        // The row of dashes above belongs to it.
        if start > 1 {
          var row = start - 1
          while row > 0, p[row - 1] != 0x0A { row -= 1 }
          if UnsafeBufferPointer(rebasing: p[row..<start]).contains("-------------- next part") {
            start = row
          }
        }
        // Name, Type, Size, Desc, URL: short lines up to the one with the link.
        var end = at
        var lines = 0
        while end < p.count, lines < 10 {
          var next = end
          while next < p.count, p[next] != 0x0A { next += 1 }
          let line = UnsafeBufferPointer(rebasing: p[end..<next])
          end = min(next + 1, p.count)
          lines += 1
          if line.hasPrefix("URL:") { break }
        }
        out.append(start..<end)
        i = max(end, at + 1)
      }
      return out
    }
  }

  static func percentDecoded(_ s: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    var out: [UInt8] = []
    var i = s.startIndex
    func hex(_ b: UInt8) -> UInt8? {
      switch b {
      case 0x30...0x39: b - 0x30
      case 0x41...0x46: b - 0x41 + 10
      case 0x61...0x66: b - 0x61 + 10
      default: nil
      }
    }
    while i < s.endIndex {
      if s[i] == 0x25, i + 2 < s.endIndex, let high = hex(s[i + 1]), let low = hex(s[i + 2]) {
        out.append(high << 4 | low)
        i += 3
      } else {
        out.append(s[i])
        i += 1
      }
    }
    return out
  }

  /// Numeric references and the five names, decoded once.
  static func unescaped(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(0x26) else { return text }
    var out: [UInt8] = []
    var i = 0
    while i < text.count {
      if text[i] == 0x26, let end = text[i...].prefix(12).firstIndex(of: 0x3B) {
        let name = String(decoding: text[(i + 1)..<end], as: UTF8.self)
        var scalar: Unicode.Scalar?
        if name.hasPrefix("#x") || name.hasPrefix("#X") {
          scalar = UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
        } else if name.hasPrefix("#") {
          scalar = UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init)
        } else {
          scalar = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"][name]
        }
        if let scalar, scalar.value >= 0x20 {
          out += Array(String(Character(scalar)).utf8)
          i = end + 1
          continue
        }
      }
      out.append(text[i])
      i += 1
    }
    return out
  }
}
