import Foundation

/// A folder of its own for a test, removed afterwards.
final class Workspace {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("scorecards-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and the folders above it.
  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    try write(name, Data(text.utf8))
  }

  @discardableResult
  func write(_ name: String, _ data: Data) throws -> String {
    let url = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
    return url.path
  }

  /// Copies the samples and their configuration.
  func addSamples() throws {
    for name in ["samples", "pipeline.json"] {
      try FileManager.default.copyItem(
        at: Program.package.appendingPathComponent(name),
        to: URL(fileURLWithPath: path + "/" + name))
    }
  }

  /// Contents of all files below a folder by their relative paths; hidden ones too.
  func contents(_ folder: String) throws -> [String: Data] {
    let base = path + "/" + folder
    var found: [String: Data] = [:]
    for name in FileManager.default.subpaths(atPath: base) ?? [] {
      var isFolder: ObjCBool = false
      let full = base + "/" + name
      guard FileManager.default.fileExists(atPath: full, isDirectory: &isFolder),
        !isFolder.boolValue
      else { continue }
      found[name] = try Data(contentsOf: URL(fileURLWithPath: full))
    }
    return found
  }
}

/// A chat in LivePerson's shape with made-up words.
func chatExport(_ ids: [String], isCut: Bool = false, thanks: Bool = true) -> String {
  var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Sessions>\n"
  let last =
    "<line by=\"Visitor\" time=\"2026-10-05T09:02:00+00:00\"><Text>Thank you.</Text></line>"
  for id in ids {
    text += """
        <Session type="chat" id="\(id)">
          <Rep repName="Ann" repId="1"/>
          <Chat start="2026-10-05T09:00:00+00:00" end="2026-10-05T09:09:00+00:00">
            <line by="Visitor" time="2026-10-05T09:00:00+00:00"><Text>Where is my parcel?</Text></line>
            <line by="Ann" repId="1" time="2026-10-05T09:01:00+00:00"><Text>Good morning, it arrives tomorrow.</Text></line>
            \(thanks ? last : "")
          </Chat>
        </Session>

      """
  }
  return isCut
    ? text + "  <Session type=\"chat\" id=\"cut\"><Chat><line by=\"Vis" : text + "</Sessions>\n"
}
