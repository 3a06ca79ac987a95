import Conversations
import Markup

/// What an element of a mail's HTML says about the text inside or behind it.
///
/// The rules are the marks of the clients: ids, classes and styles that people do not write by hand.
/// Re-quoting changes ids and classes (`x_…`, `ecx…`, `m_123…`, `yiv123…`); they are known by what
/// remains.
enum MailElement {
  /// The hint that an element gives, if it gives one.
  static func hint(_ element: ElementEvent) -> MarkKind? {
    let isQuoteElement = element.isNamed("blockquote")
    var found: MarkKind?
    if let id = element.attribute("id"), !id.isEmpty {
      found = byToken(id, isQuoteElement: isQuoteElement, element)
    }
    if found == nil, let words = element.attribute("class") {
      var start = 0
      while start < words.count, found == nil {
        while start < words.count, words[start] <= 0x20 { start += 1 }
        var end = start
        while end < words.count, words[end] > 0x20 { end += 1 }
        if end > start {
          let word = UnsafeBufferPointer(rebasing: words[start..<end])
          found = byToken(word, isQuoteElement: isQuoteElement, element)
        }
        start = end
      }
    }
    if isQuoteElement { return blockQuote(element, found) }
    return found ?? byAttributes(element) ?? byStyle(element)
  }

  // MARK: - Block quotes

  private static func blockQuote(_ element: ElementEvent, _ found: MarkKind?) -> MarkKind {
    let style = element.attribute("style").map(Style.init)
    // Clients' button "indent more" writes block quotes without a border, 40 pixels wide.
    if let style, style.has("border", containing: "none") || style.isIndent { return .indented }
    if found == .quote || found == .quoteWrapper { return .quote }
    if let type = element.attribute("type"), type.equalsIgnoringCase("cite") { return .quote }
    if element.attribute("cite") != nil { return .quote }
    if let style, style.hasProperty("border-left") { return .quote }
    return .indented
  }

  // MARK: - Ids and classes

  private static func byToken(
    _ token: UnsafeBufferPointer<UInt8>, isQuoteElement: Bool, _ element: ElementEvent
  ) -> MarkKind? {
    var name = token[...]
    stripPrefixes(&name)
    guard !name.isEmpty, name.count < 80 else { return nil }
    var lower = [UInt8]()
    lower.reserveCapacity(name.count)
    for b in name { lower.append(b >= 0x41 && b <= 0x5A ? b | 0x20 : b) }
    if lower.count > 12, lower.ends(with: "_mr_css_attr") { lower.removeLast(12) }
    if lower.ends(with: "_mailru_css_attribute_postfix") { lower.removeLast(29) }
    if let kind = names[lower] {
      // A span of that class held only the line that introduces the quotation.
      if kind == .quoteWrapper && element.isNamed("span") && element.depth > 0
        && lower == gmailQuote
      {
        return .quoteHeader
      }
      return kind
    }
    for rule in prefixes where lower.starts(with: rule.prefix) { return rule.kind }
    if lower.ends(with: "signature") || lower.ends(with: "signature_block") { return .signature }
    return nil
  }

  private static let gmailQuote = Array("gmail_quote".utf8)

