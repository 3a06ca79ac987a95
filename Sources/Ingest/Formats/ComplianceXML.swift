import Conversations
import Markup

/// Compliance archives: Actiance and Bloomberg IB (`<FileDump><Conversation>`), Lync
/// (`<Message type="CHAT">`). Seconds since 1970 in one, milliseconds in the other; no roles: domains
/// and roster tell them.
struct ComplianceXML: Format {
  let id = "compliance-xml"
  let emptyRoot: String? = "FileDump"

  func recognize(_ sample: Sample) -> Recognition? {
    guard !sample.isHTML, sample.has(element: "Message") else { return nil }
    if sample.root == "FileDump", sample.has(element: "Conversation") {
      return .certain("root element FileDump with Conversation of a compliance archive")
    }
    if sample.has(element: "DateTimeUTC"),
      sample.has(element: "LoginName") || sample.has(attribute: "since1970")
    {
      return .certain("elements Message and DateTimeUTC of a compliance archive")
    }
    return nil
  }

  func read(_ reading: Reading) {
    var handler = FieldReader(Fields(reading: reading))
    reading.parse(as: .xml, into: &handler)
    handler.fields.finish()
  }

  private struct Fields: FieldHandler {
    enum Tag: String, MarkupTag {
      case conversation = "Conversation"
      case roomID = "RoomID"
      case conversationID = "ConversationID"
      case start = "StartTimeUTC"
      case end = "EndTimeUTC"
      case message = "Message"
      case entered = "ParticipantEntered"
      case left = "ParticipantLeft"
      case loginName = "LoginName"
      case firstName = "FirstName"
      case lastName = "LastName"
      case email = "EmailAddress"
      case corporateEmail = "CorporateEmailID"
      case company = "CompanyName"
      case from = "From"
      case dateTimeUTC = "DateTimeUTC"
      case content = "Content"
      case attachment = "Attachment"
    }

    private struct Person {
      var login = ""
      var first = ""
      var last = ""
      var email = ""
    }

    let reading: Reading
    private var builder = ConversationBuilder()
    private var isInConversation = false
    private var person = Person()
    private var raw: [UInt8] = []
    private var clock: RawClock = .none
    private var text: [UInt8] = []
    private var attachments = 0
    private var isInMessage = false
    private var known: [String: Int] = [:]

    init(reading: Reading) { self.reading = reading }

    mutating func open(_ tag: Tag, _ element: ElementEvent) -> FieldContent {
      switch tag {
      case .conversation:
        begin(line: element.line)
        return .descend
      case .message, .entered, .left:
        // Lync writes messages without a conversation around them: the file is one.
        if !isInConversation { begin(line: element.line) }
        isInMessage = tag == .message
        person = Person()
        raw.removeAll(keepingCapacity: true)
        clock = .none
        text.removeAll(keepingCapacity: true)
        attachments = 0
        return .descend
      case .attachment:
        attachments += 1
        return .skip
      case .dateTimeUTC:
        for name: StaticString in ["since1970", "long"] {
          if let value = element.attribute(name), clock == .none { setClock(value) }
        }
        return .text
      default: return .text
      }
    }

    mutating func close(_ tag: Tag, _ value: UnsafeBufferPointer<UInt8>) {
      let inner = value.trimmed
      switch tag {
      case .roomID, .conversationID:
        if builder.exportID == nil { builder.exportID = inner.filledString }
      case .start: builder.contact.opened = reading.time(inner)
      case .end: builder.contact.closed = reading.time(inner)
      case .loginName: person.login = inner.string
      case .from: if person.login.isEmpty { person.login = inner.string }
      case .firstName: person.first = inner.string
      case .lastName: person.last = inner.string
      case .email, .corporateEmail: if person.email.isEmpty { person.email = inner.string }
      case .dateTimeUTC: if clock == .none { setClock(inner) }
      case .content: text = Array(value)
      case .message: closeMessage()
      case .entered, .left: closeEvent(tag == .entered ? .joined : .left)
      case .conversation: finish()
      case .company, .attachment: break
      }
    }

    private mutating func begin(line: Int) {
      builder.begin(line: line)
      builder.contact.channel = .messaging
      known.removeAll(keepingCapacity: true)
      isInConversation = true
    }

    private mutating func setClock(_ value: UnsafeBufferPointer<UInt8>) {
      clock = ClockParser.clock(value)
      // A date written out under the name UTC is UTC.
      if case .local(let seconds) = clock { clock = .utc(seconds) }
      raw = Array(value)
    }

    private mutating func participant() -> Int? {
      guard !person.login.isEmpty || !person.email.isEmpty else { return nil }
      let id = person.login.isEmpty ? person.email : person.login
      let full = [person.first, person.last].filter { !$0.isEmpty }.joined(separator: " ")
      let isAddress = id.utf8.contains(UInt8(ascii: "@"))
      let address = person.email.isEmpty ? (isAddress ? id : nil) : person.email
      if let index = known[id] {
        builder.update(index) {
          if $0.name == id, !full.isEmpty { $0.name = full }
          $0.address = $0.address ?? address
        }
        return index
      }
      let index = builder.participant(
        name: full.isEmpty ? id : full, id: id, address: address,
        role: PartyNames.isBot(full.isEmpty ? id : full) ? .bot : nil)
      known[id] = index
      return index
    }

    private mutating func closeMessage() {
      isInMessage = false
      builder.openTurn(participant: participant())
      raw.withUnsafeBufferPointer { builder.setClock(clock, raw: $0) }
      text.withUnsafeBufferPointer { value in
        if VisibleText.looksLikeHTML(value) {
          reading.readers.appendVisible(value, to: &builder.arena)
        } else {
          builder.arena.append(contentsOf: value.trimmed)
        }
      }
      builder.turn.attachments = attachments
      builder.closeTurn()
    }

    private mutating func closeEvent(_ event: TurnEvent) {
      builder.openTurn(participant: participant(), role: .system)
      raw.withUnsafeBufferPointer { builder.setClock(clock, raw: $0) }
      builder.turn.event = event
      builder.closeTurn()
    }

    mutating func finish() {
      guard isInConversation else { return }
      isInConversation = false
      builder.finish(reading)
    }
  }
}
