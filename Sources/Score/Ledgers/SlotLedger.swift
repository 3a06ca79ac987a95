package import Conversations
package import Lexicons

/// A piece of information that agents ask for.
package enum Slot: String, Sendable, Hashable, CaseIterable {
  case orderNumber = "order number"
  case email = "e-mail address"
  case phone = "phone number"
  case name
  case address
  case product
  case dateOfBirth = "date of birth"
  case date
  case problem = "problem"

  /// The cue of an agent who asks for it.
  package var cue: Cue {
    switch self {
    case .orderNumber: .slotOrderNo
    case .email: .slotEmail
    case .phone: .slotPhone
    case .name: .slotName
    case .address: .slotAddress
    case .product: .slotProduct
    case .dateOfBirth: .slotDob
    case .date: .slotDate
    case .problem: .slotProblem
    }
  }
}

/// What the customer has told, and what agents ask for (ERROR-LIST 6).
package struct SlotLedger: Sendable {
  package struct Entry: Sendable, Hashable {
    package var slot: Slot
    package var turn: Int
    package var span: Span
    /// The value's folded bytes, hashed: only for comparing.
    package var value: UInt64
    /// 0.95 typed value, 0.8 direct answer, 0.6 inferred.
    package var certainty: Double
    /// Filled by a form or bot that the agent may not see.
    package var isFromBot: Bool
  }

  package struct Ask: Sendable, Hashable {
    package var slot: Slot
    package var turn: Int
    package var sentence: Int
    package var span: Span
  }

  package private(set) var entries: [Entry] = []
  package private(set) var asks: [Ask] = []
  /// Content of the customer's words so far, until it makes a problem.
  private var told = StemSet()

  /// A first block with this many content stems tells a problem (RELEVANCE: 16 stems).
  static let stemsOfAProblem = 16
  /// A longer turn tells something; a number in it need not be the answer.
  private static let wordsOfAnAnswer = 12

  init(_ reading: Reading) {
    for turn in reading.speech {
      switch reading.role(turn) {
      case .customer: tell(turn, reading)
      case .agent, .bot: ask(turn, reading)
      default: continue
      }
    }
  }

  /// What the customer had told of a slot before a turn.
  package func known(_ slot: Slot, before turn: Int) -> Entry? {
    entries.last { $0.slot == slot && $0.turn < turn }
  }

  // MARK: Asking

  private mutating func ask(_ turn: Int, _ reading: Reading) {
    for sentence in reading.sentences(of: turn) {
      for slot in Slot.allCases {
        guard let match = reading.cues.matches(slot.cue, sentence: sentence).first else { continue }
        guard
          reading.endsWithQuestionMark(sentence)
            || reading.hasAny([.dataRequest, .questionMarker, .verification], sentence: sentence)
        else { continue }
        if slot == .name, !SlotValues.asksForOwnName(sentence, reading) { continue }
        // "How can I help?" opens the talk; it asks for nothing that could have been told.
        if slot == .problem, reading.hasAny([.greeting, .anythingElse], sentence: sentence) {
          continue
        }
        asks.append(
          Ask(slot: slot, turn: turn, sentence: sentence, span: reading.sentenceSpan(match)))
      }
    }
  }

  // MARK: Telling

  private mutating func tell(_ turn: Int, _ reading: Reading) {
    let asked = lastAsks(before: turn, reading)
    for sentence in reading.sentences(of: turn) {
      let values = SlotValues(sentence, reading)
      for token in values.emails { add(.email, token, turn, reading, 0.95, asked) }
      let isAskedFor = asked.contains { $0.slot == .phone }
      for token in values.phones
      where !asked.contains(where: { $0.slot == .orderNumber })
        && (isAskedFor || SlotValues.namesPhone(sentence, reading))
      {
        add(.phone, token, turn, reading, 0.95, asked)
      }
      let isAnswer = asked.contains { $0.slot == .orderNumber }
      let isShort = reading.wordCount(turn) <= SlotLedger.wordsOfAnAnswer
      for token in values.numbers where token.isNamed || isAnswer && isShort {
        add(.orderNumber, token, turn, reading, token.isNamed ? 0.95 : 0.8, asked)
      }
      if let token = values.name { add(.name, token, turn, reading, 0.8, asked) }
    }
    answerDirectly(turn, asked, reading)
    guard told.count < SlotLedger.stemsOfAProblem else { return }
    told.formUnion(reading.stems(turn: turn))
    if told.count >= SlotLedger.stemsOfAProblem {
      let start = reading.customerTurns.first ?? turn
      entries.append(
        Entry(
          slot: .problem, turn: start, span: reading.span(of: start), value: 1, certainty: 0.8,
          isFromBot: false))
    }
  }

  /// Slots without a value pattern of their own: a short reply to a question for exactly that.
  private mutating func answerDirectly(_ turn: Int, _ asked: [Ask], _ reading: Reading) {
    guard let first = reading.sentences(of: turn).first,
      !reading.has(.customerDontKnow, turn: turn), !reading.acts(turn: turn).contains(.question)
    else { return }
    let limits: [(Slot, ClosedRange<Int>)] = [
      (.name, 1...4), (.address, 2...25), (.product, 1...20), (.dateOfBirth, 1...8),
      (.date, 1...15),
    ]
    for (slot, words) in limits
    where asked.contains(where: { $0.slot == slot }) && words.contains(reading.wordCount(turn)) {
      guard known(slot, before: turn + 1) == nil else { continue }
      if slot == .name, reading.words(first).contains(where: \.isNumber) { continue }
      entries.append(
        Entry(
          slot: slot, turn: turn, span: reading.span(of: turn),
          value: Words.hash(reading.conversation.folded.bytes[reading.sentences[first].folded]),
          certainty: 0.8, isFromBot: false))
    }
  }

  private mutating func add(
    _ slot: Slot, _ token: SlotValues.Token, _ turn: Int, _ reading: Reading, _ certainty: Double,
    _ asked: [Ask]
  ) {
    let isFromBot = asked.contains { $0.slot == slot && reading.role($0.turn) == .bot }
    entries.append(
      Entry(
        slot: slot, turn: turn, span: token.span, value: token.hash, certainty: certainty,
        isFromBot: isFromBot))
  }

  private func lastAsks(before turn: Int, _ reading: Reading) -> [Ask] {
    guard
      let last = reading.speech.turns(before: turn).last(where: { reading.role($0) != .customer })
    else { return [] }
    return asks.suffix(Slot.allCases.count * 4).filter { $0.turn == last }
  }
}

