/// The formats of single mails and mail archives, in the order in which they are asked.
enum MailFormats {
  static let all: [any Format] = [
    EmailEML(),
    PipermailHTML(),
    MHonArcHTML(),
    HypermailHTML(),
    HyperKittyHTML(),
    EWSXML(),
    OLMXML(),
    DXLXML(),
    EmailHTML(),
    EmailText(),
  ]
}
