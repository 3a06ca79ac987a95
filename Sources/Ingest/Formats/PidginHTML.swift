import Conversations
import Markup

/// Pidgin's HTML logs: `<font size="2">(01:13:43)</font> <b>Name:</b> text<br/>`.
///
/// Lines rarely carry a date: it stands in the file's name (with the zone) or in the title; after
/// midnight it moves on. Pidgin writes its own side's name in one colour and the other's in another:
/// the log's owner is the company's. Lines without a name's colon are events.
struct PidginHTML: Format {
  let id = "pidgin-html"

  func recognize(_ sample: Sample) -> Recognition? {
    guard sample.isHTML, sample.has(element: "font"), sample.contains("Conversation with ") else {
      return nil
    }
    return .certain("a heading \"Conversation with\" and clocks in font elements of Pidgin")
  }

  func read(_ reading: Reading) { reading.readPage(Page.self) }

  private struct Page: PageHandler {
    enum Tag: String, MarkupTag { case font, b, h1, h3, title }

    let vocabulary = Tag.vocabulary
    private let tags = Tag.allCases
    let reading: Reading
    private var builder = ConversationBuilder()
    private var days = DayCarrier()
    private var field = ElementText()
    private var fieldTag = Tag.title
    private var color: Role?
    /// Side of the line that is open; `color` already belongs to the next one when it closes.
    private var lineRole: Role?
    private var isOpen = false
    private var expectsName = false
    private var name: [UInt8]?
    private var clock: [UInt8] = []
    private var body: [UInt8] = []
    private var html = HTMLText()

    init(reading: Reading) {
      self.reading = reading
      builder.begin(line: 1)
      builder.contact.channel = .messaging
      if let date = FileDate.parse(reading.sample.fileName) {
        days.start(date)
        days.offset = Self.offset(reading.sample.fileName)
      }
    }

    var isFinished: Bool { reading.isStopped }

    /// `2014-03-16.235543-0400EDT.html`
    private static func offset(_ name: String) -> Int? {
      let bytes = Array(name.utf8)
      guard let dot = bytes.firstIndex(of: UInt8(ascii: ".")), dot + 12 <= bytes.count,
        bytes[(dot + 1)..<(dot + 7)].allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
      else { return nil }
      let sign = bytes[dot + 7]
      let digits = bytes[(dot + 8)..<(dot + 12)]
      guard sign == 0x2B || sign == 0x2D, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
        return nil
      }
      let value = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
      let seconds = (value / 100 * 60 + value % 100) * 60
      return sign == 0x2D ? -seconds : seconds
    }

    mutating func start(_ element: ElementEvent) {
      if field.isOpen {
        field.open(element)
        return
      }
      if element.code >= 0 {
        switch tags[element.code] {
        case .title, .h1, .h3:
          begin(tags[element.code], element)
          return
        case .font:
          if element.attribute("size")?.equals("2") == true {
            begin(.font, element)
            return
          }
          if let value = element.attribute("color") { color = Self.side(value) }
        case .b:
          if expectsName {
            begin(.b, element)
            return
          }
        }
      }
      if isOpen { html.open(element, &body) }
    }

    /// Pidgin's two colours: blue for what the log's owner wrote, red for what he received.
    private static func side(_ color: UnsafeBufferPointer<UInt8>) -> Role? {
      if color.equalsIgnoringCase("#16569e") { return .agent }
      return color.equalsIgnoringCase("#a82f2f") ? .customer : nil
    }

    private mutating func begin(_ tag: Tag, _ element: ElementEvent) {
      fieldTag = tag
      field.begin(element)
    }

    mutating func end(_ element: ElementEnd) {
      if field.isOpen {
        if field.close(element) { took() }
        return
      }
      if isOpen { html.close(element, &body) }
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
      if field.isOpen {
        field.text(bytes)
      } else if isOpen, body.count + bytes.count <= Reading.turnBytes + 1 {
        if expectsName, !bytes.trimmed.isEmpty { expectsName = false }
        html.text(bytes, &body)
      }
    }

    private mutating func took() {
      switch fieldTag {
      case .title, .h1, .h3: heading(field.string)
      case .font:
        let text = field.bytes
        guard text.first == UInt8(ascii: "("), text.last == UInt8(ascii: ")"),
          text.withUnsafeBufferPointer({ ClockParser.parse($0).secondOfDay }) != nil
        else {
          body.append(contentsOf: text)
          return
        }
        close()
        // The line's own colour stands before its clock.
        lineRole = color
        color = nil
        isOpen = true
        expectsName = true
        name = nil
        clock = Array(text.dropFirst().dropLast())
        body.removeAll(keepingCapacity: true)
        html.begin(body)
      case .b:
        expectsName = false
        var text = field.bytes
        if text.last == UInt8(ascii: ":") {
          text.removeLast()
          name = text
        } else {
          body.append(contentsOf: text)
        }
      }
    }

    /// `Conversation with X at 3/16/2014 11:55:43 PM on account (aim)`
    private mutating func heading(_ text: String) {
      guard text.hasPrefix("Conversation with ") else { return }
      let rest = text.dropFirst(18)
      let place = rest.ranges(of: " at ").last
      builder.contact.customer = String(place.map { rest[..<$0.lowerBound] } ?? rest)
      guard let place, days.days == nil else { return }
      var date = String(rest[place.upperBound...])
      if let on = date.firstRange(of: " on ") { date = String(date[..<on.lowerBound]) }
      days.start(ClockParser.parse(date))
    }

    private mutating func close() {
      guard isOpen else { return }
      isOpen = false
      html.finish(&body)
      var who: Int?
      var role: Role? = .system
      if var writer = name {
        role = nil
        if writer.suffix(13).elementsEqual(" <AUTO-REPLY>".utf8) {
          writer.removeLast(13)
          role = .bot
        }
        who = writer.withUnsafeBufferPointer { builder.participant($0, role: lineRole) }
      }
      builder.openTurn(participant: who, role: role)
      clock.withUnsafeBufferPointer {
        builder.setClock(days.next(ClockParser.parse($0)), raw: $0)
      }
      builder.arena.append(contentsOf: body)
      builder.closeTurn()
    }

    mutating func finish() {
      close()
      builder.finish(reading)
    }
  }
}
