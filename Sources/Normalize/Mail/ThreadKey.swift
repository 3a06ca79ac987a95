import Conversations

/// By what a mail is known to belong to a thread.
struct ThreadKey {
  var source: String
  var messageID: String?
  /// The id in the export, by which some systems refer to a mail instead.
  var exportID: String
  /// Without this message's own ids.
  var references: [String]
  /// The ticket number that the envelope or the subject names, folded.
  var ticket: [UInt8]?
  /// The subject without `Re:` and its kin, folded; empty: joins nothing.
  var subject: [UInt8]
  /// Whether the subject says that this is an answer or a forward, or an earlier mail is quoted.
  var isReply: Bool
  /// Folded names of those who take part and are not agents, and of all.
  var customers: Set<[UInt8]>
  var people: Set<[UInt8]>
  /// Folded names of those whom the mail quotes.
  var quoted: Set<[UInt8]>
  var time: Int64?

  init(_ conversation: Conversation) {
    let contact = conversation.contact
    source = conversation.key.source
    messageID = contact.messageID.flatMap(ThreadKey.id)
    exportID = conversation.key.id
    let own = [messageID, ThreadKey.id(exportID)]
    references = contact.references.compactMap(ThreadKey.id).filter { !own.contains($0) }
    let (stripped, isReply) = ThreadKey.withoutPrefixes(MailFold(contact.subject ?? "").bytes)
    subject = stripped
    // Archives drop "Re:"; whoever quotes an earlier mail answers it.
    self.isReply = isReply || conversation.turns.contains(where: \.isUnfolded)
    ticket =
      contact.ticket.map { MailFold($0).bytes }.flatMap { $0.isEmpty ? nil : $0 }
      ?? ThreadKey.ticket(in: stripped)
    customers = []
    people = []
    quoted = []
    for turn in conversation.turns where turn.isUnfolded {
      if let p = turn.participant, conversation.participants.indices.contains(p) {
        quoted.insert(MailFold(conversation.participants[p].name).bytes)
      }
    }
    for person in conversation.participants where !person.name.isEmpty {
      let name = MailFold(person.name).bytes
      people.insert(name)
      if person.role == .customer { customers.insert(name) }
    }
    if let customer = contact.customer { customers.insert(MailFold(customer).bytes) }
    time = conversation.turns.last { !$0.isUnfolded }?.time?.seconds
  }

  /// What tells a thread: the ids of its messages, its ticket, its subject.
  var kept: [String] {
    asked + (subject.isEmpty ? [] : ["subject\t" + String(decoding: subject, as: UTF8.self)])
  }

  /// By what a mail may know a thread that it goes on; the subject only where it names no message.
  private var asked: [String] {
    ([exportID] + [messageID].compactMap { $0 } + references).map { "message\t" + $0 }
      + (ticket.map { ["ticket\t" + String(decoding: $0, as: UTF8.self)] } ?? [])
  }

  /// As `kept`, as far as it can lead to an earlier thread.
  var wanted: [String] { isReply && references.isEmpty ? kept : asked }

  /// Without angle brackets and white space.
  static func id(_ raw: String) -> String? {
    let trimmed = raw.utf8.drop { $0 <= 0x20 || $0 == 0x3C }
    let end = trimmed.lastIndex { $0 > 0x20 && $0 != 0x3E }
    guard let end else { return nil }
    return String(decoding: trimmed[...end], as: UTF8.self)
  }

  /// Takes off `Re:`, `AW:`, `Fwd:`, `[list]` and their kin.
  static func withoutPrefixes(_ folded: [UInt8]) -> (subject: [UInt8], isReply: Bool) {
    var rest = folded[...]
    var isReply = false
    var rounds = 0
    while rounds < 20 {
      rounds += 1
      while rest.first == 0x20 { rest = rest.dropFirst() }
      if rest.first == 0x5B, let close = rest.prefix(60).firstIndex(of: 0x5D) {
        let inside = rest[(rest.startIndex + 1)..<close]
        if ticket(in: Array(rest[...close])) != nil || close + 1 >= rest.endIndex { break }
        // A list's name, not a number.
        guard !inside.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else { break }
        rest = rest[(close + 1)...]
        continue
      }
      guard let colon = rest.prefix(24).firstIndex(of: 0x3A) else { break }
      var word = rest[..<colon]
      // Re[2]:, Re (3):
      if let open = word.firstIndex(where: { $0 == 0x5B || $0 == 0x28 }),
        word[open...].allSatisfy({ !($0 >= 0x61 && $0 <= 0x7A) })
      {
        word = word[..<open]
      }
      while word.last == 0x20 { word = word.dropLast() }
      guard prefixes.contains(Array(word)) else { break }
      isReply = true
      rest = rest[(colon + 1)...]
    }
    return (Array(rest), isReply)
  }

