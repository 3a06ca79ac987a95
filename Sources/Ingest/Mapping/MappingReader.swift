import Conversations
import Markup
import Settings

/// Reads a file by a mapping: finds conversations, turns and fields among the open elements, and
/// gathers their text.
struct MappingReader: MarkupHandler {
  private struct Gathering {
    var field: MappedField
    var depth: Int
    var start: Int
  }

  let reading: Reading
  private let compiled: CompiledMapping
  let vocabulary: [String]
  private let isHTML: Bool
  /// Bits of the tests that each open element passes.
  private var open: [UInt64] = []
  private var conversationDepth = 0
  private var turnDepth = 0
  private var gatherings: [Gathering] = []
  /// Text of the innermost gathering; those around it wait below.
  private var gathered: [UInt8] = []
  private var visible = HTMLText()
  private var mail: MailHTML?
  private var conversation: MappedConversation

  init(_ compiled: CompiledMapping, _ reading: Reading) {
    self.compiled = compiled
    self.reading = reading
    vocabulary = compiled.vocabulary
    isHTML = compiled.mapping.kind == .genericChatHTML
    conversation = MappedConversation(compiled.mapping, reading)
    open.reserveCapacity(64)
  }

  var isFinished: Bool { reading.isStopped }

  /// Inside a mail's text, and in no field that stands in it (a name above the body).
  private var isInMail: Bool { mail != nil && gatherings.last?.field == .text }

  mutating func start(_ element: ElementEvent) {
    var bits = compiled.nameBits[element.code + 1]
    var classes: UnsafeBufferPointer<UInt8>?
    var hasLooked = false
    for i in compiled.attributeCodes.indices {
      let code = compiled.attributeCodes[i]
      guard code == element.code || code == -1 else { continue }
      if compiled.singleClasses[i].isEmpty {
        if compiled.attributeTests[i].test.matchesAttributes(element) {
          bits |= compiled.attributeTests[i].bit
        }
        continue
      }
      // Most tests ask for one class: the list of classes is fetched once.
      if !hasLooked {
        classes = element.attribute("class")
        hasLooked = true
      }
      if let classes,
        compiled.singleClasses[i].withUnsafeBufferPointer({ classes.hasWord($0) })
      {
        bits |= compiled.attributeTests[i].bit
      }
    }
    open.append(bits)
    if bits != 0 { found(element, bits) }
    if !gatherings.isEmpty { pass(element) }
  }

  /// An element that passes a test: does it begin something?
  private mutating func found(_ element: ElementEvent, _ bits: UInt64) {
    let depth = open.count
    if conversationDepth == 0 {
      if bits & compiled.conversationBits == 0 || !beginsConversation(element, depth) { return }
    }
    if bits & compiled.turnBits != 0, conversationDepth != depth, turnDepth == 0,
      isFound(compiled.turn, conversationDepth)
    {
      turnDepth = depth
      conversation.beginTurn(element, compiled.roleAttribute)
      find(element, depth, scope: turnDepth, isOwn: true)
    }
    if bits & compiled.fieldBits != 0 {
      find(element, depth, scope: turnDepth == 0 ? conversationDepth : turnDepth, isOwn: false)
    }
  }

  mutating func end(_ element: ElementEnd) {
    let depth = open.count
    if !gatherings.isEmpty {
      if isInMail { mail?.end(element) } else { visible.close(element, &gathered) }
      while let last = gatherings.last, last.depth >= depth { finishGathering() }
    }
    if turnDepth == depth {
      turnDepth = 0
      conversation.endTurn()
    }
    if conversationDepth == depth {
      conversationDepth = 0
      conversation.end()
    }
    if !open.isEmpty { open.removeLast() }
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard !gatherings.isEmpty else { return }
    guard gathered.count + bytes.count <= Reading.turnBytes else {
      conversation.isOversized = true
      return
    }
    if isInMail {
      mail?.append(bytes)
    } else if isHTML {
      visible.text(bytes, &gathered)
    } else {
      gathered.append(contentsOf: bytes)
    }
  }

  // MARK: Finding

  private mutating func beginsConversation(_ element: ElementEvent, _ depth: Int) -> Bool {
    guard isFound(compiled.conversation, 0) else { return false }
    conversationDepth = depth
    conversation.begin(line: element.line)
    find(element, depth, scope: depth, isOwn: true)
    if compiled.isTurnConversation {
      turnDepth = depth
      conversation.beginTurn(element, compiled.roleAttribute)
      find(element, depth, scope: depth, isOwn: true, isTurn: true)
    }
    return true
  }

