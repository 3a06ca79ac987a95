import Conversations
import Markup
import Settings

/// Puts the fields that a mapping finds together into conversations.
struct MappedConversation {
  private let mapping: FormatMapping
  private let reading: Reading
  private let hasRoles: Bool
  private var builder = ConversationBuilder()
  var isOversized = false
  private var agent = ""
  private var customer = ""
  /// Of the open turn; kept where a turn has none of its own.
  private var speaker: [UInt8] = []
  private var hasSpeaker = false
  private var carriedSpeaker: [UInt8] = []
  private var time: [UInt8] = []
  private var carriedTime: [UInt8] = []
  private var text: [UInt8] = []
  private var body: MailHTML?
  private var roleWord: [UInt8] = []
  private var roles: [(word: [UInt8], role: Role?, isInternal: Bool)] = []
  private var days = DayCarrier()
  private var lastRole: Role?
  /// The carried name stood before the turns, not in one of them.
  private var isHeading = false

  init(_ mapping: FormatMapping, _ reading: Reading) {
    self.mapping = mapping
    self.reading = reading
    hasRoles = mapping.role != nil
  }

  mutating func begin(line: Int) {
    builder.begin(line: line)
    builder.isMail = mapping.isMail
    if mapping.isMail { builder.contact.channel = .email }
    isOversized = false
    agent = ""
    customer = ""
    carriedSpeaker.removeAll(keepingCapacity: true)
    carriedTime.removeAll(keepingCapacity: true)
    lastRole = nil
    isHeading = false
    days = DayCarrier()
    if let parsed = FileDate.parse(reading.sample.fileName) { days.start(parsed) }
  }

  mutating func beginTurn(_ element: ElementEvent, _ roleAttribute: [UInt8]?) {
    speaker.removeAll(keepingCapacity: true)
    hasSpeaker = false
    time.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
    body = nil
    roleWord.removeAll(keepingCapacity: true)
    if let roleAttribute, let value = element.attribute(named: roleAttribute) {
      roleWord.append(contentsOf: value)
    }
  }

  mutating func take(_ found: MailHTML) { if body == nil { body = found } }

  mutating func take(
    _ field: MappedField, _ value: UnsafeBufferPointer<UInt8>, isInTurn: Bool
  ) {
    let inner = value.trimmed
    switch field {
    case .conversationID: if builder.exportID == nil { builder.exportID = inner.filledString }
    case .agent: if agent.isEmpty { agent = inner.string }
    case .customer: if customer.isEmpty { customer = inner.string }
    case .subject:
      if builder.contact.subject == nil { builder.contact.subject = inner.filledString }
    case .queue: if builder.contact.queue == nil { builder.contact.queue = inner.filledString }
    case .opened:
      days.start(ClockParser.parse(inner))
      if builder.contact.opened == nil { builder.contact.opened = reading.time(inner) }
    case .closed: if builder.contact.closed == nil { builder.contact.closed = reading.time(inner) }
    case .speaker:
      if isInTurn {
        if !hasSpeaker { speaker.append(contentsOf: inner) }
        hasSpeaker = hasSpeaker || !inner.isEmpty
      } else {
        carriedSpeaker = Array(inner)
        isHeading = true
      }
    case .time:
      if isInTurn {
        if time.isEmpty { time.append(contentsOf: inner) }
      } else {
        carriedTime = Array(inner)
      }
    case .text:
      guard text.count + value.count <= Reading.turnBytes else {
        isOversized = true
        return
      }
      if !text.isEmpty { text.append(0x0A) }
      text.append(contentsOf: value)
    case .role: roleWord.append(contentsOf: inner)
    case .conversation, .turn: break
    }
  }

  mutating func endTurn() {
    let (role, isInternal) = mappedRole()
    if hasSpeaker {
      carriedSpeaker = speaker
      isHeading = false
    } else if mapping.kind == .genericChatHTML, role != .system,
      isHeading || role == lastRole || role == nil
    {
      // Pages name a writer once for several messages.
      speaker = carriedSpeaker
    }
    lastRole = role
    trimSpeaker()
    let who = participant(role)
    builder.openTurn(participant: who, role: role)
    setClock()
    builder.turn.isInternal = isInternal
    if let body {
      let base = builder.arena.count
      builder.arena.append(contentsOf: body.text)
      let first = builder.marks.count
      for mark in body.marks {
        let range = (mark.range.lowerBound + base)..<(mark.range.upperBound + base)
        builder.marks.append(Mark(mark.kind, range, depth: mark.depth))
      }
      builder.turn.marks = first..<builder.marks.count
    } else {
      appendText()
    }
    builder.closeTurn()
  }

