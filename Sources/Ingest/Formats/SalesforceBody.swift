import Conversations
import Markup

/// Reads one transcript body of Salesforce Live Agent out of the events of its HTML.
///
/// The body becomes lines, a new one at each `<br>` and at each end of a header paragraph. A message
/// begins where a line begins with `( … )` and a name; a line that does not continues the message
/// before. Offsets count from the last header `Chat Started:` or `Chat Transferred`: after a transfer
/// they begin again.
struct SalesforceBody {
  private enum Line {
    case header([UInt8])
    case message([UInt8])
  }

  private var lines: [Line] = []
  private var current: [UInt8] = []
  private var headerDepth = 0
  private var isSpaceDue = false
  /// Bytes in `lines`, bounded.
  private var held = 0

  mutating func start(_ element: ElementEvent) {
    if element.isNamed("p"), element.attribute("align") != nil {
      endLine()
      headerDepth = element.depth
    } else if element.kind == .lineBreak {
      endLine()
    }
  }

  mutating func end(_ element: ElementEnd) {
    if headerDepth != 0, element.depth <= headerDepth {
      endLine()
      headerDepth = 0
    }
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard current.count < Reading.turnBytes else { return }
    // The export wraps its lines: white space is one space, as a browser shows it.
    for byte in bytes {
      if byte <= 0x20 {
        isSpaceDue = !current.isEmpty
      } else {
        if isSpaceDue { current.append(0x20) }
        isSpaceDue = false
        current.append(byte)
      }
    }
  }

  private mutating func endLine() {
    isSpaceDue = false
    held += current.count + 64
    if held > Reading.conversationBytes {
      current.removeAll(keepingCapacity: true)
      return
    }
    if headerDepth != 0 {
      if !current.isEmpty { lines.append(.header(current)) }
    } else if !current.isEmpty || !lines.isEmpty {
      lines.append(.message(current))
    }
    current.removeAll(keepingCapacity: true)
  }

  /// Writes the turns into `builder`.
  mutating func fill(_ builder: inout ConversationBuilder) {
    endLine()
    if held > Reading.conversationBytes { builder.rejectAsOversized() }
    builder.contact.channel = builder.contact.channel ?? .chat
    let sides = sides()
    var clock = SalesforceClock()
    var isOpen = false
    for line in lines {
      switch line {
      case .header(let bytes):
        if isOpen { close(&builder) }
        isOpen = false
        header(bytes, &clock, &builder)
      case .message(let bytes):
        bytes.withUnsafeBufferPointer { text in
          if let start = messageStart(text) {
            if isOpen { close(&builder) }
            isOpen = false
            // A body that was cut off ends with an offset and nothing behind it.
            guard start.text < text.count || !start.name.isEmpty else { return }
            open(text, start, sides, clock.at(start.offset), &builder)
            isOpen = true
          } else if isOpen {
            builder.arena.append(0x0A)
            builder.arena.append(contentsOf: text)
          }
        }
      }
    }
    if isOpen { close(&builder) }
    if builder.contact.opened == nil { builder.contact.opened = clock.opened }
  }

  private func close(_ builder: inout ConversationBuilder) {
    while builder.arena.last == 0x0A { builder.arena.removeLast() }
    builder.closeTurn()
  }

  /// The names in the headers, `Agent NAME` and `Chat Transferred From A To B`, and all others.
  private func sides() -> Sides {
    var sides = Sides()
    for line in lines {
      switch line {
      case .header(let bytes):
        let text = String(decoding: bytes, as: UTF8.self)
        if text.hasPrefix("Agent ") {
          sides.agents.insert(String(text.dropFirst(6)))
        } else if let (from, to) = SalesforceBody.transfer(text) {
          sides.agents.insert(from)
          sides.agents.insert(to)
        }
      case .message(let bytes):
        bytes.withUnsafeBufferPointer { text in
          guard let start = messageStart(text), !start.name.isEmpty else { return }
          sides.others.insert(UnsafeBufferPointer(rebasing: text[start.name]).string)
        }
      }
    }
    sides.others.subtract(sides.agents)
    return sides
  }

  private static func transfer(_ text: String) -> (from: String, to: String)? {
    let lead = "Chat Transferred From "
    guard text.hasPrefix(lead) else { return nil }
    let rest = text.dropFirst(lead.count)
    // The last " To ", since names may hold the word.
    guard let place = rest.ranges(of: " To ").last else { return nil }
    return (String(rest[..<place.lowerBound]), String(rest[place.upperBound...]))
  }

