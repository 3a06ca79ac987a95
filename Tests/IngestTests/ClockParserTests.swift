import Conversations
import Ingest
import Testing

@Suite struct ClockParserTests {
  @Test(arguments: [
    ("2026-10-03T08:15:00Z", "2026-10-03T08:15:00Z"),
    ("2026-10-03T08:15:00.123+02:00", "2026-10-03T06:15:00Z"),
    ("2026-10-03T08:15:00+0530", "2026-10-03T02:45:00Z"),
    ("2026-10-03T08:15:00-05", "2026-10-03T13:15:00Z"),
    ("2026-10-03 08:15:00", "2026-10-03T08:15:00"),
    ("2026-10-03T08:15", "2026-10-03T08:15:00"),
    ("2014-03-16T23:55:48-0400", "2014-03-17T03:55:48Z"),
    ("Mon, 05 Oct 2026 09:01:02 +0200", "2026-10-05T07:01:02Z"),
    ("Tue, 5 Mar 2024 18:39:11 -0800", "2024-03-06T02:39:11Z"),
    ("Wed Jul  1 12:08:21 CDT 2015", "2015-07-01T17:08:21Z"),
    ("Monday, December 17, 2018, 23:27:57 (-0500)", "2018-12-18T04:27:57Z"),
    ("14.10.2025 20:43:18 UTC+03:00", "2025-10-14T17:43:18Z"),
    ("14.10.2025 20:43:18", "2025-10-14T20:43:18"),
    ("20060721204018", "2006-07-21T20:40:18"),
    ("1326918172743", "2012-01-18T20:22:52Z"),
    ("1326918172", "2012-01-18T20:22:52Z"),
    ("3/16/2014 11:55:43 PM", "2014-03-16T23:55:43"),
    ("1/2/2026 12:05 AM", "2026-01-02T00:05:00"),
    ("1/2/2026 12:05 PM", "2026-01-02T12:05:00"),
    ("13/02/2026 12:05", "2026-02-13T12:05:00"),
    ("03/02/2026 12:05", "2026-02-03T12:05:00"),
    ("5 ottobre 2026 alle 9:05", "2026-10-05T09:05:00"),
    ("lunedì 5 ottobre 2026 09:05:07", "2026-10-05T09:05:07"),
    ("mar 10 mar 2026, 18:00", "2026-03-10T18:00:00"),
    ("5 мая 2026 г., 14:05", "2026-05-05T14:05:00"),
    ("вторник, 1 декабря 2026 г. 14:05:59", "2026-12-01T14:05:59"),
    ("5 Desember 2026 14:05", "2026-12-05T14:05:00"),
    ("Maandag 5 Oktober 2026 14:05", "2026-10-05T14:05:00"),
    ("Donnerstag, 5. März 2026 um 14:05 Uhr", "2026-03-05T14:05:00"),
    ("donderdag 5 maart 2026 14:05", "2026-03-05T14:05:00"),
    ("mardi 3 février 2026 à 14h05", "2026-02-03T14:05:00"),
    ("mardi 03/02/2026 14:05", "2026-02-03T14:05:00"),
    ("3 de agosto de 2026, 14:05", "2026-08-03T14:05:00"),
    ("Oct 3, 2026, 2:10 p.m.", "2026-10-03T14:10:00"),
    ("Oct 3, 2026 2:10:11 PM GMT+1", "2026-10-03T13:10:11Z"),
    ("03-Oct-26 14:10:11", "2026-10-03T14:10:11"),
  ])
  func whole(_ text: String, _ expected: String) {
    #expect(ClockParser.clock(text).shown == expected)
  }

  @Test(arguments: [
    "", "soon", "12:05", "2026-10-03", "31/02/2026 10:00", "2026-13-03T08:15:00Z", "25:61",
  ])
  func incompleteOrImpossible(_ text: String) {
    #expect(ClockParser.clock(text) == .none)
  }

  @Test func orderDecidesWhatNumbersLeaveOpen() {
    #expect(
      ClockParser.clock("03/02/2026 12:05", order: .monthFirst).shown == "2026-03-02T12:05:00")
    #expect(
      ClockParser.clock("03/02/2026 2:05 PM", order: .dayFirst).shown == "2026-02-03T14:05:00")
  }

  @Test func yearsLeftOutAreCarried() {
    var days = DayCarrier()
    days.start(ClockParser.parse("2026-12-31T23:00:00"))
    #expect(days.next(ClockParser.parse("Dec 31, 11:30 PM UTC")).shown == "2026-12-31T23:30:00Z")
    #expect(days.next(ClockParser.parse("Jan 01, 12:10 AM UTC")).shown == "2027-01-01T00:10:00Z")
  }

  @Test func midnightTurnsThePage() {
    var days = DayCarrier()
    days.start(ClockParser.parse("2026-10-03"))
    let shown = ["23:58:00", "23:59:30", "23:59:10", "00:01:00", "09:00", "08:00", "07:00"].map {
      days.next(ClockParser.parse($0)).shown
    }
    #expect(
      shown == [
        "2026-10-03T23:58:00", "2026-10-03T23:59:30", "2026-10-03T23:59:10",
        "2026-10-04T00:01:00", "2026-10-04T09:00:00", "2026-10-04T08:00:00",
        "2026-10-04T07:00:00",
      ])
  }

  @Test func timesWithoutAnyDateAreNoInstants() {
    var days = DayCarrier()
    #expect(days.next(ClockParser.parse("10:00")) == .none)
  }

  @Test(arguments: [
    ("( 44s )", 44), ("( 1m 13s )", 73), ("( 1h 2m 3s )", 3723), ("00:01:13", 73), ("73", 73),
    ("2d 1h", 176_400),
  ])
  func lengths(_ text: String, _ expected: Int) {
    let bytes = Array(text.utf8)
    #expect(bytes.withUnsafeBufferPointer { ClockParser.duration($0) } == expected)
  }

  @Test func wordsAreNoLengths() {
    for text in ["", "( see )", "about 3", "( )"] {
      let bytes = Array(text.utf8)
      #expect(bytes.withUnsafeBufferPointer { ClockParser.duration($0) } == nil)
    }
  }

  @Test(arguments: [
    ("chat 2026-10-03.html", 20729), ("log_20261003_1.html", 20729), ("03.10.2026.htm", 20729),
  ])
  func datesInFileNames(_ name: String, _ days: Int) {
    #expect(FileDate.parse(name)?.days == days)
  }

  @Test func otherNumbersInFileNamesAreNoDates() {
    #expect(FileDate.parse("tickets12345678.xml") == nil)
    #expect(FileDate.parse("chat-000017.html") == nil)
  }
}
