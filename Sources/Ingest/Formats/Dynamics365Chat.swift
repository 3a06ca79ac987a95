import Conversations
import Markup
import Settings

/// Dynamics 365 Omnichannel. New transcripts have no messages in their markup: a script holds
/// `const messages = [ … ];` as JSON. Older ones are one line of `div.transcripts` with
/// `<b>NAME </b> 3/5/2024 02:10 PM` and `div.dialogbox`: the date only on the first message, the name
/// only where it changes, the clock in the browser's zone.
///
/// `Customer` is the customer; everybody else is staff, or a bot by the word in the name. Hidden
/// messages are notes between staff.
struct Dynamics365Chat: Format {
  let id = "dynamics365-chat"

  func recognize(_ sample: Sample) -> Recognition? {
    guard sample.isHTML else { return nil }
    if sample.contains("const messages = ["), sample.contains("\"content\"") {
      return .certain("a script with \"const messages\" of Dynamics 365")
    }
    if sample.has(class: "transcripts"), sample.has(class: "dialogbox") {
      return .certain("classes transcripts and dialogbox of Dynamics 365")
    }
    return nil
  }

  func read(_ reading: Reading) { reading.readPage(Page.self) }

  private struct Page: PageHandler {
    enum Tag: String, MarkupTag { case script, div, b }

    let vocabulary = Tag.vocabulary
    private let tags = Tag.allCases
    let reading: Reading
    private var builder = ConversationBuilder()
    private var script: [UInt8] = []
    private var isInScript = false
    private var wasScript = false
    // Older transcripts.
    private var days = DayCarrier()
    private var blockDepth = 0
    private var circleDepth = 0
    private var field = ElementText()
    private var isName = false
    private var name: String?
    private var clock: [UInt8] = []

    init(reading: Reading) {
      self.reading = reading
      builder.begin(line: 1)
      builder.contact.channel = .chat
    }

    var isFinished: Bool { reading.isStopped }

    mutating func start(_ element: ElementEvent) {
      if field.isOpen {
        field.open(element)
        return
      }
      guard element.code >= 0 else { return }
      switch tags[element.code] {
      case .script:
        isInScript = true
        script.removeAll(keepingCapacity: true)
      case .div:
        if element.hasClass("transcripts") {
          blockDepth = element.depth
          clock.removeAll(keepingCapacity: true)
        } else if element.hasClass("circle") {
          circleDepth = element.depth
        } else if element.hasClass("dialogbox"), blockDepth != 0 {
          isName = false
          field.begin(element)
        }
      case .b:
        if blockDepth != 0, circleDepth == 0 {
          isName = true
          field.begin(element)
        }
      }
    }

    mutating func end(_ element: ElementEnd) {
      if field.isOpen {
        guard field.close(element) else { return }
        if isName { name = field.string } else { closeDialog(field.bytes, images: field.images) }
        return
      }
      if isInScript, element.code >= 0, tags[element.code] == .script {
        isInScript = false
        messages()
      }
      if circleDepth != 0, element.depth <= circleDepth { circleDepth = 0 }
      if blockDepth != 0, element.depth <= blockDepth { blockDepth = 0 }
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
      if isInScript {
        if script.count + bytes.count <= Reading.turnBytes / 2 { script.append(contentsOf: bytes) }
      } else if field.isOpen {
        field.text(bytes)
      } else if blockDepth != 0, circleDepth == 0, clock.count < 200 {
        clock.append(contentsOf: bytes)
      }
    }

    private mutating func closeDialog(_ text: [UInt8], images: Int) {
      let writer = name ?? ""
      let (who, role) = participant(writer)
      builder.openTurn(participant: who, role: role)
      clock.withUnsafeBufferPointer {
        builder.setClock(days.next(ClockParser.parse($0, order: .monthFirst)), raw: $0.trimmed)
      }
      builder.arena.append(contentsOf: text)
      builder.turn.attachments = images
      builder.closeTurn()
      clock.removeAll(keepingCapacity: true)
    }