  private func header(
    _ bytes: [UInt8], _ clock: inout SalesforceClock, _ builder: inout ConversationBuilder
  ) {
    bytes.withUnsafeBufferPointer { text in
      if text.hasPrefix("Chat Started:") {
        let rest = UnsafeBufferPointer(rebasing: text[13...])
        clock.start(rest)
        if builder.contact.opened == nil { builder.contact.opened = clock.opened }
      } else if text.hasPrefix("Chat Origin:") {
        builder.contact.queue =
          builder.contact.queue ?? UnsafeBufferPointer(rebasing: text[12...]).filledString
      } else if text.hasPrefix("Chat Transferred") {
        clock.transferred()
        builder.addTurn(participant: nil, role: .system, text: text, event: .transferred)
      } else if text.hasPrefix("Agent ") {
        _ = builder.participant(
          UnsafeBufferPointer(rebasing: text[6...]), role: .agent)
      } else {
        builder.addTurn(participant: nil, role: .system, text: text, event: .other)
      }
    }
  }

  private struct MessageStart {
    var offset: Int
    var clock: Range<Int>
    var name: Range<Int>
    var text: Int
  }

  /// `( 1h 1m 13s ) NAME: ` at the beginning of a line.
  private func messageStart(_ text: UnsafeBufferPointer<UInt8>) -> MessageStart? {
    guard text.first == UInt8(ascii: "("),
      let close = text.prefix(40).firstIndex(of: UInt8(ascii: ")")),
      let offset = ClockParser.duration(UnsafeBufferPointer(rebasing: text[0...close])),
      text[1..<close].contains(where: { $0 | 0x20 >= 0x61 })
    else { return nil }
    var i = close + 1
    while i < text.count, text[i] == 0x20 { i += 1 }
    let name = i
    // The first colon with a space behind it ends the name; later ones belong to the text.
    while i < text.count, i - name <= 120 {
      if text[i] == UInt8(ascii: ":"), i + 1 == text.count || text[i + 1] == 0x20 {
        let start = i + 1 < text.count ? i + 2 : i + 1
        return MessageStart(offset: offset, clock: 0..<(close + 1), name: name..<i, text: start)
      }
      i += 1
    }
    return MessageStart(offset: offset, clock: 0..<(close + 1), name: name..<name, text: name)
  }

  private func open(
    _ text: UnsafeBufferPointer<UInt8>, _ start: MessageStart, _ sides: Sides,
    _ clock: RawClock, _ builder: inout ConversationBuilder
  ) {
    let name = UnsafeBufferPointer(rebasing: text[start.name]).string
    let raw = UnsafeBufferPointer(rebasing: text[start.clock])
    if start.name.isEmpty {
      builder.openTurn(role: .system)
    } else {
      let role = sides.role(of: name)
      let who = builder.participant(
        UnsafeBufferPointer(rebasing: text[start.name]), role: role)
      builder.openTurn(participant: who, role: role)
    }
    builder.setClock(clock, raw: raw)
    builder.arena.append(contentsOf: text[start.text...])
  }

  /// Whose side a name is on. The export only tells the agents in its header; the visitor is
  /// literally `Visitor`, or the only other one who writes. Bots are known by the word.
  private struct Sides {
    var agents: Set<String> = []
    var others: Set<String> = []

    func role(of name: String) -> Role? {
      if agents.contains(name) { return .agent }
      if name == "Visitor" { return .customer }
      if PartyNames.isBot(name) { return .bot }
      // Besides a customer called Visitor only agents write, whatever the header says.
      if others.contains("Visitor") { return .agent }
      let people = others.filter { !PartyNames.isBot($0) }
      // Some organisations leave a placeholder in the header; then nobody can be told.
      let isNamed = agents.contains { !$0.hasPrefix("(") }
      return people.count == 1 && isNamed ? .customer : nil
    }
  }
}

/// Where offsets count from.
private struct SalesforceClock {
  private var base: RawClock = .none
  private var last = 0
  private var isUncertain = false

  var opened: Timestamp? {
    if case .utc(let seconds) = base { return Timestamp(seconds: seconds) }
    return nil
  }

  mutating func start(_ text: UnsafeBufferPointer<UInt8>) {
    base = ClockParser.clock(text)
    last = 0
    isUncertain = false
  }

  mutating func transferred() { isUncertain = true }

  /// The instant of an offset. After a transfer without a new start, offsets that go back count from
  /// a moment that the export does not tell.
  mutating func at(_ offset: Int) -> RawClock {
    if isUncertain, offset < last { base = .none }
    last = offset
    switch base {
    case .none: return .none
    case .utc(let seconds): return .utc(seconds + Int64(offset))
    case .local(let seconds): return .local(seconds + Int64(offset))
    }
  }
}
