/// One entry of a conversation's ledgers, for whoever wants to see what the criteria read.
package struct LedgerEntry: Sendable, Hashable {
  /// The ledgers in the order in which they are shown.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case question, promise, slot, issue, affect, time
    case handOver = "hand_over"
    case fact
  }

  /// A value with its kind, so that a reader at the terminal and a program see what it is.
  package enum Value: Sendable, Hashable {
    /// A word of the ledger's own, never the customer's.
    case word(String)
    case number(Double)
    /// True; what is false has no field.
    case flag
    /// UTC.
    case instant(Int64)
    case seconds(Int64)
    /// A message of the conversation, counted from 0.
    case turn(Int)
    case turns([Int])
    /// Words of the conversation.
    case words(Evidence)
  }

  /// A named value.
  package struct Field: Sendable, Hashable {
    /// Lower case with underscores, as in JSON.
    package var name: String
    package var value: Value
  }

  /// The ledger it belongs to.
  package var kind: Kind
  /// The words the entry is about; nil for what no single turn shows.
  package var evidence: Evidence?
  /// What it says, in the order in which it is shown.
  package private(set) var fields: [Field] = []

  package init(_ kind: Kind, _ evidence: Evidence?) {
    self.kind = kind
    self.evidence = evidence
  }

  /// Adds a field; nothing where the value is not known.
  package mutating func add(_ name: String, _ value: Value?) {
    if let value { fields.append(Field(name: name, value: value)) }
  }

  /// Adds a field where it is true.
  package mutating func flag(_ name: String, _ value: Bool) {
    if value { add(name, .flag) }
  }
}
