/// What the program says about a conversation: English words, with the values that stand in them
/// kept apart, so that the same can be said in other languages.
///
/// `"\(count) rounds of questions back"` has the wording `{0} rounds of questions back` and one
/// value. A wording is the key by which a language's table is asked for its own words. Two literals
/// joined by `+` are one wording; `+=` adds a clause with a wording of its own.
package struct Message: Hashable, Sendable, Codable, CustomStringConvertible {
  /// What stands in a sentence.
  package enum Value: Hashable, Sendable, Codable {
    /// Said the same way in every language: a number, a clock, a name.
    case text(String)
    /// Words of the program, said in the language of the sentence.
    case words(Message)
  }

  /// A part that is put into another language by itself.
  package struct Clause: Hashable, Sendable, Codable {
    /// English; `{0}`, `{1}` … stand for the values.
    package var wording: String
    package var values: [Value]

    package init(wording: String, values: [Value]) {
      self.wording = wording
      self.values = values
    }
  }

  package private(set) var clauses: [Clause]

  package init(clauses: [Clause]) { self.clauses = clauses }

  /// Words of the program that are known by their English text, such as the name of a signal.
  package init(wording: String) {
    self.init(clauses: wording.isEmpty ? [] : [Clause(wording: wording, values: [])])
  }

  /// A text that is shown as it is in every language.
  package init(verbatim text: String) {
    self.init(clauses: text.isEmpty ? [] : [Clause(wording: "{0}", values: [.text(text)])])
  }

  package var isEmpty: Bool { clauses.isEmpty }

  /// Messages one after the other, each in its own words.
  package static func list(_ messages: [Message], separator: String) -> Message {
    var list = Message(clauses: [])
    for (place, message) in messages.enumerated() {
      if place > 0 { list += Message(verbatim: separator) }
      list += message
    }
    return list
  }

  /// One wording written in two pieces.
  package static func + (a: Message, b: Message) -> Message {
    guard var last = a.clauses.last, let first = b.clauses.first else { return a.isEmpty ? b : a }
    last.wording += Message.shifted(first.wording, by: last.values.count)
    last.values += first.values
    return Message(clauses: a.clauses.dropLast() + [last] + b.clauses.dropFirst())
  }

  /// Adds clauses that keep wordings of their own.
  package static func += (a: inout Message, b: Message) { a.clauses += b.clauses }

  /// Equal if they say the same in English: what was stored when messages were plain texts equals what
  /// is made of the same conversation today.
  package static func == (a: Message, b: Message) -> Bool { a.description == b.description }

  package func hash(into hasher: inout Hasher) { hasher.combine(description) }

  /// The English text.
  package var description: String { text { _ in nil } }

  /// The text in a language.
  ///
  /// - Parameter translated: a language's words for an English wording; nil: it has none, and the
  ///   English ones are taken.
  package func text(_ translated: (String) -> String?) -> String {
    var text = ""
    for clause in clauses {
      let wording = translated(clause.wording) ?? clause.wording
      let values = clause.values.map { value in
        switch value {
        case .text(let text): text
        case .words(let message): message.text(translated)
        }
      }
      text += Message.filled(wording) { values.indices.contains($0) ? values[$0] : nil }
    }
    return text
  }

  /// The message with its values, not its words, changed: to cover what is private in them.
  package func mapTexts(_ change: (String) -> String) -> Message {
    Message(
      clauses: clauses.map { clause in
        Clause(
          wording: clause.wording,
          values: clause.values.map { value in
            switch value {
            case .text(let text): .text(change(text))
            case .words(let message): .words(message.mapTexts(change))
            }
          })
      })
  }

  private static func shifted(_ wording: String, by offset: Int) -> String {
    offset == 0 ? wording : filled(wording) { "{\($0 + offset)}" }
  }

  /// A wording with `{0}`, `{1}` … replaced; what has no replacement stays.
  private static func filled(_ wording: String, _ replacement: (Int) -> String?) -> String {
    let bytes = Array(wording.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var place = 0
    while place < bytes.count {
      // Two digits: no sentence has more values.
      let digits = bytes[(place + 1)...].prefix(2).prefix { (0x30...0x39).contains($0) }
      let end = place + 1 + digits.count
      if bytes[place] == 0x7B, !digits.isEmpty, end < bytes.count, bytes[end] == 0x7D,
        let text = replacement(digits.reduce(0) { $0 * 10 + Int($1 - 0x30) })
      {
        result += text.utf8
        place = end + 1
      } else {
        result.append(bytes[place])
        place += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension Message: ExpressibleByStringInterpolation {
  /// Gathers a wording and its values.
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var clause = Clause(wording: "", values: [])

    package init(literalCapacity: Int, interpolationCount: Int) {
      clause.wording.reserveCapacity(literalCapacity + 3 * interpolationCount)
    }

    package mutating func appendLiteral(_ literal: String) { clause.wording += literal }

    package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      append(.text(value.description))
    }

    /// Words of the program inside a sentence.
    package mutating func appendInterpolation(_ message: Message) { append(.words(message)) }

    private mutating func append(_ value: Value) {
      clause.wording += "{\(clause.values.count)}"
      clause.values.append(value)
    }
  }

  package init(stringLiteral value: String) { self.init(wording: value) }

  package init(stringInterpolation: StringInterpolation) {
    let clause = stringInterpolation.clause
    self.init(clauses: clause.wording.isEmpty ? [] : [clause])
  }
}