  /// Takes off what Outlook, Hotmail, Gmail and Yahoo put before ids and classes of quoted mail.
  private static func stripPrefixes(_ name: inout Slice<UnsafeBufferPointer<UInt8>>) {
    var rounds = 0
    while rounds < 40 {
      rounds += 1
      let before = name.count
      if name.starts(with: "x_".utf8) {
        name = name.dropFirst(2)
      } else if name.starts(with: "ecx".utf8) || name.starts(with: "EC_".utf8) {
        name = name.dropFirst(3)
      } else if name.starts(with: "m_".utf8) {
        var rest = name.dropFirst(2)
        if rest.first == 0x2D { rest = rest.dropFirst() }
        let digits = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }
        if !digits.isEmpty { name = rest.dropFirst(digits.count) }
      } else if name.starts(with: "yiv".utf8) {
        let rest = name.dropFirst(3)
        let digits = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }
        if !digits.isEmpty { name = rest.dropFirst(digits.count) }
      } else if name.starts(with: "ydp".utf8), name.count > 11 {
        // "ydp" and eight hexadecimal digits.
        let digits = name.dropFirst(3).prefix(8)
        let isHex = digits.allSatisfy {
          ($0 >= 0x30 && $0 <= 0x39) || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x66)
        }
        if isHex { name = name.dropFirst(11) }
      }
      if name.first == 0x5F && name.count < before { name = name.dropFirst() }
      if name.count == before { return }
    }
  }

  private static let names: [[UInt8]: MarkKind] = {
    var table: [[UInt8]: MarkKind] = [:]
    func add(_ kind: MarkKind, _ words: [String]) {
      for word in words { table[Array(word.utf8)] = kind }
    }
    add(
      .quoteWrapper,
      [
        "gmail_quote", "gmail_quote_container", "gmail_extra", "protonmail_quote", "zmail_extra",
        "zmail_quote", "moz-forward-container", "isreplycontent", "ntes-mailmaster-quote",
        "nylas-quote", "quote", "quoted", "email_quote", "mail_quote", "mail-quote", "reply-quote",
        "quoted-message", "freshdesk_quote", "alimail-quote", "netease_mail_quote",
        "mailspring-quote", "history_container", "hs_reply", "front-quote", "spark_quote",
        "bluemail-quote", "mail-editor-reference-message", "lark-mail-quote", "gmx_quote",
      ])
    add(
      .quote,
      [
        "tutanota_quote", "iosymail", "quoted-content", "quoted-text", "quotedtext", "quoted_text",
        "front-blockquote", "gmail_blockquote", "moz-quote",
      ])
    add(
      .quoteHeader,
      [
        "gmail_attr", "moz-cite-prefix", "quote-attr", "quote-header", "quote_header",
        "cite-prefix",
        "zmail_extra_hr_header", "gmail_quote_attribution", "reply-header", "quoteheader",
      ])
    add(
      .historyStart,
      [
        "appendonsend", "divrplyfwdmsg", "mail-editor-reference-message-container",
        "ms-outlook-mobile-reference-message", "ms-outlook-mobile-body-separator-line",
        "olk_src_body_section", "outlookmessageheader", "stopspelling", "zwchr", "replysplit",
        "reply139content", "orimsghtmlseperator", "orimsghtmlseparator", "origbody",
        "message-history", "reply-separator",
      ])
    add(
      .signature,
      [
        "gmail_signature", "moz-signature", "applemailsignature", "protonmail_signature_block",
        "ms-outlook-mobile-signature", "signature", "sig", "mailbox_signature", "ymail_signature",
        "ymail_android_signature", "tutanota_signature", "zmail_signature", "email-signature",
        "email_signature", "gmail_signature_prefix", "hs_signature", "divsignature",
        "lineBreakAtBeginningOfSignature".lowercased(), "userstyles-signature",
      ])
    add(.disclaimer, ["disclaimer", "legal-disclaimer", "email-disclaimer", "confidentiality"])
    return table
  }()

  private static let prefixes: [(prefix: [UInt8], kind: MarkKind)] = [
    (Array("yahoo_quoted".utf8), .quoteWrapper), (Array("aolmsgpart".utf8), .quoteWrapper),
    (Array("stationerycitegenerated".utf8), .quote),
  ]

  // MARK: - Other attributes

  private static func byAttributes(_ element: ElementEvent) -> MarkKind? {
    if let marker = element.attribute("data-marker") {
      if marker.equals("__DIVIDER__") { return .historyStart }
      if marker.equals("__QUOTED_TEXT__") { return .quoteWrapper }
      if marker.equals("__SIG_PRE__") || marker.equals("__SIG_POST__") { return .signature }
    }
    if let kind = element.attribute("data-smartmail"), kind.equals("gmail_signature") {
      return .signature
    }
    if let name = element.attribute("name") {
      if name.equals("quote") { return .quoteWrapper }
      if name.equals("quoted-content") { return .quote }
    }
    if element.isNamed("hr"), let index = element.attribute("tabindex"), index.equals("-1") {
      return .historyStart
    }
    if element.isNamed("pre") || element.isNamed("code") { return .preformatted }
    return nil
  }

  private static func byStyle(_ element: ElementEvent) -> MarkKind? {
    guard let value = element.attribute("style"), value.count < 4000 else { return nil }
    // A cheap look first: both rules need a border.
    guard value.containsIgnoringCase("border-") else { return nil }
    let style = Style(value)
    if style.isOutlookDivider { return .historyStart }
    if element.isNamed("div"), style.has("border-left", containing: "blue"),
      style.has("border-left", containing: "1.5pt")
    {
      return .quote
    }
    return nil
  }
}

/// The declarations of a style attribute, in lower case and without white space.
private struct Style {
  private var declarations: [(name: [UInt8], value: [UInt8])] = []

  init(_ text: UnsafeBufferPointer<UInt8>) {
    var plain: [UInt8] = []
    plain.reserveCapacity(text.count)
    for b in text where b > 0x20 { plain.append(b >= 0x41 && b <= 0x5A ? b | 0x20 : b) }
    for part in plain.split(separator: 0x3B).prefix(60) {
      guard let colon = part.firstIndex(of: 0x3A) else { continue }
      declarations.append((Array(part[..<colon]), Array(part[(colon + 1)...])))
    }
  }

  func value(_ name: String) -> [UInt8]? {
    let bytes = Array(name.utf8)
    return declarations.last { $0.name == bytes }?.value
  }

  func hasProperty(_ name: String) -> Bool { value(name) != nil }

  func has(_ name: String, containing word: String) -> Bool {
    guard let value = value(name) else { return false }
    return MailPhrases.find(Array(word.utf8), in: value[...], wholeWords: false) != nil
  }

  /// `margin: 0 0 0 40px` and nothing that draws a line.
  var isIndent: Bool {
    !hasProperty("border-left")
      && (has("margin", containing: "40px") || has("margin-left", containing: "40px"))
  }

  /// The line that Outlook draws above the head of the mail that is answered.
  var isOutlookDivider: Bool {
    guard let border = value("border-top") else { return false }
    let colors = ["b5c4df", "e1e1e1", "rgb(181,196,223)", "rgb(225,225,225)"]
    guard
      colors.contains(where: {
        MailPhrases.find(Array($0.utf8), in: border[...], wholeWords: false) != nil
      })
    else { return false }
    return ["padding", "padding-top"].contains { has($0, containing: "3") }
  }
}

extension [UInt8] {
  fileprivate func ends(with word: String) -> Bool {
    suffix(word.utf8.count).elementsEqual(word.utf8)
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func containsIgnoringCase(_ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard count >= length else { return false }
    for i in 0...(count - length) where matchesIgnoringCase(word, at: i) { return true }
    return false
  }
}