/// Values that stand in one customer sentence.
struct SlotValues {
  struct Token: Hashable {
    var span: Span
    var hash: UInt64
    /// The word before says what it is (order, ticket, case …).
    var isNamed = false
  }

  private(set) var emails: [Token] = []
  private(set) var phones: [Token] = []
  /// Tokens with four or more digits: order, case, invoice numbers.
  private(set) var numbers: [Token] = []
  private(set) var name: Token?
  /// Digits of a phone number, country code included.
  private static let phoneDigits = 7...15

  init(_ sentence: Int, _ reading: Reading) {
    let place = reading.sentences[sentence]
    let bytes = reading.conversation.folded.bytes
    let named = SlotValues.namedPlaces(sentence, reading)
    var i = place.folded.lowerBound
    while i < place.folded.upperBound {
      while i < place.folded.upperBound, bytes[i] == 0x20 { i += 1 }
      let start = i
      while i < place.folded.upperBound, bytes[i] != 0x20 { i += 1 }
      guard i > start else { break }
      classify(
        start..<i, bytes, place, reading,
        isNamed: named.contains { start < $0.upperBound && i > $0.lowerBound })
    }
    collectPhones(place, bytes, reading)
    collectName(sentence, place, reading)
  }

  /// Where the words stand that follow, within two words, one for a kind of number.
  private static func namedPlaces(_ sentence: Int, _ reading: Reading) -> [ByteRange] {
    let words = Array(reading.words(sentence))
    return words.indices.compactMap { index in
      guard words[index].isNumber else { return nil }
      let before = words[max(0, index - 3)..<index]
      return before.contains { numberWords.contains($0.hash) } ? words[index].range : nil
    }
  }

  /// Whether an agent's sentence asks for the customer's own name, and not for a pet's or a user's.
  static func asksForOwnName(_ sentence: Int, _ reading: Reading) -> Bool {
    let words = reading.words(sentence).map(\.hash)
    for (first, second) in zip(words, words.dropFirst())
    where nameRequests.contains([first, second]) {
      return true
    }
    return false
  }

  private static let nameRequests: Set<[UInt64]> = Set(
    """
    your name,full name,first name,last name,name please,suo nome,tuo nome,nome cognome,nome e,\
    si chiama,ti chiami,вас зовут,ваше имя,ваши фио,имя фамилию,имя и,вашу фамилию,u naam,jou naam,\
    volle naam,naam asseblief
    """.split(separator: ",").map { $0.split(separator: " ").map { Words.hash($0.utf8) } })

