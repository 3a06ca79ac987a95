import Conversations
import Markup

/// Genesys Engage UCS: `<chatTranscript startAt sessionId>` with parties, messages and notices whose
/// `timeShift` counts seconds from the start.
///
/// A bot is an `AGENT` too, told by `GCTI_Chat_PartyStyle` or by an empty `personId`. What not
/// everybody could see (`visibility`) is a note between staff. A notice that only repeats a message
/// as HTML is left out.
struct GenesysEngageXML: Format {
  let id = "genesys-engage-xml"

  func recognize(_ sample: Sample) -> Recognition? {
    guard !sample.isHTML, sample.has(element: "chatTranscript"),
      sample.has(element: "newParty") || sample.has(attribute: "timeShift")
    else { return nil }
    return .certain("elements chatTranscript and newParty of Genesys")
  }

  func read(_ reading: Reading) {
    var handler = FieldReader(Fields(reading: reading))
    reading.parse(as: .xml, into: &handler)
  }

  private struct Fields: FieldHandler {
    enum Tag: String, MarkupTag {
      case chatTranscript, newParty, userInfo, item, message, msgText, notice, noticeText
      case partyLeft, reason
    }

    let reading: Reading
    private var builder = ConversationBuilder()
    private var start: RawClock = .none
    private var parties: [String: Int] = [:]
    private var party: (user: String, nick: String, person: String, type: String)?
    private var isBot = false
    private var itemKey: String?
    private var hasText = false

    init(reading: Reading) { self.reading = reading }

    mutating func open(_ tag: Tag, _ element: ElementEvent) -> FieldContent {
      switch tag {
      case .chatTranscript:
        builder.begin(id: element.string("sessionId"), line: element.line)
        builder.contact.channel = .chat
        parties.removeAll(keepingCapacity: true)
        start = element.attribute("startAt").map { ClockParser.clock($0) } ?? .none
        if let at = element.attribute("startAt") { builder.contact.opened = reading.time(at) }
      case .newParty:
        party = (element.string("userId") ?? "", "", "", "")
        isBot = false
        openTurn(element, event: .joined)
      case .userInfo:
        party?.nick = element.attribute("userNick")?.trimmed.string ?? ""
        party?.person = element.attribute("personId")?.trimmed.string ?? ""
        party?.type = element.string("userType") ?? ""
      case .item:
        itemKey = element.string("key")
        return itemKey == "GCTI_Chat_PartyStyle" ? .text : .descend
      case .message, .notice:
        hasText = false
        openTurn(element, event: nil)
      case .msgText, .noticeText: return .text
      case .partyLeft: openTurn(element, event: .left)
      case .reason: return .text
      }
      return .descend
    }

    mutating func close(_ tag: Tag, _ text: UnsafeBufferPointer<UInt8>) {
      switch tag {
      case .item:
        if itemKey == "GCTI_Chat_PartyStyle", text.trimmed.equals("BOT") { isBot = true }
        itemKey = nil
      case .newParty: join()
      case .msgText:
        builder.arena.append(contentsOf: text)
      case .noticeText: notice(text)
      case .message: builder.closeTurn()
      case .notice: if hasText { builder.closeTurn() }
      case .partyLeft:
        builder.turn.role = .system
        builder.closeTurn()
      case .reason: builder.arena.append(contentsOf: text.trimmed)
      case .chatTranscript: builder.finish(reading)
      case .userInfo: break
      }
    }

    private mutating func openTurn(_ element: ElementEvent, event: TurnEvent?) {
      let who = parties[element.attribute("userId")?.trimmed.string ?? ""]
      builder.openTurn(participant: who)
      builder.turn.event = event
      if let visibility = element.attribute("visibility"), !visibility.isEmpty,
        !visibility.equals("ALL")
      {
        builder.turn.isInternal = true
      }
      guard let shift = element.attribute("timeShift"), let seconds = shift.offset else { return }
      switch start {
      case .utc(let base): builder.setClock(.utc(base + seconds), raw: shift)
      case .local(let base): builder.setClock(.local(base + seconds), raw: shift)
      case .none: builder.setClock(.none, raw: shift)
      }
    }

    private mutating func join() {
      guard let (user, nick, person, type) = party else { return }
      let role: Role
      switch type {
      case "CLIENT": role = .customer
      case "AGENT", "SUPERVISOR": role = isBot || person.isEmpty ? .bot : .agent
      case "EXTERNAL": role = .system
      default: role = .unknown
      }
      // The same person may join more than once, under another user id each time.
      let who = builder.participant(
        name: nick, id: person.isEmpty ? user : person, role: role == .unknown ? nil : role)
      parties[user] = who
      builder.turn.participant = who
      builder.turn.role = .system
      builder.closeTurn()
      party = nil
    }

    private mutating func notice(_ text: UnsafeBufferPointer<UInt8>) {
      var shown: [UInt8] = []
      reading.readers.appendVisible(text, to: &shown)
      if let last = builder.turns.last(where: { $0.event == nil }),
        !shown.isEmpty, Self.isSame(builder.arena[last.text], shown[...])
      {
        return
      }
      builder.turn.role = .system
      builder.turn.event = .other
      builder.arena.append(contentsOf: shown)
      hasText = true
    }

    /// Equal but for white space.
    private static func isSame(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Bool {
      a.lazy.filter { $0 > 0x20 }.elementsEqual(b.lazy.filter { $0 > 0x20 })
    }
  }
}