  mutating func end() {
    if !agent.isEmpty || !customer.isEmpty {
      // Some exports name the people after their messages.
      for (i, person) in builder.participants.enumerated() {
        if person.name.isEmpty, person.role == .agent {
          builder.update(i) { $0.name = agent }
        } else if person.name.isEmpty, person.role == .customer {
          builder.update(i) { $0.name = customer }
        } else if person.role == nil, person.name == agent {
          builder.update(i) { $0.role = .agent }
        } else if person.role == nil, person.name == customer {
          builder.update(i) { $0.role = .customer }
        }
      }
    }
    // The agent of a conversation in which he never wrote belongs to it all the same.
    if !agent.isEmpty, !builder.participants.contains(where: { $0.name == agent }) {
      _ = builder.participant(name: agent, role: .agent)
    }
    if !customer.isEmpty { builder.contact.customer = customer }
    if isOversized {
      reading.rejectConversation(
        code: "oversized-conversation", reason: "a message is longer than 16 MiB",
        line: builder.line, id: builder.exportID)
      builder.begin()
    } else {
      builder.finish(reading)
    }
  }

  // MARK: Parts of a turn

  /// The few words that occur are looked up once each.
  private mutating func mappedRole() -> (Role?, isInternal: Bool) {
    guard hasRoles, !roleWord.isEmpty else { return (nil, false) }
    for i in roles.indices where roles[i].word == roleWord {
      return (roles[i].role, roles[i].isInternal)
    }
    let found = roleOfWord()
    if roles.count < 64 { roles.append((roleWord, found.0, found.isInternal)) }
    return found
  }

  private func roleOfWord() -> (Role?, isInternal: Bool) {
    guard let role = mapping.role else { return (nil, false) }
    return roleWord.withUnsafeBufferPointer { words in
      func names(_ values: [String]) -> Bool {
        values.contains { value in
          var copy = value
          return copy.withUTF8 { words.elementsEqual($0) || words.hasWord($0) }
        }
      }
      if names(role.internalNote) { return (nil, true) }
      if names(role.agent) { return (.agent, false) }
      if names(role.customer) { return (.customer, false) }
      if names(role.bot) { return (.bot, false) }
      return names(role.system) ? (.system, false) : (nil, false)
    }
  }

  /// `Name:` and `<Name>` are `Name`.
  private mutating func trimSpeaker() {
    while let last = speaker.last, last <= 0x20 || last == UInt8(ascii: ":") {
      speaker.removeLast()
    }
  }

  private mutating func participant(_ role: Role?) -> Int? {
    if speaker.isEmpty {
      switch role {
      case .agent: return builder.participant(name: agent, id: "(agent)", role: .agent)
      case .customer: return builder.participant(name: customer, id: "(customer)", role: .customer)
      case .bot: return builder.participant(name: "", id: "(bot)", role: .bot)
      case .system, .unknown, nil: return nil
      }
    }
    if role == .system { return nil }
    return speaker.withUnsafeBufferPointer { name in
      if let (person, address) = Self.address(name) {
        return builder.participant(name: person, id: address, address: address, role: role)
      }
      return builder.participant(name, role: role)
    }
  }

  /// `Name <someone@example.com>` or a bare address.
  private static func address(
    _ text: UnsafeBufferPointer<UInt8>
  ) -> (name: String, address: String)? {
    guard let at = text.firstIndex(of: UInt8(ascii: "@")), at > 0, at + 1 < text.count else {
      return nil
    }
    var start = at
    var end = at
    while start > 0, text[start - 1] > 0x20, !"<(\"[:".utf8.contains(text[start - 1]) { start -= 1 }
    while end < text.count, text[end] > 0x20, !">)\"]".utf8.contains(text[end]) { end += 1 }
    guard start < at, end > at + 1, text[at..<end].contains(UInt8(ascii: ".")) else { return nil }
    var nameEnd = start
    while nameEnd > 0, text[nameEnd - 1] <= 0x20 || "<(\"[:".utf8.contains(text[nameEnd - 1]) {
      nameEnd -= 1
    }
    let name = UnsafeBufferPointer(rebasing: text[..<nameEnd]).trimmed
    return (name.string, UnsafeBufferPointer(rebasing: text[start..<end]).string)
  }

  private mutating func setClock() {
    let source = time.isEmpty ? carriedTime : time
    source.withUnsafeBufferPointer { raw in
      guard !raw.isEmpty else { return }
      if let whole = ClockParser.iso(raw) {
        builder.setClock(whole, raw: raw)
      } else {
        builder.setClock(days.next(ClockParser.parse(raw)), raw: raw)
      }
    }
  }

  private mutating func appendText() {
    text.withUnsafeBufferPointer { text in
      let isHTML: Bool
      switch (mapping.kind, mapping.textIsHTML) {
      // The page's own parser has shown it already.
      case (.genericChatHTML, let given): isHTML = given == true && VisibleText.looksLikeHTML(text)
      case (.genericXML, let given?): isHTML = given
      case (.genericXML, nil): isHTML = VisibleText.looksLikeHTML(text)
      }
      if isHTML {
        reading.readers.appendVisible(text, to: &builder.arena)
      } else {
        builder.arena.append(contentsOf: text.trimmed)
      }
    }
  }
}