  private mutating func classify(
    _ range: ByteRange, _ bytes: [UInt8], _ place: Sentence, _ reading: Reading, isNamed: Bool
  ) {
    var range = range
    while let last = range.last, !SlotValues.isCore(bytes[last]) {
      range = range.lowerBound..<last
    }
    while let first = range.first, !SlotValues.isCore(bytes[first]) {
      range = (first + 1)..<range.upperBound
    }
    guard !range.isEmpty else { return }
    let token = bytes[range]
    if let at = token.firstIndex(of: 0x40) {
      if at > range.lowerBound, token[(at + 1)...].contains(0x2E) {
        emails.append(SlotValues.token(range, place, bytes, reading))
      }
      return
    }
    let digits = token.reduce(0) { $0 + ($1 >= 0x30 && $1 <= 0x39 ? 1 : 0) }
    let isLink = token.starts(with: "http".utf8) || token.starts(with: "www".utf8)
    // Times, dates and amounts are no case numbers.
    let isOther = token.contains(0x3A) || token.contains(0x2F) || token.contains(0x25)
    if digits >= (isNamed ? 3 : 4), digits <= 20, !isLink, !isOther, !token.contains(0x2E),
      !token.contains(0x2C)
    {
      var number = SlotValues.token(range, place, bytes, reading)
      number.isNamed = isNamed
      numbers.append(number)
    }
  }

  private mutating func collectPhones(_ place: Sentence, _ bytes: [UInt8], _ reading: Reading) {
    var i = place.folded.lowerBound
    let end = place.folded.upperBound
    while i < end {
      guard SlotValues.isDigit(bytes[i]) || bytes[i] == 0x2B,
        i == place.folded.lowerBound || !Words.isWordByte(bytes[i - 1])
      else {
        i += 1
        continue
      }
      let start = i
      var digits = 0
      var last = i
      while i < end,
        SlotValues.isDigit(bytes[i])
          || [0x2B, 0x20, 0x28, 0x29, 0x2D, 0x2F, 0x2E].contains(bytes[i])
      {
        if SlotValues.isDigit(bytes[i]) {
          digits += 1
          last = i
        }
        i += 1
      }
      let isWord = last + 1 < end && Words.isWordByte(bytes[last + 1])
      if SlotValues.phoneDigits.contains(digits), !isWord {
        phones.append(SlotValues.token(start..<(last + 1), place, bytes, reading))
      }
      i = max(i, start + 1)
    }
  }

  private mutating func collectName(_ sentence: Int, _ place: Sentence, _ reading: Reading) {
    let words = Array(reading.words(sentence))
    let bytes = reading.conversation.folded.bytes
    for index in words.indices where index + 2 < words.count {
      let two = [words[index].hash, words[index + 1].hash]
      let three = index + 3 < words.count ? two + [words[index + 2].hash] : two
      if SlotValues.namePhrases.contains(two) || SlotValues.namePhrases.contains(three) {
        let at = SlotValues.namePhrases.contains(two) ? index + 2 : index + 3
        name = SlotValues.token(words[at].range, place, bytes, reading)
        return
      }
    }
  }

  private static func token(
    _ range: ByteRange, _ place: Sentence, _ bytes: [UInt8], _ reading: Reading
  ) -> Token {
    Token(
      span: reading.conversation.folded.span(of: range, in: place),
      hash: Words.hash(bytes[range].filter { Words.isWordByte($0) || $0 == 0x40 }))
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  private static func isCore(_ byte: UInt8) -> Bool { Words.isWordByte(byte) }

  private static let numberWords = WordSet(
    """
    order number no nr ref reference case ticket booking reservation invoice account customer \
    policy tracking confirmation claim serial contract ordine numero pratica fattura cliente \
    contratto prenotazione ticket segnalazione codice polizza spedizione заказ заказа номер \
    номера номером заявка заявки договор договора обращение обращения счет бронь полис трек \
    накладная bestelling bestelnommer nommer verwysing saak saaknommer kaartjie faktuur \
    rekening lidnommer lidnr polis bespreking
    """)

  static func namesPhone(_ sentence: Int, _ reading: Reading) -> Bool {
    reading.words(sentence).contains { phoneWords.contains($0.hash) }
  }

  private static let phoneWords = WordSet(
    """
    phone number tel mobile cell cellphone telefono numero cellulare телефон номер тел nommer \
    selnommer selfoonnommer foonnommer telefoonnommer
    """)

  private static let namePhrases: Set<[UInt64]> = Set(
    [
      "my name is", "mi chiamo", "il mio nome e", "меня зовут", "my naam is",
    ].map { $0.split(separator: " ").map { Words.hash($0.utf8) } })
}