    private mutating func participant(_ name: String) -> (Int?, Role?) {
      guard !name.isEmpty else { return (nil, nil) }
      // What older widgets wrote for a visitor without a name.
      let isVisitor = name == "Customer" || name.hasPrefix("teamsvisitor:")
      let role: Role = isVisitor ? .customer : PartyNames.isBot(name) ? .bot : .agent
      return (builder.participant(name: isVisitor ? "Customer" : name, role: role), role)
    }

    // MARK: New transcripts

    private mutating func messages() {
      guard let array = Self.array(in: script) else { return }
      wasScript = true
      let parsed: JSONValue
      do throws(JSONSyntaxError) {
        parsed = try JSONReader.parse(array).root
      } catch {
        reading.reject(
          code: "not-well-formed",
          reason: "the script's list of messages is no JSON (its line \(error.line), "
            + "column \(error.column))")
        return
      }
      guard case .array(let found) = parsed else { return }
      // Some versions list the newest first.
      let clocks = found.map { ClockParser.clock($0.text("created", "createdDateTime")) }
      let isReversed =
        if case .utc(let first) = clocks.first, case .utc(let last) = clocks.last {
          first > last
        } else { false }
      for message in isReversed ? found.reversed() : found { add(message) }
    }

    /// The JSON text of `messages = [ … ]`.
    private static func array(in script: [UInt8]) -> [UInt8]? {
      script.withUnsafeBufferPointer { p in
        guard let name = p.firstOffset(of: "messages"),
          let open = p[name...].firstIndex(of: UInt8(ascii: "[")),
          p[name..<open].contains(UInt8(ascii: "="))
        else { return nil }
        var depth = 0
        var isInString = false
        var i = open
        while i < p.count {
          switch p[i] {
          case UInt8(ascii: "\\") where isInString: i += 1
          case UInt8(ascii: "\""): isInString.toggle()
          case UInt8(ascii: "[") where !isInString: depth += 1
          case UInt8(ascii: "]") where !isInString:
            depth -= 1
            if depth == 0 { return Array(p[open...i]) }
          default: break
          }
          i += 1
        }
        return nil
      }
    }

    private mutating func add(_ message: JSONValue) {
      let tags = message.words("tags")
      let isControl = message["isControlMessage"] == .bool(true)
      let isSystem = tags.contains("system")
      let writer =
        message["from"]?["user"]?.text("displayName")
        ?? message["from"]?["guest"]?.text("displayName")
        ?? message["from"]?["application"]?.text("displayName") ?? ""
      var (who, role) = participant(writer)
      if isControl || isSystem { (who, role) = (nil, .system) }
      builder.openTurn(participant: who, role: role)
      var created = message.text("created", "createdDateTime")
      created.withUTF8 { builder.setClock(ClockParser.clock($0), raw: $0) }
      var content = message.text("content")
      content.withUTF8 { text in
        if VisibleText.looksLikeHTML(text) {
          reading.readers.appendVisible(text, to: &builder.arena)
        } else {
          builder.arena.append(contentsOf: text.trimmed)
        }
      }
      builder.turn.isInternal =
        tags.contains("hidden") || message.text("deliveryMode").lowercased() == "internal"
      if isControl || isSystem { builder.turn.event = .other }
      if case .array(let files) = message["attachments"] { builder.turn.attachments = files.count }
      builder.closeTurn()
    }

    mutating func finish() { builder.finish(reading) }
  }
}

extension JSONValue {
  /// The first of the keys that holds a string; empty if none does.
  fileprivate func text(_ keys: String...) -> String {
    for key in keys {
      if case .string(let value)? = self[key] { return value }
    }
    return ""
  }

  /// A list of words, given as an array or as one text with commas, in lower case.
  fileprivate func words(_ key: String) -> Set<String> {
    switch self[key] {
    case .string(let text)?:
      return Set(text.lowercased().split { $0 == "," || $0 == " " || $0 == ";" }.map(String.init))
    case .array(let values)?:
      return Set(
        values.compactMap { value -> String? in
          if case .string(let word) = value { return word.lowercased() }
          return nil
        })
    default: return []
    }
  }
}
