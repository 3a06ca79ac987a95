import Conversations
import Testing

@testable import Normalize

/// A mail as Normalize leaves it: what it quotes as unfolded turns, then its own turn.
private func mail(
  _ path: String, id: String? = nil, references: [String] = [], subject: String = "Lamp",
  from: String, role: Role = .unknown, at minutes: Int64?, _ text: String,
  quoting: [(who: String, at: Int64?, text: String)] = []
) -> Conversation {
  var c = Conversation(
    key: ConversationKey(source: "mail", id: id ?? path), path: path, format: "email-html",
    channel: .email)
  c.contact.messageID = id
  c.contact.references = references
  c.contact.subject = subject
  func add(_ who: String, _ role: Role, _ at: Int64?, _ text: String, _ unfolded: Bool) {
    let person = c.participants.firstIndex { $0.name == who }
    let p = person ?? c.participants.count
    if person == nil { c.participants.append(Participant(name: who, role: role)) }
    let start = c.text.count
    c.text += Array(text.utf8)
    c.turns.append(
      Turn(
        participant: p, role: c.participants[p].role,
        time: at.map { Timestamp(seconds: 1_780_000_000 + $0 * 60, isZoneAssumed: unfolded) },
        range: start..<c.text.count, spans: [TextSpan(.authored, Span(0, text.utf8.count))],
        isUnfolded: unfolded))
  }
  for q in quoting { add(q.who, .unknown, q.at, q.text, true) }
  add(from, role, minutes, text, false)
  return c
}

private func texts(_ c: Conversation) -> [String] { c.turns.indices.map { c.text(of: $0) } }

@Suite struct MailThreadTests {
  private let question = "The lamp that came on Monday is broken at the foot."
  private let answer = "We are sorry, a new lamp leaves our store tomorrow."
  private let thanks = "Thank you, that is very kind of you all."

  // MARK: - Groups

  @Test func referenceToTheIdInTheExportJoins() {
    var first = mail("a.xml", id: "1@x", from: "Jane", at: 0, "It broke.")
    first.key = ConversationKey(source: "mail", id: "UNID-1")
    var second = mail("b.xml", references: ["UNID-1"], subject: "", from: "Tom", at: 5, "Which?")
    second.key = ConversationKey(source: "mail", id: "UNID-2")
    #expect(MailThread.groups([first, second]) == [[0, 1]])
  }

  @Test func referencesJoinAlsoThroughMissingMails() {
    let mails = [
      mail("a", id: "<1@x>", from: "Jane", at: 0, question),
      mail("b", id: "<9@x>", subject: "Other", from: "Bob", at: 1, "Hello there."),
      mail("c", id: "<3@x>", references: ["<1@x>", "<2@x>"], from: "Jane", at: 9, thanks),
      mail("d", id: "<4@x>", references: ["2@x"], subject: "x", from: "Tom", at: 10, answer),
    ]
    #expect(MailThread.groups(mails) == [[0, 2, 3], [1]])
  }

  @Test(arguments: [
    "[#48213] Lamp", "Re: Ticket 48213: Lamp", "AW: Lamp (case no. 48213)", "Rif: Lamp #48213",
    "Заявка № 48213", "Saak 48213",
  ])
  func ticketNumberJoins(_ subject: String) {
    let first = mail("a", subject: "Your request [#48213]", from: "Desk", at: 0, question)
    let second = mail("b", subject: subject, from: "Jane", at: 5, thanks)
    let other = mail("c", subject: "Your request [#48214]", from: "Desk", at: 6, answer)
    #expect(MailThread.groups([first, second, other]) == [[0, 1], [2]])
  }

  @Test(arguments: [
    "Re: Lamp", "AW: Lamp", "R: Lamp", "RE: FW: Lamp", "Antw: Lamp", "Отв: Lamp", "回复: Lamp",
  ])
  func subjectAndPeopleJoinAReply(_ subject: String) {
    let quoted = [(who: "Jane", at: Int64?(0), text: question)]
    let a = mail("a", from: "Jane", role: .customer, at: 0, question)
    let b = mail("b", subject: subject, from: "Tom", at: 5, answer, quoting: quoted)
    var known = b
    known.participants[0].role = .customer
    let stranger = mail("c", subject: subject, from: "Bob", role: .customer, at: 6, thanks)
    #expect(MailThread.groups([a, known, stranger]) == [[0, 1], [2]])
  }

  @Test func quotingMailIsAnAnswerWithoutRe() {
    // Archives drop "Re:", and name no recipients.
    let a = mail("a", from: "Jane", at: 0, question)
    let b = mail(
      "b", from: "Tom", at: 5, answer,
      quoting: [("Jane", 0, question), ("Bob", -5, "Lamps are listed here.")])
    let c = mail("c", from: "Jane", at: 9, thanks, quoting: [("Tom", 5, answer)])
    let other = mail("d", from: "Eve", at: 7, "Something else with the same subject.")
    #expect(MailThread.groups([a, b, c, other]) == [[0, 1, 2], [3]])
  }

