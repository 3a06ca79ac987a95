import Conversations
import Markup

/// ServiceNow unload: `<unload>` with records such as `<incident>` and, after them, one
/// `<sys_journal_field>` for each comment, joined by `sys_id`.
///
/// `work_notes` are between staff. Clocks have no zone. References keep a person's name in
/// `display_value` and his id in the text; journals name the writer by log-in or id. Since journals
/// may follow much later, all of it waits in a scratch file until the end.
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

  fileprivate struct Fields: FieldHandler {
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

    fileprivate struct Record {
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
    }

    fileprivate struct Reference {
      var id = ""
      var name = ""
    }

    fileprivate struct Journal {
      var record = ""
      var kind = ""
      var author = ""
      var created: [UInt8] = []
      var text: [UInt8] = []
    }

    /// What the file has of one `sys_id`.
    private struct Known {
      var group: Int
      var journals = 0
      var hasRecord = false
    }

    let reading: Reading
    private var scratch = ScratchGroups()
    private var known: [String: Known] = [:]
    /// The groups that have a record, in the order of the file.
    private var order: [Int] = []
    private var record: Record?
    private var journal: Journal?
    private var attachmentOf: String?
    private var isAttachment = false
    private var display = ""
    private var isFull = false
    private static let knownAtMost = 500_000
    private static let stray = "journal entry of a record that is not in the file"

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
        if let id = attachmentOf { keep(.attachment, of: id) }
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
      keep(.record(done), of: done.id)
    }

    private mutating func closeJournal() {
      guard let done = journal else { return }
      journal = nil
      guard done.kind == "comments" || done.kind == "work_notes" else { return }
      guard !done.record.isEmpty else { return reading.note(Self.stray) }
      keep(.journal(done), of: done.record)
    }

    private mutating func keep(_ part: Part, of id: String) {
      guard !isFull else { return }
      // Nothing is joined to a record without an id.
      let isNamed = !id.isEmpty
      guard !isNamed || known[id] != nil || known.count < Self.knownAtMost else {
        isFull = true
        return reading.reject(
          code: "oversized-file",
          reason: "the unload names more than 500,000 records; export it in parts")
      }
      var entry = (isNamed ? known[id] : nil) ?? Known(group: scratch.begin())
      switch part {
      case .record:
        if !entry.hasRecord { order.append(entry.group) }
        entry.hasRecord = true
      case .journal: entry.journals += 1
      case .attachment: break
      }
      if isNamed { known[id] = entry }
      do {
        try scratch.append(part.record, to: entry.group)
      } catch {
        isFull = true
        reading.reject(scratch: error)
      }
    }

    mutating func deliver() {
      // Without all its parts none is right.
      guard !isFull else { return }
      var builder = ConversationBuilder()
      for group in order {
        do {
          guard let parts = try scratch.records(of: group) else {
            builder.rejectAsOversized()
            builder.finish(reading)
            continue
          }
          deliver(parts.map(Part.init), &builder)
        } catch {
          return reading.reject(scratch: error)
        }
      }
      let left = known.values.reduce(0) { $0 + ($1.hasRecord ? 0 : $1.journals) }
      if left > 0 { reading.note(Self.stray, left) }
    }

    /// The records of one id; the first one takes all journals.
    private func deliver(_ parts: [Part], _ builder: inout ConversationBuilder) {
      var records: [Record] = []
      var journals: [Journal] = []
      var attachments = 0
      for part in parts {
        switch part {
        case .record(let record): records.append(record)
        case .journal(let journal): journals.append(journal)
        case .attachment: attachments += 1
        }
      }
      for record in records {
        build(record, journals, attachments, &builder)
        builder.finish(reading)
        journals = []
      }
    }

    private func build(
      _ record: Record, _ journals: [Journal], _ attachments: Int,
      _ builder: inout ConversationBuilder
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
        builder.amendLast { $0.attachments = attachments }
      }
      // Unloads list journals in any order; their clocks sort as text.
      let sorted = journals.indices.sorted {
        journals[$0].created.lexicographicallyPrecedes(journals[$1].created)
          || (journals[$0].created == journals[$1].created && $0 < $1)
      }
      for i in sorted {
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

/// What the file has of one `sys_id`, as it lies in the scratch file.
private enum Part {
  case record(ServiceNowXML.Fields.Record)
  case journal(ServiceNowXML.Fields.Journal)
  case attachment

  var record: ScratchRecord {
    var out = ScratchRecord()
    switch self {
    case .record(let record):
      out.write(0)
      out.write(Int64(record.line))
      for text in [
        record.id, record.number, record.subject, record.group, record.creator,
        record.customer.id, record.customer.name, record.agent.id, record.agent.name,
      ] {
        out.write(text == nil ? 0 : 1)
        out.write((text ?? "").utf8)
      }
      for bytes in [record.opened, record.closed, record.description] { out.write(bytes) }
    case .journal(let journal):
      out.write(1)
      for text in [journal.record, journal.kind, journal.author] { out.write(text.utf8) }
      out.write(journal.created)
      out.write(journal.text)
    case .attachment: out.write(2)
    }
    return out
  }

  init(_ record: ScratchRecord) {
    var parts = record
    func optional() -> String? {
      let isGiven = parts.number() == 1
      let text = parts.string()
      return isGiven ? text : nil
    }
    switch parts.number() {
    case 0:
      var record = ServiceNowXML.Fields.Record()
      record.line = Int(parts.number())
      record.id = optional() ?? ""
      record.number = optional()
      record.subject = optional()
      record.group = optional()
      record.creator = optional() ?? ""
      record.customer.id = optional() ?? ""
      record.customer.name = optional() ?? ""
      record.agent.id = optional() ?? ""
      record.agent.name = optional() ?? ""
      record.opened = Array(parts.bytesOfNext())
      record.closed = Array(parts.bytesOfNext())
      record.description = Array(parts.bytesOfNext())
      self = .record(record)
    case 1:
      var journal = ServiceNowXML.Fields.Journal()
      journal.record = parts.string()
      journal.kind = parts.string()
      journal.author = parts.string()
      journal.created = Array(parts.bytesOfNext())
      journal.text = Array(parts.bytesOfNext())
      self = .journal(journal)
    default: self = .attachment
    }
  }
}
