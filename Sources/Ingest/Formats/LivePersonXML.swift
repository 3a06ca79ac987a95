import Conversations
import Markup

/// LivePerson LiveEngage: many `<Session>`, each with one `<Chat>` of `<line>`s.
///
/// The human is `<Rep repName>`; `<agent>`, if there is one, is the visitor's browser. Lines of
/// `info` are the system's, lines with a `repId` an agent's, all others the visitor's. Ratings stand
/// in `<varValue>`. Sessions without `<Chat>` are visits in which nobody wrote.
struct LivePersonXML: Format {
  let id = "liveperson-xml"
  let emptyRoot: String? = "Sessions"

  func recognize(_ sample: Sample) -> Recognition? {
    guard !sample.isHTML, sample.has(element: "Session") else { return nil }
    guard sample.has(element: "Chat") else {
      // A night of visits without a chat.
      return sample.root == emptyRoot ? .likely("elements Sessions and Session of LiveEngage") : nil
    }
    if sample.has(element: "line"), sample.has(element: "Text") || sample.has(element: "HTML") {
      return .certain("elements Session, Chat and line of LiveEngage")
    }
    return sample.has(element: "Rep") || sample.root == "Sessions"
      ? .likely("elements Session and Chat of LiveEngage") : nil
  }

  func read(_ reading: Reading) {
    var handler = FieldReader(Fields(reading: reading))
    reading.parse(as: .xml, into: &handler)
  }

  private struct Fields: FieldHandler {
    enum Tag: String, MarkupTag {
      case session = "Session"
      case rep = "Rep"
      case chat = "Chat"
      case line
      case text = "Text"
      case html = "HTML"
      case varValue
      case variable = "var"
      case title
      case agent
    }

    let reading: Reading
    var builder = ConversationBuilder()
    private var hasChat = false
    private var isInSession = false
    private var repNames: [String: String] = [:]
    private var systemID: Int?
    /// Index of the open line's text: a line may hold both shapes of it.
    private var hasText = false
    private var survey = LivePersonSurvey()

    init(reading: Reading) { self.reading = reading }

    mutating func open(_ tag: Tag, _ element: ElementEvent) -> FieldContent {
      switch tag {
      case .session:
        builder.begin(
          id: element.string("id") ?? element.string("realTimeSessionId")
            ?? element.string("sessionId"), line: element.line)
        builder.contact.channel = .chat
        hasChat = false
        isInSession = true
        repNames.removeAll(keepingCapacity: true)
        survey.begin()
      case .rep:
        if let name = element.string("repName"), !name.isEmpty {
          repNames[element.string("repId") ?? ""] = name
        }
      case .chat:
        hasChat = true
        if let start = element.attribute("start") { builder.contact.opened = reading.time(start) }
        if let end = element.attribute("end") { builder.contact.closed = reading.time(end) }
      case .line: openLine(element)
      case .text, .html: return isInSession ? .text : .skip
      case .varValue:
        survey.open(element)
        return .text
      case .variable: survey.openVariable(element)
      case .title: return survey.isInVariable ? .text : .descend
      case .agent: return .skip
      }
      return .descend
    }

    mutating func close(_ tag: Tag, _ text: UnsafeBufferPointer<UInt8>) {
      switch tag {
      case .text:
        if !hasText { builder.arena.append(contentsOf: text) }
        hasText = hasText || !text.isEmpty
      case .html:
        if !hasText { reading.readers.appendVisible(text, to: &builder.arena) }
        hasText = hasText || !text.isEmpty
      case .line: if isInSession { builder.closeTurn() }
      case .session:
        isInSession = false
        if hasChat {
          survey.fill(&builder.contact)
          builder.finish(reading)
        } else {
          reading.note("session without chat")
        }
      case .varValue: survey.close(text)
      case .title: survey.title(text)
      case .variable: survey.closeVariable()
      case .rep, .chat, .agent: break
      }
    }

    private mutating func openLine(_ element: ElementEvent) {
      hasText = false
      let by = element.attribute("by")
      let repID = element.attribute("repId")
      if let repID, !repID.isEmpty {
        let id = repID.string
        let name = by?.filledString ?? repNames[id] ?? ""
        let who = builder.participant(name: name, id: id, role: .agent)
        builder.openTurn(participant: who, role: .agent)
      } else if by?.equals("info") == true {
        builder.openTurn(role: .system)
      } else {
        let who = builder.participant(
          by ?? UnsafeBufferPointer(start: nil, count: 0), role: .customer)
        builder.openTurn(participant: who, role: .customer)
      }
      if let time = element.attribute("time") {
        builder.setClock(ClockParser.clock(time), raw: time)
      }
    }
  }
}

/// Answers to the surveys before and after a chat: rating and comment by the wording of the question.
private struct LivePersonSurvey {
  private var titles: [String: String] = [:]
  private var variable: String?
  private var answer: (id: String, name: String)?
  private var rating: Double?
  private var comment: String?

  var isInVariable: Bool { variable != nil }

  mutating func begin() {
    rating = nil
    comment = nil
  }

  mutating func openVariable(_ element: ElementEvent) { variable = element.string("id") ?? "" }
  mutating func closeVariable() { variable = nil }

  mutating func title(_ text: UnsafeBufferPointer<UInt8>) {
    guard let variable, titles.count < 1000 else { return }
    titles[variable] = text.string
  }

  mutating func open(_ element: ElementEvent) {
    answer = nil
    let type = element.string("type") ?? ""
    // What the visitor typed before the chat is no verdict on it.
    guard !type.lowercased().contains("pre") else { return }
    answer = (element.string("id") ?? "", element.string("name") ?? "")
  }

  mutating func close(_ text: UnsafeBufferPointer<UInt8>) {
    guard let answer, let value = text.filledString else { return }
    let question = (answer.name + " " + (titles[answer.id] ?? "")).lowercased()
    if ["rat", "satisf", "csat", "score", "soddisf", "оцен", "tevred"].contains(where: {
      question.contains($0)
    }) {
      if rating == nil, let number = Double(value), (0...10).contains(number) { rating = number }
    } else if ["comment", "feedback", "suggest", "remark", "comment"].contains(where: {
      question.contains($0)
    }) {
      comment = comment ?? value
    }
    self.answer = nil
  }

  func fill(_ contact: inout Contact) {
    contact.rating = rating
    contact.ratingComment = comment
  }
}
