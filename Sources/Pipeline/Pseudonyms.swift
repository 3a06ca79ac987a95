import Conversations
import Ledger
import Normalize
import Settings

/// Codes in the place of customers' ids, addresses and names: the same customer has the same code in
/// every night, and nobody can tell whose it is without the key.
package struct Pseudonyms: Sendable {
  private let key: [UInt8]
  private let addresses = Masker([.email])

  /// Bytes of a code: 64 bits, so that two of a million customers hardly ever share one.
  private static let codeBytes = 8
  /// What exports call somebody whom they do not know: says nothing of him, and is a word of texts.
  private static let labels = [
    "customer", "visitor", "client", "user", "guest", "contact", "consumer", "unknown", "anonymous",
    "kunde", "kundin", "besucher", "gast", "nutzer", "cliente", "visitatore", "utente", "ospite",
    "visiteur", "utilisateur", "visitante", "usuario", "klant", "bezoeker", "kliënt", "besoeker",
    "Клиент", "Посетитель", "Гость", "Пользователь", "you", "me",
  ]
  private static let foldedLabels = Set(labels.map { $0.lowercased() })
  /// People looked for in file names and ids; more are in no customer's conversation.
  private static let mostNames = 64

  /// - Parameter key: secret, 32 bytes.
  init(key: [UInt8]) { self.key = key }

  /// The code of an id, an address or a name; capitals do not matter.
  ///
  /// An address's code is an address, because an address is the same person in every source and
  /// anything else only within its own.
  package func code(of customer: String) -> String {
    let folded = customer.lowercased()
    let code = KeyedHash.text(
      KeyedHash.code(of: folded.utf8, key: key), bytes: Self.codeBytes)
    return folded.contains("@") ? code + Self.codedDomain : Self.codedBeginning + code
  }

  private static let codedBeginning = "customer-"
  private static let codedDomain = "@customer.invalid"

  /// Whether a name is a code.
  package static func isCode(_ name: String) -> Bool {
    let name = name.lowercased()
    let code =
      name.hasSuffix(codedDomain)
      ? name.dropLast(codedDomain.count)
      : name.hasPrefix(codedBeginning) ? name.dropFirst(codedBeginning.count) : ""
    return code.count == 2 * codeBytes && code.allSatisfy(\.isHexDigit)
  }

  /// Tells this key from others without giving it away.
  package var mark: [UInt8] {
    Array(KeyedHash.code(of: "the key of the customers' codes".utf8, key: key).prefix(16))
  }

  /// Covers mail addresses, byte for byte.
  func withoutAddresses(_ text: String) -> String { addresses.mask(text) }

  /// Replaces the customer's id and the names of all who are no agents by codes, also where file
  /// names and ids hold them, and covers them in the texts, where byte lengths stay.
  ///
  /// What Normalize derives has to be derived again.
  func apply(to conversation: inout Conversation) {
    let customer = conversation.contact.customer.flatMap { $0.isEmpty ? nil : $0 }
    let people = conversation.participants.indices.filter {
      let participant = conversation.participants[$0]
      return participant.agent == nil && !participant.name.isEmpty
        && (participant.role == .customer || participant.role == .unknown)
    }
    let isAlone = people.count { conversation.participants[$0].role == .customer } == 1
    let known = [customer.map { Handle($0, code: code(of: $0)) }].compactMap { $0 }
      .filter(\.isTelling)
    var handles = known
    var names: [String] = []
    for index in people {
      let participant = conversation.participants[index]
      let isLabel = Self.foldedLabels.contains(participant.name.lowercased())
      let isCustomer = isAlone && participant.role == .customer
      // A label that becomes everybody's code would make one customer of them.
      guard !isLabel || isCustomer && customer != nil else { continue }
      let code = code(of: isCustomer ? customer ?? participant.name : participant.name)
      conversation.participants[index].name = code
      guard !isLabel else { continue }
      if !participant.name.contains("@") { names.append(participant.name) }
      if handles.count < Self.mostNames {
        handles.append(Handle(participant.name, code: code))
      }
    }
    conversation.contact.customer = customer.map { code(of: $0) }

    // The longest first: an id may begin another one.
    handles = handles.filter(\.isTelling).sorted {
      ($1.folded.count, $0.code) < ($0.folded.count, $1.code)
    }
    rename(&conversation, handles)
    // What agents are called as well says nothing, and they introduce themselves by it.
    let agents = conversation.participants.flatMap {
      [$0.agent?.name, $0.agent == nil ? nil : $0.name]
    }
    let mask = NameMask(names: names, sparing: agents.compactMap { $0 } + Self.labels)
    func covered(_ text: String) -> String {
      mask.masked(Handle.replaced(known, in: addresses.mask(text)) { $0.stars })
    }
    conversation.rewriteTexts(covered)
    conversation.contact.subject = conversation.contact.subject.map(covered)
    conversation.contact.topic = conversation.contact.topic.map(covered)
    conversation.contact.ratingComment = conversation.contact.ratingComment.map(covered)
  }

  /// Some exports name files and conversations after whom they are with.
  private func rename(_ conversation: inout Conversation, _ handles: [Handle]) {
    func renamed(_ text: String) -> String { Handle.replaced(handles, in: text) { $0.codeBytes } }
    conversation.key.id = renamed(conversation.key.id)
    conversation.path = renamed(conversation.path)
    conversation.contact.ticket = conversation.contact.ticket.map(renamed)
    conversation.contact.previous = conversation.contact.previous.map(renamed)
    conversation.contact.messageID = conversation.contact.messageID.map(renamed)
    conversation.contact.references = conversation.contact.references.map(renamed)
    var paths: [String: String] = [:]
    for turn in conversation.turns.indices {
      guard let path = conversation.turns[turn].path else { continue }
      let other = paths[path] ?? renamed(path)
      paths[path] = other
      conversation.turns[turn].path = other
    }
  }
}

/// Something that tells who a customer is, with what stands in its place.
private struct Handle {
  /// Small letters, as far as ASCII goes.
  let folded: [UInt8]
  let code: String

  init(_ text: String, code: String) {
    folded = text.utf8.map(NameMask.lower)
    self.code = code
  }

  var codeBytes: [UInt8] { Array(code.utf8) }
  var stars: [UInt8] { [UInt8](repeating: 0x2A, count: folded.count) }

  /// Whether it is hardly anything else: a short number may be a part of any id or date.
  var isTelling: Bool {
    folded.count >= 5 || folded.count >= 3 && !folded.contains { (0x30...0x39).contains($0) }
  }

  /// A text with other bytes in the place of the handles that stand alone in it.
  static func replaced(
    _ handles: [Handle], in text: String, by replacement: (Handle) -> [UInt8]
  ) -> String {
    guard !handles.isEmpty else { return text }
    let bytes = Array(text.utf8)
    let folded = bytes.map(NameMask.lower)
    var result: [UInt8] = []
    var place = 0
    while place < bytes.count {
      let isStart = place == 0 || !NameMask.isWord(bytes[place - 1])
      let found =
        isStart
        ? handles.first { handle in
          let end = place + handle.folded.count
          return folded[place...].starts(with: handle.folded)
            && (end == bytes.count || !NameMask.isWord(bytes[end]))
        } : nil
      if let found {
        result += replacement(found)
        place += found.folded.count
      } else {
        result.append(bytes[place])
        place += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
