import Conversations
import Markup

/// Freshdesk and Freshservice: `<helpdesk-ticket>` with its description as the first message and
/// `<helpdesk-note>` for the rest. Who is not the requester is told by `users.xml` beside it, where
/// there is one; private notes are always staff's.
///
/// `id`, `created-at` and others stand in tickets and in notes. One ticket may come in two of the
/// files Tickets0.xml, Tickets1.xml …: its id joins them.
struct FreshdeskXML: Format {
  let id = "freshdesk-xml"
  let emptyRoot: String? = "helpdesk-tickets"

  func recognize(_ sample: Sample) -> Recognition? {
    guard !sample.isHTML, sample.has(element: "helpdesk-ticket") else { return nil }
    return .certain("element helpdesk-ticket of Freshdesk")
  }

  func read(_ reading: Reading) {
    let people = reading.readers.people(beside: reading.input) { reading.note($0) }
    var handler = FieldReader(Fields(reading: reading, people: people))
    reading.parse(as: .xml, into: &handler)
  }

  private struct Fields: FieldHandler {
    enum Tag: String, MarkupTag {
      case ticket = "helpdesk-ticket"
      case note = "helpdesk-note"
      case id, subject, description, body, incoming, attachment
      case isPrivate = "private"
      case displayID = "display-id"
      case descriptionHTML = "description-html"
      case bodyHTML = "body-html"
      case requester = "requester-id"
      case requesterName = "requester-name"
      case responder = "responder-id"
      case responderName = "responder-name"
      case user = "user-id"
      case created = "created-at"
      case statusName = "status-name"
      case group = "group-id"
    }

    private struct Message {
      var author = ""
      var created: [UInt8] = []
      var text: [UInt8] = []
      var html: [UInt8] = []
      var isInternal = false
      var isIncoming: Bool?
      var attachments = 0
    }

    let reading: Reading
    let people: PeopleTable
    private var builder = ConversationBuilder()
    private var first = Message()
    private var notes: [Message] = []
    private var note: Message?
    private var noteDepth = 0
    private var requester = ""
    private var requesterName = ""
    private var responder = ""
    private var responderName = ""
    private var ticketDepth = 0
    /// Bytes in `notes`, bounded.
    private var held = 0

    init(reading: Reading, people: PeopleTable) {
      self.reading = reading
      self.people = people
    }

    mutating func open(_ tag: Tag, _ element: ElementEvent) -> FieldContent {
      switch tag {
      case .ticket:
        builder.begin(line: element.line)
        builder.contact.channel = .email
        first = Message()
        notes.removeAll(keepingCapacity: true)
        held = 0
        note = nil
        (requester, requesterName, responder, responderName) = ("", "", "", "")
        ticketDepth = element.depth
        return .descend
      case .note:
        // The plural holds the notes; some exports use the singular's name for both.
        note = Message()
        noteDepth = element.depth
        return .descend
      case .attachment:
        if note != nil { note?.attachments += 1 } else { first.attachments += 1 }
        return .skip
      default:
        // Fields of elements inside (a requester's own id) are not the ticket's.
        let parent = note == nil ? ticketDepth : noteDepth
        return element.depth == parent + 1 ? .text : .skip
      }
    }

    mutating func close(_ tag: Tag, _ text: UnsafeBufferPointer<UInt8>) {
      if tag == .note {
        if let done = note {
          held += done.text.count + done.html.count + 200
          if held <= Reading.conversationBytes { notes.append(done) }
        }
        note = nil
        return
      }
      if note != nil {
        closeInNote(tag, text)
        return
      }
      switch tag {
      case .ticket: closeTicket()
      case .displayID: if !text.isEmpty { builder.exportID = text.filledString }
      case .id: if builder.exportID == nil { builder.exportID = text.filledString }
      case .subject: if !text.isEmpty { builder.contact.subject = text.filledString }
      case .description: if !text.isEmpty { first.text = Array(text) }
      case .descriptionHTML: if !text.isEmpty { first.html = Array(text) }
      case .requester: if !text.isEmpty { requester = text.trimmed.string }
      case .requesterName: if !text.isEmpty { requesterName = text.trimmed.string }
      case .responder: if !text.isEmpty { responder = text.trimmed.string }
      case .responderName: if !text.isEmpty { responderName = text.trimmed.string }
      case .group: if !text.isEmpty { builder.contact.queue = text.filledString }
      case .statusName:
        let word = text.trimmed.string.lowercased()
        if !word.isEmpty { builder.contact.isClosed = word == "closed" || word == "resolved" }
      case .created:
        if !text.isEmpty {
          first.created = Array(text.trimmed)
          builder.contact.opened = reading.time(text.trimmed)
        }
      default: break
      }
    }

    private mutating func closeInNote(_ tag: Tag, _ text: UnsafeBufferPointer<UInt8>) {
      guard !text.isEmpty else { return }
      switch tag {
      case .body: note?.text = Array(text)
      case .bodyHTML: note?.html = Array(text)
      case .user: note?.author = text.trimmed.string
      case .created: note?.created = Array(text.trimmed)
      case .isPrivate: note?.isInternal = text.trimmed.equals("true")
      case .incoming: note?.isIncoming = text.trimmed.equals("true")
      default: break
      }
    }

    private mutating func closeTicket() {
      if held > Reading.conversationBytes { builder.rejectAsOversized() }
      first.author = requester
      if !first.text.isEmpty || !first.html.isEmpty { turn(first) }
      for note in notes { turn(note) }
      builder.contact.ticket = builder.exportID
      builder.contact.customer = people[requester]?.address ?? (requester.isEmpty ? nil : requester)
      builder.finish(reading)
    }

    private mutating func turn(_ message: Message) {
      let person = people[message.author]
      let role = role(of: message, person)
      var name = person?.name ?? ""
      if name.isEmpty, message.author == requester { name = requesterName }
      if name.isEmpty, message.author == responder { name = responderName }
      let who = builder.participant(
        name: name, id: message.author, address: person?.address, role: role)
      builder.openTurn(participant: who, role: role)
      message.created.withUnsafeBufferPointer { builder.setClock(ClockParser.clock($0), raw: $0) }
      if message.text.isEmpty {
        message.html.withUnsafeBufferPointer {
          reading.readers.appendVisible($0, to: &builder.arena)
        }
      } else {
        builder.arena.append(contentsOf: message.text)
      }
      builder.turn.isInternal = message.isInternal
      builder.turn.attachments = message.attachments
      builder.closeTurn()
    }

    private func role(of message: Message, _ person: PeopleTable.Person?) -> Role? {
      if message.author == requester { return .customer }
      if let role = person?.role { return role }
      if message.isInternal || message.author == responder { return .agent }
      return message.isIncoming == true ? .customer : nil
    }
  }
}
