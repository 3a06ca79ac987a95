package import Conversations
import Markup

/// Builds one conversation after the other in a byte arena that is kept.
package struct ConversationBuilder {
  /// Bytes of texts and raw clocks of the conversation being built. Formats may append to it while a
  /// turn is open.
  package var arena: [UInt8] = []
  package var exportID: String?
  package var contact = Contact()
  package var line: Int?
  package var isMail = false
  package private(set) var participants: [RawParticipant] = []
  package private(set) var turns: [RawTurn] = []
  package var marks: [Mark] = []
  /// The turn being built: set its clock, role and the rest before `closeTurn`.
  package var turn = RawTurn(participant: nil, text: 0..<0)
  private var keys: [[UInt8]] = []
  private var index: [[UInt8]: Int] = [:]
  private var textStart = 0
  private var isOversized = false

  /// What is kept from one conversation to the next.
  private static let keptBytes = 1 << 20
  private static let keptItems = 4096

  package init() {
    arena.reserveCapacity(1 << 16)
  }

  /// Forgets everything and starts the next conversation.
  package mutating func begin(id: String? = nil, line: Int? = nil) {
    // One giant conversation must not cost its memory for ever.
    arena.removeAll(keepingCapacity: arena.capacity <= Self.keptBytes)
    exportID = id
    contact = Contact()
    self.line = line
    isMail = false
    participants.removeAll(keepingCapacity: participants.capacity <= Self.keptItems)
    turns.removeAll(keepingCapacity: turns.capacity <= Self.keptItems)
    marks.removeAll(keepingCapacity: marks.capacity <= Self.keptItems)
    keys.removeAll(keepingCapacity: true)
    index.removeAll(keepingCapacity: true)
    turn = RawTurn(participant: nil, text: 0..<0)
    isOversized = false
  }

  /// The participant of this id, or of this name where there is no id; a new one if it is the first
  /// time.
  ///
  /// - Parameter role: what the format knows for certain.
  package mutating func participant(
    name: String, id: String? = nil, address: String? = nil, role: Role? = nil
  ) -> Int {
    let key = Array((id.map { "#" + $0 } ?? "=" + name).utf8)
    if let known = find(key) {
      if participants[known].name.isEmpty { participants[known].name = name }
      if participants[known].role == nil { participants[known].role = role }
      if participants[known].address == nil { participants[known].address = address }
      return known
    }
    keys.append(key)
    if keys.count > 24 {
      if index.isEmpty {
        for (i, k) in keys.enumerated() { index[k] = i }
      } else {
        index[key] = keys.count - 1
      }
    }
    participants.append(RawParticipant(name: name, id: id, address: address, role: role))
    return participants.count - 1
  }

  /// The same for a name that is still bytes.
  package mutating func participant(
    _ name: UnsafeBufferPointer<UInt8>, role: Role? = nil
  ) -> Int {
    // The same few people write again and again: look before making a string.
    for i in keys.indices.suffix(24)
    where keys[i].count == name.count + 1 && keys[i][0] == UInt8(ascii: "=")
      && keys[i].dropFirst().elementsEqual(name)
    {
      if participants[i].role == nil { participants[i].role = role }
      return i
    }
    return participant(name: String(decoding: name, as: UTF8.self), role: role)
  }

  private func find(_ key: [UInt8]) -> Int? {
    index.isEmpty ? keys.firstIndex(of: key) : index[key]
  }

  /// Corrects what is known of a participant, for exports that name people after their messages.
  package mutating func update(_ participant: Int, _ change: (inout RawParticipant) -> Void) {
    change(&participants[participant])
  }

  /// Starts a turn; its text is whatever is appended to the arena from here on.
  package mutating func openTurn(participant: Int? = nil, role: Role? = nil) {
    turn = RawTurn(participant: participant, role: role, text: 0..<0)
    textStart = arena.count
  }

  /// Notes the clock of the open turn. Must be called before its text is appended.
  package mutating func setClock(_ clock: RawClock, raw: UnsafeBufferPointer<UInt8>) {
    turn.clock = clock
    guard raw.count > 0 else { return }
    let start = arena.count
    arena.append(contentsOf: raw)
    turn.rawClock = start..<arena.count
    textStart = arena.count
  }

  /// Ends the open turn with what was appended since it was opened.
  package mutating func closeTurn() {
    if arena.count - textStart > Reading.turnBytes || arena.count > Reading.conversationBytes {
      isOversized = true
      arena.removeSubrange(textStart...)
    }
    guard turns.count < Reading.turnsAtMost, participants.count <= Reading.participantsAtMost else {
      isOversized = true
      arena.removeSubrange(min(textStart, arena.count)...)
      return
    }
    turn.text = textStart..<arena.count
    turns.append(turn)
    textStart = arena.count
  }

  /// Adds a turn whose parts are all there.
  package mutating func addTurn(
    participant: Int?, role: Role? = nil, clock: RawClock = .none,
    rawClock: UnsafeBufferPointer<UInt8>? = nil, text: UnsafeBufferPointer<UInt8>,
    event: TurnEvent? = nil
  ) {
    openTurn(participant: participant, role: role)
    setClock(clock, raw: rawClock ?? UnsafeBufferPointer(start: nil, count: 0))
    turn.event = event
    arena.append(contentsOf: text)
    closeTurn()
  }

  /// Marks the conversation as too large to be handed on, for formats that gather its parts first.
  package mutating func rejectAsOversized() { isOversized = true }

  /// The last turn, to add what came after its text.
  package mutating func amendLast(_ change: (inout RawTurn) -> Void) {
    guard !turns.isEmpty else { return }
    change(&turns[turns.count - 1])
  }

  /// The first turn, if there is one.
  package mutating func amendFirst(_ change: (inout RawTurn) -> Void) {
    guard !turns.isEmpty else { return }
    change(&turns[0])
  }

  /// Hands the conversation to `reading`; one without turns is only noted.
  package mutating func finish(_ reading: Reading) {
    defer { begin() }
    if isOversized {
      reading.rejectConversation(
        code: "oversized-conversation",
        reason:
          "a message is longer than 16 MiB, or the conversation than 64 MiB, 500,000 messages "
          + "or 20,000 people",
        line: line, id: exportID)
      return
    }
    guard !turns.isEmpty else {
      reading.note("conversation without messages")
      return
    }
    var raw = RawConversation(
      origin: reading.origin(line: line), format: reading.format, exportID: exportID)
    raw.contact = contact
    raw.participants = participants.exactCopy
    raw.turns = turns.exactCopy
    raw.marks = marks.exactCopy
    raw.isMail = isMail
    raw.bytes = arena.exactCopy
    reading.deliver(raw)
  }
}

extension Array {
  /// A copy of exactly its size. Handing on the array itself would share its memory, with all the
  /// room that was kept for the next conversation.
  fileprivate var exactCopy: [Element] { withUnsafeBufferPointer { [Element]($0) } }
}
