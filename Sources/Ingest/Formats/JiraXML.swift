import Conversations
import Markup

/// Jira and Jira Service Management, XML view: an RSS channel of `<item>`s with description and
/// comments as escaped HTML.
///
/// Authors are account ids: the reporter's is the customer's, the assignee's an agent's, all others
/// are for the roster to tell. Comments limited to a group or role are notes between staff. A copy
/// saved from a browser begins with a line of prose.
struct JiraXML: Format {
  let id = "jira-xml"

  func recognize(_ sample: Sample) -> Recognition? {
    guard !sample.isHTML, sample.has(element: "rss"), sample.has(element: "item") else {
      return nil
    }
    if sample.has(element: "reporter"), sample.has(element: "key") {
      return .certain("an RSS channel with key and reporter of Jira")
    }
    return nil
  }

  func read(_ reading: Reading) {
    var handler = FieldReader(Fields(reading: reading))
    reading.parse(as: .xml, into: &handler)
  }

  private struct Fields: FieldHandler {
    enum Tag: String, MarkupTag {
      case item, key, summary, reporter, assignee, description, comments, comment, created
      case resolved, project, attachment, channel
    }

    private struct Account {
      var id = ""
      var name = ""
    }

    private struct Comment {
      var author = ""
      var created: [UInt8] = []
      var html: [UInt8] = []
      var isInternal = false
    }

    let reading: Reading
    private var builder = ConversationBuilder()
    private var isInItem = false
    private var reporter = Account()
    private var assignee = Account()
    private var account = ""
    private var description: [UInt8] = []
    private var created: [UInt8] = []
    private var comments: [Comment] = []
    private var comment = Comment()
    private var attachments = 0
    /// Bytes in `comments`, bounded.
    private var held = 0

    init(reading: Reading) { self.reading = reading }

    mutating func open(_ tag: Tag, _ element: ElementEvent) -> FieldContent {
      switch tag {
      case .channel: return .descend
      case .item:
        builder.begin(line: element.line)
        builder.contact.channel = .email
        isInItem = true
        (reporter, assignee) = (Account(), Account())
        description.removeAll(keepingCapacity: true)
        created.removeAll(keepingCapacity: true)
        comments.removeAll(keepingCapacity: true)
        held = 0
        attachments = 0
        return .descend
      case .comments: return .descend
      case .attachment:
        attachments += 1
        return .skip
      case .comment:
        comment = Comment()
        comment.author = element.string("author") ?? ""
        comment.created = element.attribute("created").map { Array($0) } ?? []
        let groups = [element.attribute("roleLevel"), element.attribute("grouplevel")]
        comment.isInternal = groups.contains { $0?.isEmpty == false }
        return .text
      case .reporter, .assignee:
        account = element.string("accountid") ?? element.string("username") ?? ""
        return .text
      default: return isInItem ? .text : .skip
      }
    }

    mutating func close(_ tag: Tag, _ text: UnsafeBufferPointer<UInt8>) {
      guard isInItem else { return }
      switch tag {
      case .key: builder.exportID = text.filledString
      case .summary: builder.contact.subject = text.filledString
      case .project: builder.contact.queue = text.filledString
      case .reporter: reporter = Account(id: account, name: text.trimmed.string)
      case .assignee:
        // "-1" and "Unassigned" are nobody.
        if account != "-1" { assignee = Account(id: account, name: text.trimmed.string) }
      case .description: description = Array(text)
      case .created:
        created = Array(text.trimmed)
        builder.contact.opened = reading.time(text.trimmed)
      case .resolved:
        builder.contact.closed = reading.time(text.trimmed)
        builder.contact.isClosed = !text.trimmed.isEmpty
      case .comment:
        comment.html = Array(text)
        held += comment.html.count + 200
        if held <= Reading.conversationBytes { comments.append(comment) }
      case .item: closeItem()
      case .comments, .attachment, .channel: break
      }
    }

    private mutating func closeItem() {
      isInItem = false
      if held > Reading.conversationBytes { builder.rejectAsOversized() }
      builder.contact.ticket = builder.exportID
      builder.contact.customer = reporter.id.isEmpty ? nil : reporter.id
      if !description.isEmpty {
        add(Comment(author: reporter.id, created: created, html: description))
        builder.amendLast { $0.attachments = attachments }
      }
      for comment in comments { add(comment) }
      builder.finish(reading)
    }

    private mutating func add(_ comment: Comment) {
      var role: Role?
      var name = comment.author
      if comment.author == reporter.id || comment.author == reporter.name {
        role = .customer
        name = reporter.name
      } else if comment.author == assignee.id || comment.author == assignee.name {
        role = .agent
        name = assignee.name
      }
      let who = builder.participant(name: name, id: comment.author, role: role)
      builder.openTurn(participant: who, role: role)
      comment.created.withUnsafeBufferPointer { builder.setClock(ClockParser.clock($0), raw: $0) }
      comment.html.withUnsafeBufferPointer {
        reading.readers.appendVisible($0, to: &builder.arena)
      }
      builder.turn.isInternal = comment.isInternal
      builder.closeTurn()
    }
  }
}