  @Test func mailsWithoutIdsAndSubjectStayAlone() {
    let a = mail("a", subject: "", from: "Jane", role: .customer, at: 0, question)
    let b = mail("b", subject: "Re:", from: "Jane", role: .customer, at: 1, thanks)
    #expect(MailThread.groups([a, b]) == [[0], [1]])
  }

  @Test func sameSubjectWithoutReplyIsANewMatter() {
    let a = mail("a", from: "Jane", role: .customer, at: 0, question)
    let b = mail("b", from: "Jane", role: .customer, at: 90, thanks)
    #expect(MailThread.groups([a, b]) == [[0], [1]])
  }

  // MARK: - Assembling

  @Test func quotedMessageThatIsThereIsNotUnfolded() {
    let a = mail("a", id: "<1@x>", from: "Jane", at: 0, question)
    let b = mail(
      "b", id: "<2@x>", references: ["<1@x>"], from: "Tom", at: 30, answer,
      quoting: [("Jane", 0, question)])
    let c = mail(
      "c", id: "<3@x>", references: ["<1@x>", "<2@x>"], from: "Jane", at: 60, thanks,
      quoting: [("Jane", 60, question), ("Tom", 90, answer)])
    for order in [[a, b, c], [c, b, a], [b, c, a]] {
      let thread = MailThread.assemble(order)
      #expect(texts(thread) == [question, answer, thanks])
      #expect(thread.turns.allSatisfy { !$0.isUnfolded })
      #expect(thread.key.id == "<1@x>")
      #expect(thread.turns.map(\.path) == [nil, "b", "c"])
      #expect(thread.participants.map(\.name) == ["Jane", "Tom"])
    }
  }

  @Test func missingMessagesAreUnfoldedInOrderOfQuotation() {
    let c = mail(
      "c", id: "<3@x>", references: ["<1@x>", "<2@x>"], from: "Jane", at: 60, thanks,
      quoting: [("Jane", nil, question), ("Tom", 30, answer)])
    let thread = MailThread.assemble([c])
    #expect(texts(thread) == [question, answer, thanks])
    #expect(thread.turns.map(\.isUnfolded) == [true, true, false])
  }

  @Test func quotationOfAQuotedMailComesOnce() {
    let b = mail("b", id: "<2@x>", from: "Tom", at: 30, answer, quoting: [("Jane", 0, question)])
    let d = mail(
      "d", id: "<4@x>", references: ["<2@x>"], from: "Jane", at: 60, thanks,
      quoting: [("Jane", 0, question), ("Tom", 30, answer)])
    let thread = MailThread.assemble([d, b])
    #expect(texts(thread) == [question, answer, thanks])
    #expect(thread.turns.map(\.isUnfolded) == [true, false, false])
  }

  @Test func clockOfAnotherZoneDoesNotBreakTheOrder() {
    // Jane's client shows Tom's answer two hours later than it was: after her own.
    let c = mail(
      "c", id: "<3@x>", from: "Jane", at: 60, thanks,
      quoting: [("Jane", 0, question), ("Tom", 150, answer)])
    let thread = MailThread.assemble([c])
    #expect(texts(thread) == [question, answer, thanks])
    #expect(thread.turns[1].time == nil)
  }

  @Test func copiesOfOneMailComeOnce() {
    let a = mail("a", id: "<1@x>", from: "Jane", at: 0, question)
    let copy = mail("z", id: "<1@x>", from: "Jane", at: 0, question)
    #expect(texts(MailThread.assemble([a, copy])) == [question])
    let bare = mail("p", from: "Jane", at: 0, question)
    let second = mail("q", from: "Jane", at: 0, question)
    #expect(texts(MailThread.assemble([bare, second])) == [question])
  }

  @Test func shortAnswersOfTwoPeopleBothStay() {
    let a = mail("a", id: "<1@x>", from: "Jane", at: 0, "Yes.")
    let b = mail(
      "b", id: "<2@x>", references: ["<1@x>"], from: "Tom", at: 5, "Yes.",
      quoting: [("Bob", 3, "Yes.")])
    #expect(MailThread.assemble([a, b]).turns.count == 3)
  }

  @Test func handTypedQuotationOfAnEarlierMailIsQuoted() throws {
    let a = mail("a", id: "<1@x>", from: "Jane", at: 0, question)
    let text = "You wrote\n> The lamp that came on Monday is broken\nand we sent a new one."
    let b = mail("b", id: "<2@x>", references: ["<1@x>"], from: "Tom", at: 5, text)
    let thread = MailThread.assemble([a, b])
    let turn = try #require(thread.turns.last)
    #expect(turn.spans.map(\.kind) == [.authored, .quoted, .authored])
    #expect(
      thread.quote(turn.spans[1].span, turn: 1) == "> The lamp that came on Monday is broken\n")
  }

  @Test func spansStayValid() {
    let a = mail("a", id: "<1@x>", from: "Jane", at: 0, question)
    let b = mail("b", id: "<2@x>", references: ["<1@x>"], from: "Tom", at: 5, answer)
    let thread = MailThread.assemble([b, a])
    for turn in thread.turns {
      #expect(turn.spans.reduce(0) { $0 + $1.span.count } == turn.range.count)
    }
  }
}
