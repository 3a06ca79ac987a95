package import Conversations

extension JSONLines {
  /// The ledgers of a conversation, a line for each entry: its ledger, its words, its fields.
  package static func ledgers(
    _ entries: [LedgerEntry], of conversation: ConversationKey, into out: inout [UInt8]
  ) {
    for entry in entries {
      var json = JSONWriter(appendingTo: out)
      out = []
      json.beginObject()
      json.member("conversation", conversation.id)
      json.member("ledger", entry.kind.rawValue)
      if let evidence = entry.evidence { write(evidence, to: &json) }
      for field in entry.fields {
        json.key(field.name)
        write(field.value, to: &json)
      }
      json.endObject()
      json.endLine()
      out = json.take()
    }
  }

  private static func write(_ value: LedgerEntry.Value, to json: inout JSONWriter) {
    switch value {
    case .word(let word): json.string(word)
    case .number(let number): json.number(number, places: 2)
    case .flag: json.bool(true)
    case .instant(let at): json.string(Timestamp(seconds: at).iso8601)
    case .seconds(let seconds): json.number(Int(seconds))
    case .turn(let turn): json.number(turn)
    case .turns(let turns):
      json.beginArray()
      for turn in turns { json.number(turn) }
      json.endArray()
    case .words(let evidence):
      json.beginObject()
      write(evidence, to: &json)
      json.endObject()
    }
  }
}
