import Conversations
import Ingest
import Testing

@Suite struct ZendeskXMLTests {
  static let tickets = """
    <?xml version="1.0" encoding="UTF-8"?>
    <tickets type="array" count="3">
      <ticket>
        <id type="integer">900001</id><nice-id type="integer">77</nice-id>
        <subject>Parcel &amp; bill</subject><description>Where is it?</description>
        <requester-id type="integer">11</requester-id><submitter-id type="integer">11</submitter-id>
        <assignee-id type="integer">21</assignee-id><created-at type="datetime">2026-10-03T10:00:00+02:00</created-at>
        <status-id type="integer">3</status-id><satisfaction-score>good</satisfaction-score>
        <comments type="array">
          <comment><author-id type="integer">11</author-id><created-at type="datetime">2026-10-03T10:00:00+02:00</created-at>
            <is-public type="boolean">true</is-public><type>Comment</type><value>Where  is it?</value></comment>
          <comment><author-id type="integer">21</author-id><created-at type="datetime">2026-10-03T10:30:00+02:00</created-at>
            <is-public type="boolean">false</is-public><value>ask the depot</value></comment>
          <comment><author-id type="integer">22</author-id><created-at type="datetime">2026-10-03T11:00:00+02:00</created-at>
            <is-public type="boolean">true</is-public><value>Line one
    line two</value><attachments><attachment><id>5</id><created-at>2020-01-01T00:00:00Z</created-at></attachment></attachments></comment>
        </comments>
      </ticket>
      <ticket><nice-id>78</nice-id><description>Only here</description><requester-id>12</requester-id><submitter-id>12</submitter-id>
        <created-at>2026-10-04T10:00:00Z</created-at><status-id>1</status-id>
        <comments><comment><author-id>21</author-id><created-at>2026-10-04T10:05:00Z</created-at><value>Answer</value></comment></comments></ticket>
      <ticket><nice-id>79</nice-id><description>Nobody answered</description><requester-id>12</requester-id>
        <created-at>2026-10-04T10:00:00Z</created-at><comments type="array"/></ticket>
    </tickets>
    """

  static let users = """
    <users type="array">
      <user><id>11</id><name>Ada Vis</name><email>ada@example.org</email><roles type="integer">0</roles><groups><group><id>1</id><name>x</name></group></groups></user>
      <user><id>21</id><name>Ben Desk</name><email>ben@shop.example</email><roles type="integer">4</roles></user>
      <user><id>22</id><name>Cy Boss</name><email>cy@shop.example</email><roles type="integer">2</roles></user>
    </users>
    """

  @Test func commentsWithPeopleFromTheFileBeside() throws {
    let sandbox = Sandbox()
    sandbox.write(Self.users, to: "users.xml")
    let found = ingest(file: sandbox.write(Self.tickets, to: "tickets.xml"))
    #expect(found.result.format == "zendesk-xml")
    #expect(found.result.rejections.isEmpty)
    #expect(found.conversations.map(\.exportID) == ["77", "78", "79"])
    let ticket = try #require(found.conversations.first)
    #expect(
      ticket.lines == [
        "customer: Where  is it?", "agent: ask the depot", "agent: Line one\nline two",
      ])
    #expect(ticket.names == ["Ada Vis", "Ben Desk", "Cy Boss"])
    #expect(ticket.turns.map(\.isInternal) == [false, true, false])
    #expect(ticket.turns.map(\.attachments) == [0, 0, 1])
    #expect(ticket.time(2) == "2026-10-03T09:00:00Z")
    #expect(ticket.participants[1].address == "ben@shop.example")
    #expect(ticket.contact.subject == "Parcel & bill")
    #expect(ticket.contact.isClosed == true)
    #expect(ticket.contact.rating == 1)
    #expect(ticket.contact.customer == "ada@example.org")
  }

  @Test func descriptionIsATurnOnlyWhereNoCommentRepeatsIt() {
    let found = ingest(Self.tickets, name: "tickets.xml")
    #expect(found.conversations.map(\.turns.count) == [3, 2, 1])
    #expect(found.conversations[1].texts == ["Only here", "Answer"])
    #expect(found.conversations[1].time(0) == "2026-10-04T10:00:00Z")
    #expect(found.conversations[2].texts == ["Nobody answered"])
    #expect(found.conversations[2].contact.isClosed == nil)
  }

  @Test func withoutATableOnlyTheTicketTellsRoles() throws {
    let found = ingest(Self.tickets, name: "tickets.xml")
    let ticket = try #require(found.conversations.first)
    #expect(ticket.roles == [.customer, .agent, nil])
    #expect(ticket.participants.map(\.id) == ["11", "21", "22"])
    #expect(found.result.notes.keys.contains { $0.contains("table of people") })
  }

  @Test func theTableItselfHoldsNoConversation() {
    let found = ingest(Self.users, name: "users.xml")
    #expect(found.conversations.isEmpty)
    #expect(found.result.rejections.isEmpty)
    #expect(found.result.format == "zendesk-xml")
  }
}
