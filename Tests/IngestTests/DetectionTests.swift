import Conversations
import Glibc
import Ingest
import Settings
import Testing

@Suite struct DetectionTests {
  @Test func contentDecidesNotTheName() {
    let found = ingest(LivePersonXMLTests.export, name: "export.html")
    #expect(found.result.format == "liveperson-xml")
    #expect(found.conversations.count == 2)
  }

  @Test func reasonsSayWhatWasSeen() {
    #expect(ingest(LivePersonXMLTests.export).result.detection.reason.contains("Session"))
  }

  @Test func unknownMarkupNamesItsElementsAndTheWayOut() {
    let found = ingest("<saga><canto><verse>secret words</verse></canto></saga>")
    #expect(found.result.format == nil)
    #expect(found.rejectionCodes == ["unknown-format"])
    let reason = found.result.rejections[0].reason
    #expect(reason.contains("saga, canto, verse"))
    #expect(reason.contains("generic-xml"))
    #expect(!reason.contains("secret"))
  }

  @Test func theSourcesFormatOverrides() {
    let found = ingest("<saga/>", format: "liveperson-xml")
    #expect(found.result.format == "liveperson-xml")
    #expect(found.rejectionCodes == ["no-conversations"])
    #expect(ingest("<saga/>", format: "no-such").rejectionCodes == ["unknown-format"])
  }

  @Test func filesOfOtherKindsAreSkipped() {
    let found = ingest("just notes", name: "notes.txt")
    #expect(found.result.isSkipped)
    #expect(found.result.rejections.isEmpty)
  }

  @Test func proseThatMentionsTagsIsSkipped() {
    let notes = ingest("The human is <Rep>, not <agent>.", name: "README.md")
    #expect(notes.result.isSkipped)
    #expect(ingest("see <x>", name: "a.xml").rejectionCodes == ["unknown-format"])
  }

  @Test func notesInTheFolderOfASourceAreSkippedThoughItNamesAFormat() {
    let note = "# Exports\n\nEach `<ticket>` has its `<comment>`s."
    let found = ingest(note, name: "README.md", format: "zendesk-xml") { $0.path = "exports" }
    #expect(found.result.isSkipped)
    #expect(found.result.rejections.isEmpty)
    // A pattern that gives the ending means the file.
    let meant = ingest(note, name: "README.md", format: "zendesk-xml") { $0.path = "exports/*.md" }
    #expect(!meant.result.isSkipped)
    #expect(!meant.rejectionCodes.isEmpty)
    // Plain text is what these formats read.
    let text = ingest("Hello, my lamp is broken.", name: "mail.txt", format: "email-text")
    #expect(text.conversations.count == 1)
  }

  @Test func pictureNamedMarkupIsRejectedInOneLine() {
    let picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 1, 2, 3]
    let found = ingest(picture, name: "chat.html")
    #expect(found.rejectionCodes == ["not-markup"])
    #expect(found.result.rejections[0].reason.contains("PNG"))
    #expect(ingest(picture, name: "chat.png").result.isSkipped)
    #expect(
      ingest(picture, name: "chat.html", format: "salesforce-chat").rejectionCodes
        == ["not-markup"])
    #expect(ingest("", name: "chat.html", format: "salesforce-chat").rejectionCodes == ["empty"])
  }

  @Test func stylesBeforeTheMessagesDoNotHideThem() {
    let style = "<style>" + String(repeating: ".x{color:red}\n", count: 3000) + "</style>"
    let page = "<html><head>\(style)</head><body>" + SalesforceChatTests.body + "</body></html>"
    #expect(ingest(page, name: "x.html").result.format == "salesforce-chat")
  }

  @Test func detectAgreesWithRead() {
    let sandbox = Sandbox()
    let file = sandbox.write(LivePersonXMLTests.export, to: "a.xml")
    let input = IngestInput(
      source: SourceSettings(name: "s", path: file), path: "a.xml", fileSystemPath: file)
    withExtendedLifetime(sandbox) {
      #expect(Ingester(mappings: []).detect(input).format == "liveperson-xml")
    }
  }

  @Test func mappingsComeBeforeBuiltInFormats() {
    var mapping = FormatMapping(
      id: "mine", kind: .genericXML, conversation: "Session", turn: "Chat/line", text: "Text")
    mapping.conversationID = "@id"
    #expect(ingest(LivePersonXMLTests.export, mappings: [mapping]).result.format == "mine")
  }
}
