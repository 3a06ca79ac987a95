import Conversations
import Markup

/// ServiceNow unload: `<unload>` with records such as `<incident>` and, after them, one
/// `<sys_journal_field>` for each comment, joined by `sys_id`.
///
/// `work_notes` are between staff. Clocks have no zone. References keep a person's name in
/// `display_value` and his id in the text; journals name the writer by log-in or id. Since journals
/// may follow much later, records wait in memory until the end, 256 MB at most.
struct ServiceNowXML: Format {
  let id = "servicenow-xml"
  let emptyRoot: String? = "unload"

  func recognize(_ sample: Sample) -> Recognition? {
    guard !sample.isHTML, sample.root == "unload" else { return nil }
    if sample.has(element: "sys_id") {
      return .certain("root element unload with sys_id of ServiceNow")
    }
    return .likely("root element unload of ServiceNow")
  }

  func read(_ reading: Reading) {
    var handler = FieldReader(Fields(reading: reading))
    reading.parse(as: .xml, into: &handler)
    handler.fields.deliver()
  }

  private struct Fields: FieldHandler {
    enum Tag: String, MarkupTag {
      case unload, incident, interaction
      case serviceCase = "sn_customerservice_case"
      case request = "sc_request"
      case item = "sc_req_item"
      case journal = "sys_journal_field"
      case attachment = "sys_attachment"
      case problem, task
      case changeRequest = "change_request"
      case scTask = "sc_task"
      case number
      case sysId = "sys_id"
      case openedAt = "opened_at"
      case closedAt = "closed_at"
      case callerId = "caller_id"
      case assignedTo = "assigned_to"
      case assignmentGroup = "assignment_group"
      case contact, consumer
      case openedFor = "opened_for"
      case requestedFor = "requested_for"
      case description, value, element
      case shortDescription = "short_description"
      case sysCreatedBy = "sys_created_by"
      case sysCreatedOn = "sys_created_on"
      case state
      case elementId = "element_id"
      case tableSysId = "table_sys_id"
    }

    private struct Record {
      var line = 0
      var id = ""
      var number: String?
      var subject: String?
      var opened: [UInt8] = []
      var closed: [UInt8] = []
      var customer = Reference()
      var agent = Reference()
      var group: String?
      var description: [UInt8] = []
      var creator = ""
      var isInternalTable = false
      var attachments = 0
    }

    private struct Reference {
      var id = ""
      var name = ""
    }

    private struct Journal {
      var record = ""
      var kind = ""
      var author = ""
      var created: [UInt8] = []
      var text: [UInt8] = []
    }

    let reading: Reading
    private var records: [Record] = []
    private var journals: [Journal] = []
    private var record: Record?
    private var journal: Journal?
    private var attachmentOf: String?
    private var isAttachment = false
    private var counts: [String: Int] = [:]
    private var display = ""
    private var held = 0
    private var isFull = false
    private static let heldAtMost = 256 << 20

    init(reading: Reading) { self.reading = reading }

    mutating func open(_ tag: Tag, _ element: ElementEvent) -> FieldContent {
      guard element.depth != 1 else { return .descend }
      if element.depth == 2 {
        switch tag {
        case .incident, .interaction, .serviceCase, .request, .item:
          record = Record(line: element.line)
        case .journal: journal = Journal()
        case .attachment: isAttachment = true
        default:
          // Problems, changes and tasks are work between staff, no contact with a customer.
          reading.note("record that is no contact with a customer")
          return .skip
        }
        return .descend
      }
      display = element.string("display_value") ?? ""
      return .text
    }

    mutating func close(_ tag: Tag, _ text: UnsafeBufferPointer<UInt8>) {
      switch tag {
      case .incident, .interaction, .serviceCase, .request, .item: closeRecord()
      case .journal: closeJournal()
      case .attachment:
        if let id = attachmentOf { counts[id, default: 0] += 1 }
        attachmentOf = nil
        isAttachment = false
      default:
        if isAttachment {
          if tag == .tableSysId { attachmentOf = text.trimmed.string }
        } else if journal != nil {
          inJournal(tag, text)
        } else if record != nil {
          inRecord(tag, text)
        }
      }
    }

    private mutating func inRecord(_ tag: Tag, _ text: UnsafeBufferPointer<UInt8>) {
      let value = text.trimmed
      switch tag {
      case .sysId: record?.id = value.string
      case .number: record?.number = value.filledString
      case .shortDescription: record?.subject = value.filledString
      case .description: record?.description = Array(value)
      case .openedAt: record?.opened = Array(value)
      case .closedAt: record?.closed = Array(value)
      case .callerId, .contact, .consumer, .openedFor, .requestedFor:
        if record?.customer.id.isEmpty == true, !value.isEmpty {
          record?.customer = Reference(id: value.string, name: display)
        }
      case .assignedTo: record?.agent = Reference(id: value.string, name: display)
      case .assignmentGroup: record?.group = display.isEmpty ? value.filledString : display
      case .sysCreatedBy: record?.creator = value.string
      default: break
      }
    }

