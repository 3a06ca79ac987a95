import Conversations
import Markup

/// Kayako Classic: `tickets/ticket/posts/post` with epoch clocks; `creator` 1 is staff, 2 the user,
/// 3 and 4 somebody in copy, 5 a third party. A post that answers the survey is the rating's comment,
/// no message.
struct KayakoXML: Format {
  let id = "kayako-xml"

  func recognize(_ sample: Sample) -> Recognition? {
    guard !sample.isHTML, sample.has(element: "ticket"), sample.has(element: "post"),
      sample.has(element: "dateline"), sample.has(element: "contents")
    else { return nil }
    return .certain("elements ticket, post and dateline of Kayako")
  }

  func read(_ reading: Reading) {
    var handler = FieldReader(Fields(reading: reading))
    reading.parse(as: .xml, into: &handler)
  }

  private struct Fields: FieldHandler {
    enum Tag: String, MarkupTag {
      case ticket, post, subject, displayid, dateline, fullname, email, creator, isprivate
      case issurveycomment, ishtml, contents, creationtime, lastactivity, departmentid, statustitle
      case userid, staffid, attachment, id
    }

    private struct Post {
      var dateline: [UInt8] = []
      var name = ""
      var email = ""
      var creator: Int64 = 0
      var isPrivate = false
      var isSurvey = false
      var isHTML = false
      var text: [UInt8] = []
    }

    let reading: Reading
    private var builder = ConversationBuilder()
    private var post: Post?

    init(reading: Reading) { self.reading = reading }

    mutating func open(_ tag: Tag, _ element: ElementEvent) -> FieldContent {
      switch tag {
      case .ticket:
        builder.begin(id: element.string("id"), line: element.line)
        builder.contact.channel = .email
        post = nil
        return .descend
      case .post:
        post = Post()
        return .descend
      case .attachment: return .skip
      default: return .text
      }
    }

    mutating func close(_ tag: Tag, _ text: UnsafeBufferPointer<UInt8>) {
      let value = text.trimmed
      if post != nil {
        switch tag {
        case .dateline: post?.dateline = Array(value)
        case .fullname: post?.name = value.string
        case .email: post?.email = value.string
        case .creator: post?.creator = value.integer ?? 0
        case .isprivate: post?.isPrivate = value.equals("1")
        case .issurveycomment: post?.isSurvey = value.equals("1")
        case .ishtml: post?.isHTML = value.equals("1")
        case .contents: post?.text = Array(text)
        case .post: closePost()
        default: break
        }
        return
      }
      switch tag {
      case .displayid:
        builder.contact.ticket = value.filledString
        if builder.exportID == nil { builder.exportID = value.filledString }
      case .id: if builder.exportID == nil { builder.exportID = value.filledString }
      case .subject: builder.contact.subject = value.filledString
      case .departmentid: builder.contact.queue = value.filledString
      case .email: builder.contact.customer = value.filledString
      case .statustitle:
        if !value.isEmpty { builder.contact.isClosed = value.string.lowercased() == "closed" }
      case .creationtime:
        builder.contact.opened = ClockParser.epoch(value).map { Timestamp(seconds: $0) }
      case .ticket: builder.finish(reading)
      default: break
      }
    }

    private mutating func closePost() {
      guard let done = post else { return }
      post = nil
      if done.isSurvey {
        builder.contact.ratingComment = String(decoding: done.text, as: UTF8.self)
        reading.note("survey comment taken as the rating's comment")
        return
      }
      let role: Role? =
        switch done.creator {
        case 1: .agent
        case 2: .customer
        default: nil
        }
      let who = builder.participant(
        name: done.name, id: done.email.isEmpty ? nil : done.email,
        address: done.email.isEmpty ? nil : done.email, role: role)
      builder.openTurn(participant: who, role: role)
      done.dateline.withUnsafeBufferPointer { builder.setClock(ClockParser.clock($0), raw: $0) }
      done.text.withUnsafeBufferPointer { value in
        if done.isHTML {
          reading.readers.appendVisible(value, to: &builder.arena)
        } else {
          builder.arena.append(contentsOf: value.trimmed)
        }
      }
      builder.turn.isInternal = done.isPrivate
      builder.closeTurn()
    }
  }
}
