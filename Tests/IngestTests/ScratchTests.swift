import Conversations
import Testing

@testable import Ingest

/// Formats whose messages stand anywhere in the file, with more of them than wait in memory.
@Suite struct ScratchTests {
  private static let padding = String(repeating: "many words ", count: 20)

  @Test func smsOfThreeNumbersAreParted() {
    var text = "<smses>"
    for i in 0..<9_000 {
      text += """
        <sms address="+39\(i % 3)" date="\(1_326_918_173_000 + i * 1000)" type="\(1 + i % 2)" \
        body="\(i) \(Self.padding)" contact_name="Ann \(i % 3)"/>\n
        """
    }
    let found = ingest(text + "</smses>")
    #expect(found.result.rejections.isEmpty)
    #expect(found.conversations.map(\.exportID) == ["+390", "+391", "+392"])
    for (number, thread) in found.conversations.enumerated() {
      let numbers = thread.texts.map { $0.prefix { $0 != " " } }
      #expect(numbers == (0..<3_000).map { "\($0 * 3 + number)"[...] })
      #expect(
        thread.turns.map(\.role).prefix(2)
          == (number == 1 ? [.agent, .customer] : [.customer, .agent]))
      #expect(thread.name(number == 1 ? 1 : 0) == "Ann \(number)")
    }
  }

  @Test func journalsFarBehindTheirRecordsAreJoined() {
    var text = "<unload>"
    for i in 0..<2_000 {
      text += """
        <incident><number>INC\(i)</number><sys_id>id\(i)</sys_id><opened_at>2026-01-15 08:30:00</opened_at>
        <short_description>short \(i)</short_description><description>\(i) \(Self.padding)</description>
        <caller_id display_value="Bo \(i)">u\(i)</caller_id></incident>
        """
    }
    for i in (0..<4_000).reversed() {
      text += """
        <sys_journal_field><element>comments</element><element_id>id\(i % 2_000)</element_id>
        <sys_created_by>desk</sys_created_by><sys_created_on>2026-01-15 09:0\(i / 2_000):00</sys_created_on>
        <value>\(i) \(Self.padding)</value></sys_journal_field>
        """
    }
    text += "<sys_attachment><table_sys_id>id7</table_sys_id></sys_attachment></unload>"
    let found = ingest(text)
    #expect(found.result.rejections.isEmpty)
    #expect(found.conversations.map(\.exportID) == (0..<2_000).map { "INC\($0)" })
    for (i, record) in found.conversations.enumerated() {
      let numbers = record.texts.map { $0.prefix { $0 != " " } }
      #expect(numbers == ["\(i)", "\(i)", "\(i + 2_000)"])
      #expect(record.contact.subject == "short \(i)")
      #expect(record.turns[0].attachments == (i == 7 ? 1 : 0))
    }
  }

  /// Each of them is read once, whatever the number of records under one id.
  @Test func recordsUnderOneIdAndWithoutOneStayApart() {
    func journal(_ id: String) -> String {
      "<sys_journal_field><element>comments</element><element_id>\(id)</element_id>"
        + "<value>note</value></sys_journal_field>"
    }
    func record(_ number: Int, _ id: String) -> String {
      "<incident><number>INC\(number)</number><sys_id>\(id)</sys_id><description>d\(number)"
        + "</description></incident>"
    }
    let found = ingest(
      "<unload>" + record(1, "x") + record(2, "") + record(3, "x") + record(4, "")
        + journal("x") + journal("") + "</unload>")
    #expect(found.conversations.map(\.exportID) == ["INC1", "INC3", "INC2", "INC4"])
    #expect(found.conversations.map(\.texts) == [["d1", "note"], ["d3"], ["d2"], ["d4"]])
    #expect(found.result.notes["journal entry of a record that is not in the file"] == 1)
  }

  @Test func groupsAreReadInTheOrderOfTheirRecords() throws {
    var groups = ScratchGroups()
    let ids = (0..<5).map { _ in groups.begin() }
    for i in 0..<20_000 {
      var record = ScratchRecord()
      record.write(Int64(i))
      record.write("text \(i)".utf8)
      record.write(repeatElement(UInt8(i % 251), count: i % 300))
      if i % 5 != 4 { try groups.append(record, to: ids[i % 5]) }
    }
    for id in ids.dropLast() {
      let records = try #require(try groups.records(of: id))
      #expect(records.count == 4_000)
      for (place, record) in records.enumerated() {
        var record = record
        let i = place * 5 + id
        #expect(record.number() == Int64(i))
        #expect(record.string() == "text \(i)")
        #expect(record.bytesOfNext().elementsEqual(repeatElement(UInt8(i % 251), count: i % 300)))
      }
    }
    #expect(try groups.records(of: ids[4])?.isEmpty == true)
  }
}
