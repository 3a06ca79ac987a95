import Conversations
import Foundation
import Ingest
import Score
import Settings
import Testing

@testable import Pipeline

/// The pass that counts phrases before anything is judged.
@Suite struct FirstPassTests {
  private static let canned =
    "Thank you for reaching out, we value your patience and will look into this matter."

  private func page(_ id: Int) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <Sessions><Session type="chat" id="\(id)"><Rep repName="Ann" repId="1"/>
    <Chat start="2026-10-05T09:00:00+00:00" end="2026-10-05T09:09:00+00:00">
    <line by="Visitor" time="2026-10-05T09:00:00+00:00"><Text>Where is parcel \(id)?</Text></line>
    <line by="Ann" repId="1" time="2026-10-05T09:01:00+00:00"><Text>\(Self.canned)</Text></line>
    </Chat></Session></Sessions>
    """
  }

  private func stock(
    _ pages: [String], workers: Int, enough: Int = FirstPass.enoughBytes
  ) throws -> StockPhrases {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("first-pass-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var settings = PipelineSettings()
    settings.stages.ingest.workers = workers
    settings.stages.normalize.workers = workers
    settings.stages.score.workers = workers
    let source = SourceSettings(name: "files", path: folder.path)
    let files = try pages.enumerated().map { index, page in
      let path = folder.appendingPathComponent("\(index).xml").path
      try page.write(toFile: path, atomically: true, encoding: .utf8)
      return PipelineRun.File(
        input: IngestInput(source: source, path: path, fileSystemPath: path), size: page.utf8.count)
    }
    let setup = try StageSetup(settings: settings, needsScore: true, file: "test")
    return try FirstPass.stock(in: files, setup: setup, stop: StopFlag(), enough: enough)
  }

  @Test func `phrases of three conversations are stock, for any number of workers`() throws {
    let one = try stock((1...5).map(page), workers: 1)
    #expect(!one.isEmpty)
    #expect(try stock((1...5).map(page), workers: 4).encoded == one.encoded)
    #expect(try stock((1...2).map(page), workers: 1).isEmpty)
  }

  @Test func `a conversation that several files hold counts once, a broken file not at all`() throws
  {
    #expect(try stock([page(1), page(1), page(1), page(2), "<Sessions><Sess"], workers: 2).isEmpty)
  }

  @Test func `a large file is read as far as is enough`() throws {
    // The texts of two conversations, and of three.
    let bytes = Self.canned.utf8.count + 15
    #expect(try stock((1...9).map(page), workers: 4, enough: bytes * 2).isEmpty)
    #expect(try !stock((1...9).map(page), workers: 4, enough: bytes * 3).isEmpty)
  }

  @Test func `of much input an even sample is counted, whatever the folder's name`() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("sample-" + UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    func files(_ name: String) throws -> [PipelineRun.File] {
      let place = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      return try (0..<64).map { index in
        let path = place.appendingPathComponent("day-\(index).xml").path
        try "x".write(toFile: path, atomically: true, encoding: .utf8)
        return PipelineRun.File(
          input: IngestInput(
            source: SourceSettings(name: "s", path: name), path: path, fileSystemPath: path),
          size: 100)
      }
    }
    let some = try files("a")
    #expect(Array(FirstPass.sample(of: some, enough: 6_400)).count == 64)
    let sample = Array(FirstPass.sample(of: some, enough: 1_600))
    #expect((6...30).contains(sample.count))
    let names = sample.map { URL(fileURLWithPath: $0.input.path).lastPathComponent }
    let other = Array(FirstPass.sample(of: try files("b"), enough: 1_600))
    #expect(other.map { URL(fileURLWithPath: $0.input.path).lastPathComponent } == names)
    #expect(Array(FirstPass.sample(of: [some[0]], enough: 10)).count == 1)
  }
}
