import Foundation
import Settings
import Testing

/// The configurations that come with the project.
@Suite struct ProjectFilesTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test func theProjectsOwnConfigurationIsValid() throws {
    let settings = try PipelineSettings.load(
      path: Self.root.appendingPathComponent("pipeline.json").path)
    #expect(!settings.sources.isEmpty)
    #expect(settings.businessHours.allSatisfy { $0.holidays == nil || !$0.holidayDays.isEmpty })
  }
}
