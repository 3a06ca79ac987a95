import Testing

@testable import Conversations

@Suite struct MessageTests {
  private let italian = [
    "{0} late after {1}": "dopo {1}, {0} di ritardo", "{0} min": "{0} minuti",
    ", again": ", ancora",
  ]

  @Test func valuesStandApartFromWords() {
    let late: Message = "\(5) min"
    let message: Message = "\(late) late after \("10:00")"
    #expect(message.clauses.map(\.wording) == ["{0} late after {1}"])
    #expect(message.description == "5 min late after 10:00")
    #expect(message.text { italian[$0] } == "dopo 10:00, 5 minuti di ritardo")
    #expect(message.text { _ in nil } == message.description)
  }

  @Test func piecesOfAWordingAreOne_ClausesAreNot() {
    var message: Message = "\(1) and " + "\(2) and \(3)"
    #expect(message.clauses.map(\.wording) == ["{0} and {1} and {2}"])
    message += ", again"
    #expect(message.description == "1 and 2 and 3, again")
    #expect(message.text { italian[$0] } == "1 and 2 and 3, ancora")
    #expect(Message.list(["a", "b"], separator: "; ").description == "a; b")
    let none: Message = ""
    #expect(none.isEmpty && (none + "x").description == "x" && ("x" + none).description == "x")
  }

  @Test func whatIsNoPlaceholderStays() {
    let text = Message(verbatim: "{0} {9} {x} {12 } {")
    #expect(text.description == "{0} {9} {x} {12 } {")
    let outer: Message = "\(text)!"
    #expect(outer.text { $0 == "{0}!" ? "{0} {7}" : nil } == "{0} {9} {x} {12 } { {7}")
  }

  @Test func onlyValuesAreCovered() {
    let inner: Message = "about \("Anna")"
    let message: Message = "Anna: \(inner) and \("Anna")"
    #expect(message.mapTexts { _ in "***" }.description == "Anna: about *** and ***")
  }

  @Test func aPlainTextEqualsTheMessageThatSaysIt() {
    let message: Message = "\(2) rounds"
    #expect(message == Message(verbatim: "2 rounds") && message != "3 rounds")
    #expect(Set([message, Message(verbatim: "2 rounds")]).count == 1)
  }
}