  /// Begins what the selectors find at this element.
  ///
  /// - Parameter isOwn: only selectors that mean the scope's own element (`.`, `@id`).
  private mutating func find(
    _ element: ElementEvent, _ depth: Int, scope: Int, isOwn: Bool, isTurn: Bool = false
  ) {
    let top = open[open.count - 1]
    for i in compiled.quick.indices {
      let lastBit = compiled.quick[i].lastBit
      guard isOwn ? lastBit == 0 : lastBit & top != 0 else { continue }
      let isTurnField = compiled.quick[i].isTurnField
      if isOwn {
        // The conversation's own attributes first, a turn's afterwards.
        let isInTurn = turnDepth != 0 && (isTurn || turnDepth != conversationDepth)
        guard isTurnField == isInTurn else { continue }
      } else if matches(compiled.fields[i].steps, isTurnField ? scope : conversationDepth) {
        // Outside of turns only what can be carried is looked for: names and times that stand
        // before their message.
        if isTurnField, turnDepth == 0, !isHTML || compiled.fields[i].field == .text { continue }
      } else {
        continue
      }
      begin(compiled.fields[i], element, depth)
    }
  }

  private mutating func begin(
    _ finder: CompiledMapping.Finder, _ element: ElementEvent, _ depth: Int
  ) {
    if let attribute = finder.attribute {
      guard let value = element.attribute(named: attribute) else { return }
      conversation.take(finder.field, value, isInTurn: turnDepth != 0)
      return
    }
    if finder.field == .text, gatherings.contains(where: { $0.field == .text }) { return }
    if gatherings.last?.depth == depth, gatherings.last?.field == finder.field { return }
    if gatherings.isEmpty || (isInMail && finder.field != .text) { visible.begin(gathered) }
    gatherings.append(Gathering(field: finder.field, depth: depth, start: gathered.count))
    if finder.field == .text, compiled.mapping.isMail, isHTML { mail = MailHTML() }
  }

  private func isFound(_ finders: [CompiledMapping.Finder], _ scope: Int) -> Bool {
    finders.contains { !$0.steps.isEmpty && matches($0.steps, scope) }
  }

  /// Whether the last open element ends this row of steps, inside the element at `scope`.
  private func matches(_ steps: [CompiledMapping.Joined], _ scope: Int) -> Bool {
    guard let last = steps.last, let top = open.last, top & last.bit != 0,
      open.count > scope
    else { return false }
    // As in style sheets, a selector's outer parts may lie outside of the scope; a path starts at it.
    return climbs(steps, isHTML ? 0 : scope)
  }

  /// Whether the steps before the last one stand above the last open element.
  ///
  /// All places that a step could have are kept, so that the work is bounded by steps × depth.
  private func climbs(_ steps: [CompiledMapping.Joined], _ scope: Int) -> Bool {
    let top = open.count - 1
    if steps.count == 1 { return steps[0].joint == .descendant || top == scope }
    var places = [top]
    for step in steps.indices.dropFirst().reversed() {
      let wanted = steps[step - 1].bit
      if steps[step].joint == .child {
        places = places.compactMap { place in
          place > scope && open[place - 1] & wanted != 0 ? place - 1 : nil
        }
      } else {
        let highest = places.max() ?? scope
        places = (scope..<max(scope, highest)).filter { open[$0] & wanted != 0 }
      }
      if places.isEmpty { return false }
    }
    return steps[0].joint == .descendant || places.contains(scope)
  }

  // MARK: Gathering

  /// Shows an element to the text being gathered.
  private mutating func pass(_ element: ElementEvent) {
    guard !gatherings.isEmpty else { return }
    if isInMail {
      mail?.start(element)
    } else if isHTML {
      visible.open(element, &gathered)
    } else if element.kind == .lineBreak || element.kind == .block || element.kind == .paragraph,
      gathered.count > (gatherings.last?.start ?? 0)
    {
      gathered.append(0x0A)
    }
  }

  private mutating func finishGathering() {
    guard let done = gatherings.popLast() else { return }
    if done.field == .text, var body = mail {
      body.finish()
      mail = nil
      conversation.take(body)
      return
    }
    if isHTML, gatherings.isEmpty || isInMail { visible.finish(&gathered) }
    let start = min(done.start, gathered.count)
    gathered.withUnsafeBufferPointer { all in
      conversation.take(
        done.field, UnsafeBufferPointer(rebasing: all[start...]), isInTurn: turnDepth != 0)
    }
    // What stood inside another field (a name inside the text) is no part of that one.
    gathered.removeSubrange(start...)
  }
}
