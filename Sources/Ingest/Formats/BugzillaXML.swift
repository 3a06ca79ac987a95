import Conversations
import Markup

/// Bugzilla: `bug/long_desc` with `who`, `bug_when`, `thetext`. The reporter is the customer, the
/// assignee an agent; `isprivate="1"` is a note between staff.
struct BugzillaXML: Format {
  let id = "bugzilla-xml"
  let emptyRoot: String? = "bugzilla"

  func recognize(_ sample: Sample) -> Recognition? {
    guard !sample.isHTML, sample.has(element: "bug") else { return nil }
    if sample.root == "bugzilla" || sample.has(element: "long_desc") {
      return .certain("elements bug and long_desc of Bugzilla")
    }
    return nil
  }

  func read(_ reading: Reading) {
    var handler = FieldReader(Fields(reading: reading))
    reading.parse(as: .xml, into: &handler)
  }

  private struct Fields: FieldHandler {
    enum Tag: String, MarkupTag {
      case bug, product, component, reporter
      case bugId = "bug_id"
      case creationTs = "creation_ts"
      case shortDesc = "short_desc"
      case bugStatus = "bug_status"
      case who, thetext, attachment
      case assignedTo = "assigned_to"
      case longDesc = "long_desc"
      case bugWhen = "bug_when"
    }

    let reading: Reading
    private var builder = ConversationBuilder()
    private var isInComment = false
    private var isPrivate = false
    private var name = ""
    private var reporter = ""
    private var assignee = ""
    private var author = (address: "", name: "")
    private var time: [UInt8] = []
    private var text: [UInt8] = []
    private var attachments = 0

    init(reading: Reading) { self.reading = reading }

    mutating func open(_ tag: Tag, _ element: ElementEvent) -> FieldContent {
      switch tag {
      case .bug:
        builder.begin(line: element.line)
        builder.contact.channel = .email
        (reporter, assignee) = ("", "")
        attachments = 0
        return .descend
      case .longDesc:
        isInComment = true
        isPrivate = element.attribute("isprivate")?.equals("1") == true
        author = ("", "")
        time.removeAll(keepingCapacity: true)
        text.removeAll(keepingCapacity: true)
        return .descend
      case .attachment:
        attachments += 1
        return .skip
      default:
        name = element.string("name") ?? ""
        return .text
      }
    }

    mutating func close(_ tag: Tag, _ value: UnsafeBufferPointer<UInt8>) {
      let inner = value.trimmed
      switch tag {
      case .bugId:
        builder.exportID = inner.filledString
        builder.contact.ticket = builder.exportID
      case .shortDesc: builder.contact.subject = inner.filledString
      case .product: builder.contact.queue = inner.filledString
      case .component: builder.contact.topic = inner.filledString
      case .bugStatus:
        builder.contact.isClosed = ["RESOLVED", "VERIFIED", "CLOSED"].contains(inner.string)
      case .creationTs: builder.contact.opened = reading.time(inner)
      case .reporter: reporter = inner.string
      case .assignedTo: assignee = inner.string
      case .who: author = (inner.string, name)
      case .bugWhen: time = Array(inner)
      case .thetext: text = Array(value)
      case .longDesc: closeComment()
      case .bug:
        builder.contact.customer = reporter.isEmpty ? nil : reporter
        builder.amendFirst { $0.attachments = attachments }
        builder.finish(reading)
      case .attachment: break
      }
    }

    private mutating func closeComment() {
      guard isInComment else { return }
      isInComment = false
      let role: Role? =
        author.address == reporter ? .customer : author.address == assignee ? .agent : nil
      let isAddress = author.address.utf8.contains(UInt8(ascii: "@"))
      let who = builder.participant(
        name: author.name.isEmpty ? author.address : author.name, id: author.address,
        address: isAddress ? author.address : nil, role: role)
      builder.openTurn(participant: who, role: role)
      time.withUnsafeBufferPointer { builder.setClock(ClockParser.clock($0), raw: $0) }
      builder.arena.append(contentsOf: text)
      builder.turn.isInternal = isPrivate
      builder.closeTurn()
    }
  }
}
