import Conversations
import Glibc
import Markup
import Settings

/// Names, addresses and roles by id, from a file beside the export.
///
/// Bounded: everybody on the company's side is kept, and customers up to a million.
struct PeopleTable {
  struct Person {
    var name: String
    var address: String?
    var role: Role?
  }

  private struct Entry {
    var start: Int32
    var nameEnd: Int32
    var addressEnd: Int32
    var role: Role?
  }

  private var entries: [String: Entry] = [:]
  private var bytes: [UInt8] = []
  private static let atMost = 1_000_000
  private static let bytesAtMost = 96 << 20

  var isEmpty: Bool { entries.isEmpty }

  subscript(id: String) -> Person? {
    guard let entry = entries[id] else { return nil }
    let address = String(
      decoding: bytes[Int(entry.nameEnd)..<Int(entry.addressEnd)], as: UTF8.self)
    return Person(
      name: String(decoding: bytes[Int(entry.start)..<Int(entry.nameEnd)], as: UTF8.self),
      address: address.isEmpty ? nil : address, role: entry.role)
  }

  /// - Returns: false if there was no room.
  mutating func add(
    id: String, name: UnsafeBufferPointer<UInt8>, address: UnsafeBufferPointer<UInt8>, role: Role?
  ) -> Bool {
    guard role == .agent || entries.count < PeopleTable.atMost,
      bytes.count + name.count + address.count < PeopleTable.bytesAtMost
    else { return false }
    let start = Int32(bytes.count)
    bytes.append(contentsOf: name)
    let nameEnd = Int32(bytes.count)
    bytes.append(contentsOf: address)
    entries[id] = Entry(
      start: start, nameEnd: nameEnd, addressEnd: Int32(bytes.count), role: role)
    return true
  }
}

/// Finds and reads the table of people beside an export; kept for the next file of the folder.
struct PeopleFinder {
  private var folder: String?
  private var table = PeopleTable()
  private var notes: [String] = []

  /// At most so many files of a folder are looked at.
  private static let filesAtMost = 64

  /// - Parameter note: called with what was odd about it.
  mutating func table(
    beside input: IngestInput, markup: MarkupReader, note: (String) -> Void
  ) -> PeopleTable {
    let slash = input.fileSystemPath.utf8.lastIndex(of: UInt8(ascii: "/"))
    let here = slash.map { String(input.fileSystemPath[...$0]) } ?? ""
    if folder != here {
      folder = here
      table = PeopleTable()
      notes = []
      for path in candidates(here) where read(path, input, markup) { continue }
      if table.isEmpty { notes.append("no table of people (users.xml) beside the export") }
    }
    for text in notes { note(text) }
    return table
  }

  /// Files that are probably a table: named after users, else any XML, in order of their names.
  private func candidates(_ folder: String) -> [String] {
    guard let handle = opendir(folder.isEmpty ? "." : folder) else { return [] }
    defer { closedir(handle) }
    var named: [String] = []
    var others: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
      }
      let lowered = name.lowercased()
      guard lowered.hasSuffix(".xml"), !name.hasPrefix(".") else { continue }
      if lowered.contains("user") { named.append(name) } else { others.append(name) }
      if named.count + others.count > 10_000 { break }
    }
    let chosen = named.isEmpty ? others : named
    return chosen.sorted().prefix(PeopleFinder.filesAtMost).map { folder + $0 }
  }

  private mutating func read(_ path: String, _ input: IngestInput, _ markup: MarkupReader) -> Bool {
    guard let source = try? ByteSource(path: path) else { return false }
    let head = Sample(bytes: source.head, fileName: "", reach: 2048)
    guard head.root == "users" else { return false }
    var handler = UsersHandler(table: table)
    let report = markup.read(
      source, as: .xml, encoding: input.source.encoding, into: &handler)
    table = handler.table
    if report.problem != nil { notes.append("the table of people could not be read to its end") }
    if handler.isFull { notes.append("the table of people is too large; some were left out") }
    return true
  }
}

/// Reads `users/user/{id,name,email,roles,role,helpdesk-agent}`, of Zendesk and Freshdesk.
private struct UsersHandler: MarkupHandler {
  enum Tag: String, MarkupTag {
    case user, id, name, email, roles, role
    // Freshdesk's.
    case isAgent = "helpdesk-agent"
  }

  var vocabulary: [String] { Tag.vocabulary }
  private let tags: [Tag] = Tag.allCases
  var table: PeopleTable
  var isFull = false
  private var gathered: [UInt8] = []
  private var userDepth = 0
  private var id = ""
  private var name: [UInt8] = []
  private var email: [UInt8] = []
  private var role: Role?

  init(table: PeopleTable) { self.table = table }

  mutating func start(_ element: ElementEvent) {
    gathered.removeAll(keepingCapacity: true)
    guard element.code >= 0, tags[element.code] == .user else { return }
    userDepth = element.depth
    id = ""
    name.removeAll(keepingCapacity: true)
    email.removeAll(keepingCapacity: true)
    role = nil
  }

  mutating func end(_ element: ElementEnd) {
    defer { gathered.removeAll(keepingCapacity: true) }
    guard element.code >= 0, userDepth > 0 else { return }
    let tag = tags[element.code]
    if tag == .user, element.depth == userDepth {
      let added = name.withUnsafeBufferPointer { name in
        email.withUnsafeBufferPointer { table.add(id: id, name: name, address: $0, role: role) }
      }
      if !added { isFull = true }
      userDepth = 0
    }
    // Fields of groups and photos inside a user have the same names.
    guard element.depth == userDepth + 1 else { return }
    gathered.withUnsafeBufferPointer { all in
      let text = all.trimmed
      switch tag {
      case .id: id = text.string
      case .name: name = Array(text)
      case .email: email = Array(text)
      // 0 end user, 2 administrator, 4 agent.
      case .roles: if let value = text.integer { role = value == 0 ? .customer : .agent }
      case .role: role = text.equals("end-user") ? .customer : .agent
      case .isAgent: role = text.equals("true") ? .agent : .customer
      case .user: break
      }
    }
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if userDepth > 0, gathered.count < 1000 { gathered.append(contentsOf: bytes) }
  }
}
