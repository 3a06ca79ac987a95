import Conversations
import Markup

/// A message page of Hypermail: its head stands in comments such as `<!-- id="…" -->`.
struct HypermailHTML: Format {
  let id = "hypermail-html"

  func recognize(_ sample: Sample) -> Recognition? {
    guard sample.isHTML else { return nil }
    if sample.has(comment: "isosent")
      || (sample.has(comment: "received") && sample.has(comment: "id"))
    {
      return .certain("comments isosent and id of Hypermail")
    }
    return nil
  }

  func read(_ reading: Reading) { reading.readPage(ArchivePage<Head>.self) }

  private struct Head: ArchiveHead {
    private var fields: [String: String] = [:]

    mutating func comment(
      _ bytes: UnsafeBufferPointer<UInt8>, isInBody: Bool
    ) -> ArchiveMark {
      let word = Array(bytes)
      guard let equals = word.firstIndex(of: 0x3D), equals < 30 else { return .nothing }
      let name = MailAddress.clean(word[..<equals])
      var value = word[(equals + 1)...]
      if value.first == 0x22 { value = value.dropFirst() }
      if value.last == 0x22 { value = value.dropLast() }
      let text = String(decoding: ArchiveText.unescaped(Array(value)), as: UTF8.self)
      if name == "body" { return text == "start" ? .bodyBegins : .bodyEnds }
      if !isInBody, fields.count < 40, fields[name] == nil { fields[name] = text }
      return .nothing
    }

    func finish(_ message: inout MailMessage) {
      let name = MailAddress.clean(Array((fields["name"] ?? "").utf8)[...])
      let address = fields["email"].flatMap(ArchiveText.address)
      if !name.isEmpty || address != nil {
        message.head.from = MailAddress(name: name, address: address)
      }
      message.head.subject = fields["subject"].map { MailAddress.line(Array($0.utf8)[...]) }
      message.head.messageID = identifier("id")
      message.head.references = identifier("inreplyto").map { [$0] } ?? []
      // `isosent` is in UTC; `sent` as the mail had it, perhaps without a zone.
      message.head.rawClock = fields["sent"] ?? fields["isosent"]
      message.head.clock = fields["sent"].flatMap { MailDate.parse($0)?.clock } ?? .none
      if let compact = fields["isosent"].flatMap(HypermailHTML.compact) {
        message.head.clock = compact
      }
    }

    private func identifier(_ name: String) -> String? {
      guard let raw = fields[name] else { return nil }
      // Munged like addresses.
      let id =
        ArchiveText.address(raw) == nil || raw.contains("@")
        ? raw : raw.split(separator: " ").joined()
      let clean = id.utf8.filter { $0 > 0x20 && $0 != 0x3C && $0 != 0x3E }
      return clean.isEmpty ? nil : String(decoding: clean, as: UTF8.self)
    }
  }

  /// `20060721204018`
  static func compact(_ text: String) -> RawClock? {
    let digits = text.utf8.compactMap { $0 >= 0x30 && $0 <= 0x39 ? Int($0 - 0x30) : nil }
    guard digits.count == 14, digits.count == text.utf8.count else { return nil }
    func number(_ r: Range<Int>) -> Int { digits[r].reduce(0) { $0 * 10 + $1 } }
    let civil = CivilTime(
      year: number(0..<4), month: number(4..<6), day: number(6..<8), hour: number(8..<10),
      minute: number(10..<12), second: number(12..<14))
    return civil.isValid ? .utc(civil.secondsAsUTC) : nil
  }
}
