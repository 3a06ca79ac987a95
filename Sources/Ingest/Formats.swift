package import Settings

/// The formats that are built in, in the order in which they are asked; the first of the strongest
/// recognitions wins.
package enum Formats {
  package static let all: [any Format] =
    [
      LivePersonXML(),
      ZendeskXML(),
      SalesforceChat(),
      GenesysEngageXML(),
      CiscoChatXML(),
      Dynamics365Chat(),
      FreshdeskXML(),
      ServiceNowXML(),
      JiraXML(),
      KayakoXML(),
      ZammadHTML(),
      BugzillaXML(),
      RocketChatHTML(),
      ChatwootHTML(),
      TelegramHTML(),
      DiscordHTML(),
      SMSXML(),
      AdiumXML(),
      PidginHTML(),
      XMPPArchiveXML(),
      ComplianceXML(),
      GlobalRelayHTML(),
    ] + MailFormats.all

  /// Those and the ones described in `pipeline.json`, which are asked first.
  package static func with(_ mappings: [FormatMapping]) -> [any Format] {
    mappings.map { mapping -> any Format in
      switch mapping.kind {
      case .genericXML: GenericXML(mapping)
      case .genericChatHTML: GenericChatHTML(mapping)
      }
    } + all
  }
}
