import Conversations

/// A conversation for a reader at the terminal: who wrote what when, and what the text is.
enum ReadableConversation {
  static func write(_ conversation: Conversation, into out: inout [UInt8]) {
    var text = "\(ReadableEvaluation.clean(conversation.path))"
    text += " \(ReadableEvaluation.clean(conversation.key.id))"
    text += ": \(conversation.format), \(conversation.channel.rawValue)"
    text += ", customer \(conversation.customerLanguage.language.rawValue)"
    text += ", agent \(conversation.agentLanguage.language.rawValue)\n"
    for (index, turn) in conversation.turns.enumerated() {
      let name = turn.participant.map { conversation.participants[$0].name } ?? ""
      var head = "  \(index) \(turn.role.name)"
      if !name.isEmpty { head += " \(ReadableEvaluation.clean(name))" }
      if let time = turn.time {
        head += " \(time.iso8601)\(time.isZoneAssumed ? " (zone assumed)" : "")"
      }
      if turn.isInternal { head += " (internal)" }
      if turn.isUnfolded { head += " (from a quotation)" }
      text += head + "\n"
      for span in turn.spans {
        let words = ReadableEvaluation.clean(conversation.quote(span.span, turn: index))
        text += "    \(span.kind.name): \(words)\n"
      }
    }
    out.append(contentsOf: text.utf8)
  }
}