    private mutating func inJournal(_ tag: Tag, _ text: UnsafeBufferPointer<UInt8>) {
      switch tag {
      case .element: journal?.kind = text.trimmed.string
      case .elementId: journal?.record = text.trimmed.string
      case .sysCreatedBy: journal?.author = text.trimmed.string
      case .sysCreatedOn: journal?.created = Array(text.trimmed)
      case .value: journal?.text = Array(text)
      default: break
      }
    }

    private mutating func closeRecord() {
      guard let done = record else { return }
      record = nil
      if hold(done.description.count + 400) { records.append(done) }
    }

    private mutating func closeJournal() {
      guard let done = journal else { return }
      journal = nil
      guard done.kind == "comments" || done.kind == "work_notes" else { return }
      if hold(done.text.count + 200) { journals.append(done) }
    }

    private mutating func hold(_ bytes: Int) -> Bool {
      held += bytes
      if held <= Self.heldAtMost { return true }
      if !isFull {
        isFull = true
        reading.reject(
          code: "oversized-file",
          reason: "the unload holds more than 256 MB of texts to be joined; export it in parts")
      }
      return false
    }

    mutating func deliver() {
      var byRecord: [String: [Int]] = [:]
      for (i, journal) in journals.enumerated() { byRecord[journal.record, default: []].append(i) }
      var builder = ConversationBuilder()
      for record in records {
        let found = byRecord.removeValue(forKey: record.id) ?? []
        // Unloads list journals in any order; their clocks sort as text.
        let sorted = found.sorted {
          (journals[$0].created.lexicographicallyPrecedes(journals[$1].created))
            || (journals[$0].created == journals[$1].created && $0 < $1)
        }
        build(record, sorted, &builder)
        builder.finish(reading)
      }
      let left = byRecord.values.reduce(0) { $0 + $1.count }
      if left > 0 { reading.note("journal entry of a record that is not in the file", left) }
    }

    private func build(
      _ record: Record, _ entries: [Int], _ builder: inout ConversationBuilder
    ) {
      builder.begin(id: record.number ?? record.id, line: record.line)
      builder.contact.channel = .email
      builder.contact.subject = record.subject
      builder.contact.ticket = record.number
      builder.contact.queue = record.group
      builder.contact.customer = record.customer.id.isEmpty ? nil : record.customer.id
      builder.contact.isClosed = !record.closed.isEmpty
      if !record.agent.id.isEmpty {
        _ = person(record.agent.id, record, &builder)
      }
      let first =
        record.description.isEmpty ? Array((record.subject ?? "").utf8) : record.description
      if !first.isEmpty {
        let author = record.customer.id.isEmpty ? record.creator : record.customer.id
        add(first, author, record.opened, record, &builder)
        builder.amendLast { $0.attachments = counts[record.id] ?? 0 }
      }
      for i in entries {
        let entry = journals[i]
        add(entry.text, entry.author, entry.created, record, &builder)
        let isInternal = entry.kind == "work_notes"
        builder.amendLast { $0.isInternal = isInternal }
      }
    }

    private func add(
      _ text: [UInt8], _ author: String, _ created: [UInt8], _ record: Record,
      _ builder: inout ConversationBuilder
    ) {
      let who = person(author, record, &builder)
      builder.openTurn(participant: who)
      created.withUnsafeBufferPointer { builder.setClock(ClockParser.clock($0), raw: $0) }
      text.withUnsafeBufferPointer { value in
        if VisibleText.looksLikeHTML(value) {
          reading.readers.appendVisible(value, to: &builder.arena)
        } else {
          builder.arena.append(contentsOf: value.trimmed)
        }
      }
      builder.closeTurn()
    }

    private func person(
      _ id: String, _ record: Record, _ builder: inout ConversationBuilder
    ) -> Int? {
      guard !id.isEmpty else { return nil }
      if id == record.customer.id || id == record.customer.name {
        let name = record.customer.name.isEmpty ? id : record.customer.name
        return builder.participant(name: name, id: record.customer.id, role: .customer)
      }
      if id == record.agent.id || id == record.agent.name {
        let name = record.agent.name.isEmpty ? id : record.agent.name
        return builder.participant(name: name, id: record.agent.id, role: .agent)
      }
      return builder.participant(name: id, id: id)
    }
  }
}
