import Conversations
import Markup

/// Cisco SocialMiner, UCCX: `<ChatTranscript>` with `<chat><time><name><msg>`, epoch milliseconds.
///
/// `<participant>` with an `<agentName>` is an agent. The short form has no participants: there only
/// the name `Agent` tells, and whoever else writes beside it is the customer. One search reply holds
/// many transcripts.
struct CiscoChatXML: Format {
  let id = "cisco-chat-xml"

  func recognize(_ sample: Sample) -> Recognition? {
    guard !sample.isHTML, sample.has(element: "ChatTranscript"), sample.has(element: "chat"),
      sample.has(element: "msg")
    else { return nil }
    return .certain("elements ChatTranscript, chat and msg of Cisco")
  }

  func read(_ reading: Reading) {
    var handler = FieldReader(Fields(reading: reading))
    reading.parse(as: .xml, into: &handler)
  }

  private struct Fields: FieldHandler {
    enum Tag: String, MarkupTag {
      case transcript = "ChatTranscript"
      case id, refURL, startDate, endDate, participant, agentName, nickName, chat, time, name, msg
    }

    let reading: Reading
    private var builder = ConversationBuilder()
    private var isInChat = false
    private var hasParticipants = false
    private var agentName = ""
    private var nick = ""
    private var name: [UInt8] = []
    private var time: [UInt8] = []
    private var text: [UInt8] = []

    init(reading: Reading) { self.reading = reading }

    mutating func open(_ tag: Tag, _ element: ElementEvent) -> FieldContent {
      switch tag {
      case .transcript:
        builder.begin(line: element.line)
        builder.contact.channel = .chat
        hasParticipants = false
        return .descend
      case .participant:
        (agentName, nick) = ("", "")
        return .descend
      case .chat:
        isInChat = true
        name.removeAll(keepingCapacity: true)
        time.removeAll(keepingCapacity: true)
        text.removeAll(keepingCapacity: true)
        return .descend
      default: return .text
      }
    }

    mutating func close(_ tag: Tag, _ value: UnsafeBufferPointer<UInt8>) {
      switch tag {
      case .id: builder.exportID = value.filledString
      case .refURL:
        // The short form's address holds the id before its last part.
        if builder.exportID == nil {
          let parts = value.string.split(separator: "/").map { $0.filter { $0 > " " } }
          if parts.count > 2, parts.last == "transcript" {
            builder.exportID = parts[parts.count - 2]
          }
        }
      case .startDate: builder.contact.opened = instant(value)
      case .endDate: builder.contact.closed = instant(value)
      case .agentName: agentName = value.trimmed.string
      case .nickName: nick = value.trimmed.string
      case .participant:
        hasParticipants = true
        if !nick.isEmpty {
          let isAgent = !agentName.isEmpty
          let who = builder.participant(name: nick, role: isAgent ? .agent : .customer)
          // The log-in tells agents apart that all call themselves "Agent".
          if isAgent { builder.update(who) { $0.address = $0.address ?? agentName } }
        }
      case .time: if isInChat { time.append(contentsOf: value.trimmed) }
      case .name: if isInChat { name.append(contentsOf: value.trimmed) }
      case .msg: if isInChat { text.append(contentsOf: value) }
      case .chat: closeChat()
      case .transcript:
        if !hasParticipants { tellSides() }
        builder.finish(reading)
      }
    }

    private func instant(_ value: UnsafeBufferPointer<UInt8>) -> Timestamp? {
      ClockParser.epoch(value.trimmed).map { Timestamp(seconds: $0) }
    }

    private mutating func closeChat() {
      isInChat = false
      let who = name.isEmpty ? nil : name.withUnsafeBufferPointer { builder.participant($0) }
      builder.openTurn(participant: who, role: name.isEmpty ? .system : nil)
      time.withUnsafeBufferPointer { builder.setClock(ClockParser.clock($0), raw: $0) }
      text.withUnsafeBufferPointer { value in
        if VisibleText.looksLikeHTML(value) {
          reading.readers.appendVisible(value, to: &builder.arena)
        } else {
          builder.arena.append(contentsOf: value)
        }
      }
      builder.closeTurn()
    }

    private mutating func tellSides() {
      guard builder.participants.contains(where: { $0.name == "Agent" }) else { return }
      for i in builder.participants.indices {
        let isAgent = builder.participants[i].name == "Agent"
        builder.update(i) { $0.role = isAgent ? .agent : .customer }
      }
    }
  }
}
