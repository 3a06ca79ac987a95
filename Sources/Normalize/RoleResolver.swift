import Conversations
import Settings

/// Finds out who is who in one conversation.
///
/// A role comes from the format, else from the roster (id, address, name, domain), else from the
/// source's `agent_domains`. Where these name at least one agent, the only other participant, and
/// everybody who writes from outside the agents' domains, is the customer: an exchange has two
/// sides. Nobody else's role is guessed: it stays unknown.
struct RoleResolver {
  let roster: Roster
  /// Lower case.
  let agentDomains: [String]
  let source: String
  /// Day of the conversation since 1970-01-01, if known.
  let day: Int?

  /// Longest name kept, in bytes.
  static let longestName = 200

  /// The participants, in the order of the raw ones.
  ///
  /// - Parameter turnRoles: for each participant the roles that the format gives to his turns.
  func resolve(_ raw: [RawParticipant], turnRoles: [RoleSet]) -> [Participant] {
    var members = [Roster.Member?](repeating: nil, count: raw.count)
    var roles = [Role?](repeating: nil, count: raw.count)
    var hasFormatRole = false
    for (index, participant) in raw.enumerated() {
      let given = participant.role ?? RoleResolver.only(turnRoles[index])
      roles[index] = given
      if given == .agent || given == .customer { hasFormatRole = true }
      let isAgent = given == .agent || turnRoles[index].contains(.agent)
      guard given == nil || isAgent else { continue }
      members[index] = member(participant)
      if given == nil, members[index] != nil || isInside(participant.address) {
        roles[index] = .agent
      }
    }
    if !hasFormatRole { findCustomers(raw, &roles) }
    return raw.indices.map { index in
      let role = roles[index] ?? .unknown
      var name = shownName(raw[index])
      guard role == .agent || turnRoles[index].contains(.agent) else {
        return Participant(name: name, role: role)
      }
      if name.isEmpty { name = RoleResolver.unnamedAgent }
      return agent(name: name, member: members[index], role: role)
    }
  }

  /// Shown for agents' turns whose author the export does not name.
  static let unnamedAgent = "unnamed agent"

  private func agent(name: String, member: Roster.Member?, role: Role) -> Participant {
    guard let member else {
      return Participant(
        name: name, role: role, agent: AgentKey(rosterID: nil, source: source, name: name))
    }
    return Participant(
      name: name, role: role,
      agent: AgentKey(rosterID: member.id, source: source, name: member.name), team: member.team)
  }

  /// The participant for agents' turns without an author.
  func anonymousAgent() -> Participant {
    agent(name: RoleResolver.unnamedAgent, member: nil, role: .agent)
  }

  private func member(_ participant: RawParticipant) -> Roster.Member? {
    if roster.isEmpty { return nil }
    if let id = participant.id, let found = roster.member(alias: id, day: day) { return found }
    if let address = participant.address ?? RoleResolver.address(in: participant.name),
      let found = roster.member(address: address, day: day)
    {
      return found
    }
    return participant.name.isEmpty ? nil : roster.member(alias: participant.name, day: day)
  }

  private func isInside(_ address: String?) -> Bool {
    guard let address, let at = address.lastIndex(of: "@") else { return false }
    let domain = Roster.foldAddress(String(address[address.index(after: at)...]))
    return agentDomains.contains { domain == $0 || domain.hasSuffix("." + $0) }
  }

  private func findCustomers(_ raw: [RawParticipant], _ roles: inout [Role?]) {
    guard roles.contains(.agent) else { return }
    let open = raw.indices.filter { roles[$0] == nil }
    if open.count == 1 {
      roles[open[0]] = .customer
    } else if !agentDomains.isEmpty {
      for index in open where raw[index].address?.contains("@") == true { roles[index] = .customer }
    }
  }

  private func shownName(_ participant: RawParticipant) -> String {
    for text in [participant.name, participant.address ?? "", participant.id ?? ""] {
      let name = TextCleaner.line(text, limit: RoleResolver.longestName)
      if !name.isEmpty { return name }
    }
    return ""
  }

  /// A name that is itself an address.
  private static func address(in name: String) -> String? {
    name.contains("@") && !name.contains(" ") ? name : nil
  }

  private static func only(_ roles: RoleSet) -> Role? {
    roles.contains(.agent) ? .agent : Role.allCases.first { roles.contains($0) }
  }
}

/// Some of the roles.
struct RoleSet {
  private var bits: UInt8 = 0

  mutating func insert(_ role: Role) { bits |= 1 << role.rawValue }

  func contains(_ role: Role) -> Bool { bits & 1 << role.rawValue != 0 }
}