  /// The number of a ticket, case or request in a folded subject, with the letters that belong to it.
  static func ticket(in subject: [UInt8]) -> [UInt8]? {
    var i = 0
    while i < subject.count {
      let startsWord = i == 0 || !isWord(subject[i - 1])
      if subject[i] == 0x5B || subject[i] == 0x23 || subject[i] == 0x28,
        let found = number(subject, from: i, needsLetters: subject[i] == 0x28)
      {
        return found
      }
      if startsWord, let length = words.prefix(of: subject[i...]) {
        var k = i + length
        while k < subject.count, !isWord(subject[k]) || isAbbreviation(subject, k) { k += 1 }
        if k - i - length <= 8, let token = token(subject, at: k) { return token }
      }
      i += 1
    }
    return nil
  }

  // "[#12345]", "#12345", "[CAS-12345-X1]", "(INC0012345)"
  private static func number(_ s: [UInt8], from i: Int, needsLetters: Bool) -> [UInt8]? {
    var k = i
    while k < s.count, s[k] == 0x5B || s[k] == 0x23 || s[k] == 0x28 || s[k] == 0x20 { k += 1 }
    if let length = words.prefix(of: s[k...]) {
      k += length
      while k < s.count, !isWord(s[k]) || isAbbreviation(s, k) { k += 1 }
    }
    guard let token = token(s, at: k) else { return nil }
    let hasLetters = token.contains { $0 >= 0x61 && $0 <= 0x7A }
    if s[i] == 0x23 || (s[i] == 0x5B && !hasLetters) { return token }
    return hasLetters && token.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) ? token : nil
  }

  private static func isAbbreviation(_ s: [UInt8], _ k: Int) -> Bool {
    // "nr", "no", "id", "number" between the word and the number.
    abbreviations.prefix(of: s[k...]) != nil
      || (k > 0 && isWord(s[k - 1]) && isInAbbreviation(s, k))
  }

  private static func isInAbbreviation(_ s: [UInt8], _ k: Int) -> Bool {
    var start = k
    while start > 0, isWord(s[start - 1]), k - start < 8 { start -= 1 }
    guard let length = abbreviations.prefix(of: s[start...]) else { return false }
    return k < start + length
  }

  // Letters, digits and dashes, at least three digits, at most thirty bytes.
  private static func token(_ s: [UInt8], at k: Int) -> [UInt8]? {
    var end = k
    var digits = 0
    while end < s.count, isWord(s[end]) || (s[end] == 0x2D && end > k) {
      if s[end] >= 0x30 && s[end] <= 0x39 { digits += 1 }
      end += 1
    }
    guard digits >= 3, end - k <= 30, s[k..<end].allSatisfy({ $0 < 0x80 }) else { return nil }
    return Array(s[k..<end])
  }

  private static let words = MailPhrases([
    "ticket", "case", "incident", "request", "fall", "vorgang", "anfrage", "tiquet", "demande",
    "dossier", "caso", "incidencia", "solicitud", "richiesta", "segnalazione", "pratica", "chamado",
    "zaak", "melding", "aanvraag", "kaartjie", "saak", "navraag", "versoek", "обращение", "заявка",
    "тикет", "запрос", "инцидент", "звернення", "запит", "ärende", "sag", "sak", "zgłoszenie",
    "ref",
  ])
  private static let abbreviations = MailPhrases([
    "nr", "no", "num", "number", "id", "nummer", "numero", "n", "номер", "number is",
  ])
  private static let prefixes: Set<[UInt8]> = Set(
    [
      "re", "fw", "fwd", "aw", "wg", "antw", "antwort", "tr", "ref", "rv", "res", "enc", "r", "i",
      "rif", "inoltro", "risposta", "doorst", "antwoord", "sv", "vs", "vb", "vl", "odp", "pd", "fs",
      "ynt", "ilt", "na", "отв", "ответ", "на", "пер", "пересл", "відп", "回复", "答复", "转发", "回覆",
      "轉寄", "返信", "転送", "답장", "회신", "전달", "απ", "πρθ", "σχετ", "رد", "إعادة توجيه", "trả lời",
      "th", "bls", "trs", "automatic reply", "auto", "out of office", "automatische antwort",
      "risposta automatica", "автоответ", "outomatiese antwoord",
    ].map { MailFold($0).bytes })
}
