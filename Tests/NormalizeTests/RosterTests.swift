import Conversations
import Settings
import Testing

@testable import Normalize

@Suite struct RosterTests {
  private func roster(_ text: String) throws -> Roster { try Roster(csv: text, path: "roster.csv") }

  private func lines(_ text: String) -> [Int] {
    do {
      _ = try Roster(csv: text, path: "roster.csv")
      return []
    } catch {
      return error.problems.map(\.line)
    }
  }

  private let header = "agent_id,name,team,aliases,addresses,from,to\n"

  private func day(_ text: String) throws -> Int { try #require(CivilTime(isoDate: text)).days }

  @Test func agentsAreFoundByIdNameAliasAddressAndDomain() throws {
    let roster = try roster(
      header + "a7,Anna Rossi,north,Anna|anna r.|4411,anna@shop.example|@desk.example,,\n")
    for alias in ["a7", "ANNA  rossi", "anna", "Anna R.", "4411"] {
      #expect(roster.member(alias: alias, day: nil)?.id == "a7", "\(alias)")
    }
    #expect(roster.member(alias: "Ann", day: nil) == nil)
    #expect(roster.member(address: "<Anna@Shop.example>", day: nil)?.id == "a7")
    #expect(roster.member(address: "any.one@desk.example", day: nil)?.id == "a7")
    #expect(roster.member(address: "x@shop.example", day: nil) == nil)
  }

  @Test func teamsChangeOnTheirDay() throws {
    let roster = try roster(
      header + "a7,Anna,north,,,,2026-02-28\na7,Anna,south,,,2026-03-01,\n")
    #expect(roster.member(alias: "Anna", day: try day("2026-02-28"))?.team == "north")
    #expect(roster.member(alias: "Anna", day: try day("2026-03-01"))?.team == "south")
    #expect(roster.member(alias: "Anna", day: nil)?.team == "south")
    #expect(roster.teams == ["north", "south"])
  }

  @Test func anAliasMayPassToAnotherAgentLater() throws {
    let text =
      header + "a1,Anna Rossi,,Anna,,,2026-01-31\na2,Anna Bruni,,Anna,,2026-02-01,\n"
    let roster = try roster(text)
    #expect(roster.member(alias: "Anna", day: try day("2026-01-05"))?.id == "a1")
    #expect(roster.member(alias: "Anna", day: try day("2026-02-05"))?.id == "a2")
    #expect(
      try self.roster(header + "a1,A,,,,2026-01-01,2026-01-31\n")
        .member(alias: "A", day: day("2026-02-01")) == nil)
  }

  @Test func onlyIdAndNameAreRequired() throws {
    #expect(try roster("name;agent_id\nAnna;a7\n").member(alias: "anna", day: nil)?.id == "a7")
  }

  @Test(arguments: [
    ("", [1]), ("agent_id,name,tema\n", [1]), ("name\nAnna\n", [1]), ("agent_id,name,name\n", [1]),
    ("agent_id,name\na7\n", [2]), ("agent_id,name\n,Anna\na8,\n", [2, 3]),
    ("agent_id,name,from,to\na7,A,2026-13-01,\na8,B,2026-02-01,2026-01-01\n", [2, 3]),
    ("agent_id,name,addresses\na7,A,anna\n", [2]),
    ("agent_id,name,aliases\na7,A,x\na8,B,X\n", [3]), ("agent_id,name\na7,A\na7,A\n", [3]),
    ("agent_id,name,from,to\na7,A,,2026-01-31\na7,B,2026-02-01,\n", [3]),
  ])
  func everyMistakeIsToldWithItsLine(text: String, wanted: [Int]) {
    #expect(lines(text) == wanted)
  }

  @Test func unknownColumnsGetASuggestion() {
    let error = #expect(throws: RosterProblems.self) { try roster("agent_id,name,alias\n") }
    #expect(
      error?.description
        == "roster.csv: line 1: unknown column \"alias\"; did you mean \"aliases\"?")
  }
}
