import Conversations

/// Who the agents are: ids, names, teams, the names and addresses they appear under, and since when.
///
/// Rows of one agent that differ in team or dates are several memberships of the same agent.
package struct Roster: Sendable, Hashable {
  /// One row.
  package struct Member: Sendable, Hashable {
    package var id: String
    package var name: String
    package var team: String?
    /// First and last day of the row, as days since 1970-01-01; nil: open.
    package var from: Int?
    package var to: Int?

    func covers(_ day: Int?) -> Bool {
      guard let day else { return true }
      return from ?? .min <= day && day <= to ?? .max
    }
  }

  package private(set) var members: [Member] = []
  /// Folded alias, name or id → indices of members, in the file's order.
  private var byAlias: [String: [Int]] = [:]
  /// Lower-case address → indices of members.
  private var byAddress: [String: [Int]] = [:]
  /// Lower-case domain → indices of members that stand for everybody in it.
  private var byDomain: [String: [Int]] = [:]

  /// A roster that knows nobody.
  package static let empty = Roster()

  package init() {}

  package var isEmpty: Bool { members.isEmpty }

  /// The agents' names, each once, sorted.
  package var names: [String] { Set(members.map(\.name)).sorted() }

  /// The teams that occur, each once, sorted.
  package var teams: [String] { Set(members.compactMap(\.team)).sorted() }

  /// The member known under an id or name on a day.
  ///
  /// - Parameter day: days since 1970-01-01; nil (no date known) takes the agent's last row.
  package func member(alias: String, day: Int?) -> Member? {
    member(byAlias[Roster.fold(alias)], day)
  }

  /// The member with a mail address, or the one who stands for its domain (`@example.com`).
  package func member(address: String, day: Int?) -> Member? {
    let address = Roster.foldAddress(address)
    if let found = member(byAddress[address], day) { return found }
    guard let at = address.lastIndex(of: "@") else { return nil }
    return member(byDomain[String(address[address.index(after: at)...])], day)
  }

  private func member(_ indices: [Int]?, _ day: Int?) -> Member? {
    guard let indices else { return nil }
    return indices.last { members[$0].covers(day) }.map { members[$0] }
  }

  /// Names are compared without regard to case and to the number of spaces.
  static func fold(_ name: String) -> String {
    name.lowercased().split { $0.isWhitespace }.joined(separator: " ")
  }

  /// Addresses lose `mailto:`, angle brackets and case.
  static func foldAddress(_ address: String) -> String {
    var text = Substring(address.lowercased()).drop { $0 == " " || $0 == "<" }
    if text.hasPrefix("mailto:") { text = text.dropFirst(7) }
    while let last = text.last, last == " " || last == ">" { text = text.dropLast() }
    return String(text)
  }

  // MARK: building

  /// Adds a row; the names that another agent has on the same days.
  mutating func add(_ member: Member, aliases: [String], addresses: [String]) -> [String] {
    let index = members.count
    members.append(member)
    var taken: [String] = []
    let members = members
    func note(_ key: String, shown: String, in table: inout [String: [Int]]) {
      let owners = table[key, default: []]
      if owners.contains(index) { return }
      let clashes = owners.contains { other in
        members[other].id != member.id && Roster.overlap(members[other], member)
      }
      if clashes { taken.append(shown) }
      table[key] = owners + [index]
    }
    for alias in [member.id, member.name] + aliases {
      note(Roster.fold(alias), shown: alias, in: &byAlias)
    }
    for address in addresses {
      let folded = Roster.foldAddress(address)
      if folded.hasPrefix("@") {
        note(String(folded.dropFirst()), shown: address, in: &byDomain)
      } else {
        note(folded, shown: address, in: &byAddress)
      }
    }
    return taken
  }

  private static func overlap(_ a: Member, _ b: Member) -> Bool {
    a.from ?? .min <= b.to ?? .max && b.from ?? .min <= a.to ?? .max
  }

  /// Whether a row of the same agent covers one of the same days.
  func overlapsOwn(_ member: Member) -> Bool {
    members.contains { $0.id == member.id && Roster.overlap($0, member) }
  }
}
