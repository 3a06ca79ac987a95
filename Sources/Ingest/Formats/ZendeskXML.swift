import Conversations
import Markup

/// Zendesk Support: `tickets/ticket/comments/comment`, people as numbers whose names stand in
/// `users.xml` beside it.
struct ZendeskXML: Format {
  let id = "zendesk-xml"
  let emptyRoot: String? = "tickets"

  func recognize(_ sample: Sample) -> Recognition? {
    guard !sample.isHTML else { return nil }
    if sample.root == "users", sample.has(element: "user"), sample.has(element: "id") {
      return .likely(
        "root element users of Zendesk or Freshdesk: a table of people, no conversations")
    }
    guard sample.has(element: "ticket"), sample.has(element: "comment") else { return nil }
    if sample.has(element: "author-id"), sample.has(element: "requester-id") {
      return .certain("elements ticket, comment and author-id of Zendesk")
    }
    return nil
  }

  func read(_ reading: Reading) {
    if reading.sample.root == "users" {
      // Read with the tickets beside it.
      reading.isSideFile = true
      reading.note("table of people")
      return
    }
    let people = reading.readers.people(beside: reading.input) { reading.note($0) }
    var handler = FieldReader(Fields(reading: reading, people: people))
    reading.parse(as: .xml, into: &handler)
  }

  private struct Fields: FieldHandler {
    enum Tag: String, MarkupTag {
      case ticket, comment, attachment, value, subject, description, status, id, type
      case niceID = "nice-id"
      case requester = "requester-id"
      case submitter = "submitter-id"
      case assignee = "assignee-id"
      case author = "author-id"
      case created = "created-at"
      case solved = "solved-at"
      case statusID = "status-id"
      case isPublic = "is-public"
      case satisfaction = "satisfaction-score"
      case satisfactionComment = "satisfaction-comment"
      case group = "group-id"
    }

    private struct Comment {
      var author = ""
      var created: [UInt8] = []
      var text: [UInt8] = []
      var isInternal = false
      var attachments = 0
    }

    let reading: Reading
    let people: PeopleTable
    private var builder = ConversationBuilder()
    private var comment: Comment?
    private var description: [UInt8] = []
    private var created: [UInt8] = []
    private var requester = ""
    private var submitter = ""
    private var assignee = ""
    private var ticketID: String?
    private var hasNiceID = false
    private var comments = 0

    init(reading: Reading, people: PeopleTable) {
      self.reading = reading
      self.people = people
    }

    mutating func open(_ tag: Tag, _ element: ElementEvent) -> FieldContent {
      switch tag {
      case .ticket:
        builder.begin(line: element.line)
        builder.contact.channel = .email
        comment = nil
        comments = 0
        description.removeAll(keepingCapacity: true)
        created.removeAll(keepingCapacity: true)
        (requester, submitter, assignee) = ("", "", "")
        ticketID = nil
        hasNiceID = false
        return .descend
      case .comment:
        comment = Comment()
        return .descend
      case .attachment:
        comment?.attachments += 1
        return .skip
      default: return .text
      }
    }

    mutating func close(_ tag: Tag, _ text: UnsafeBufferPointer<UInt8>) {
      if comment != nil {
        closeInComment(tag, text)
        return
      }
      switch tag {
      case .ticket: closeTicket()
      case .niceID:
        ticketID = text.filledString ?? ticketID
        hasNiceID = true
      case .id: if !hasNiceID { ticketID = text.filledString }
      case .subject: builder.contact.subject = text.filledString
      case .description: description = Array(text)
      case .requester: requester = text.trimmed.string
      case .submitter: submitter = text.trimmed.string
      case .assignee: assignee = text.trimmed.string
      case .group: builder.contact.queue = text.filledString
      case .created:
        created = Array(text)
        builder.contact.opened = reading.time(text.trimmed)
      case .solved: builder.contact.closed = reading.time(text.trimmed)
      case .status: status(text.trimmed.string.lowercased())
      case .statusID: if let id = text.integer { builder.contact.isClosed = id >= 3 }
      case .satisfaction: satisfaction(text.trimmed.string.lowercased())
      case .satisfactionComment: builder.contact.ratingComment = text.filledString
      default: break
      }
    }

    private mutating func closeInComment(_ tag: Tag, _ text: UnsafeBufferPointer<UInt8>) {
      switch tag {
      case .author: comment?.author = text.trimmed.string
      case .created: comment?.created = Array(text.trimmed)
      case .value: comment?.text = Array(text)
      case .isPublic:
        let value = text.trimmed
        comment?.isInternal = value.equals("false") || value.equals("0")
      case .comment:
        guard let done = comment else { return }
        comment = nil
        add(done)
      default: break
      }
    }

    private mutating func status(_ word: String) {
      switch word {
      case "solved", "closed": builder.contact.isClosed = true
      case "new", "open", "pending", "hold": builder.contact.isClosed = false
      default: break
      }
    }

    /// Zendesk asks for a thumb: good is 1, bad 0, everything else no answer.
    private mutating func satisfaction(_ word: String) {
      if word.hasPrefix("good") { builder.contact.rating = 1 }
      if word.hasPrefix("bad") { builder.contact.rating = 0 }
    }

    private mutating func add(_ comment: Comment) {
      comments += 1
      if comments == 1, !description.isEmpty, !Self.isSame(description, comment.text) {
        // The first message only stands in the description.
        let author = submitter.isEmpty ? requester : submitter
        turn(Comment(author: author, created: created, text: description))
      }
      turn(comment)
    }

    private mutating func turn(_ comment: Comment) {
      let person = people[comment.author]
      let role = role(of: comment.author, person)
      let who = builder.participant(
        name: person?.name ?? "", id: comment.author, address: person?.address, role: role)
      builder.openTurn(participant: who, role: role)
      comment.created.withUnsafeBufferPointer {
        builder.setClock(ClockParser.clock($0.trimmed), raw: $0.trimmed)
      }
      builder.arena.append(contentsOf: comment.text)
      builder.turn.isInternal = comment.isInternal
      builder.turn.attachments = comment.attachments
      builder.closeTurn()
    }

    private func role(of id: String, _ person: PeopleTable.Person?) -> Role? {
      if let role = person?.role { return role }
      if id == requester { return .customer }
      return id == assignee && !id.isEmpty ? .agent : nil
    }

    private mutating func closeTicket() {
      if comments == 0, !description.isEmpty {
        let author = submitter.isEmpty ? requester : submitter
        turn(Comment(author: author, created: created, text: description))
      }
      builder.exportID = ticketID
      builder.contact.ticket = ticketID
      builder.contact.customer = people[requester]?.address ?? (requester.isEmpty ? nil : requester)
      builder.finish(reading)
    }

    /// Equal but for white space.
    private static func isSame(_ a: [UInt8], _ b: [UInt8]) -> Bool {
      a.lazy.filter { $0 > 0x20 }.elementsEqual(b.lazy.filter { $0 > 0x20 })
    }
  }
}
