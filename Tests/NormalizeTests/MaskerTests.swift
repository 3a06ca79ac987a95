import Settings
import Testing

@testable import Normalize

@Suite struct MaskerTests {
  private func mask(_ text: String, _ kinds: PrivacySettings.Mask...) -> String {
    let masked = Masker(Set(kinds)).mask(text)
    #expect(masked.utf8.count == text.utf8.count)
    return masked
  }

  @Test(arguments: [
    ("card 4111 1111 1111 1111 thanks", "card 4111 11** **** 1111 thanks"),
    ("4111-1111-1111-1111", "4111-11**-****-1111"), ("378282246310005", "378282*****0005"),
    ("it is 5555555555554444.", "it is 555555******4444."),
    ("4111 1111 1111 1111 12/27 123", "4111 11** **** 1111 12/27 ***"),
    ("4111 1111 1111 1111, exp 12/2027, 123", "4111 11** **** 1111, exp 12/2027, 123"),
    (
      "4111 1111 1111 1111 1234 4111 1111 1111 1111",
      "4111 11** **** 1111 **** 4111 11** **** 1111"
    ),
    ("cvv 123", "cvv ***"), ("The security code is 1234!", "The security code is ****!"),
    ("codice di sicurezza: 987", "codice di sicurezza: ***"),
    ("Код безопасности 321", "Код безопасности ***"),
    ("sekuriteitskode is 456", "sekuriteitskode is ***"),
    ("8 4111111111111111", "8 411111******1111"),
  ])
  func cardsAndTheirCodesAreMasked(text: String, wanted: String) {
    #expect(mask(text, .card) == wanted)
  }

  @Test(arguments: [
    "order 4111111111111112", "0000 0000 0000 0000", "call 020 7946 0018", "12:30 123",
    "AB4111111111111111", "room 123", "the code of conduct", "12345678901234567890123",
  ])
  func otherNumbersStay(text: String) {
    #expect(mask(text, .card) == text)
  }

  @Test(arguments: [
    ("My password is Hunter2!", "My password is *******!"),
    ("password: sunshine", "password: ********"), ("pwd=abc", "pwd=***"),
    ("Пароль: тайна7", "Пароль: ***********"),
    ("la parola d'ordine è Gatto99", "la parola d'ordine è *******"),
    ("wagwoord is Son#skyn", "wagwoord is ********"), ("password 'secret'", "password '******'"),
    ("my new password is aBc1, ok?", "my new password is ****, ok?"), ("PIN 4321", "PIN ****"),
    ("codice di verifica 884422", "codice di verifica ******"),
    ("код из смс 5512", "код из смс ****"),
    ("sk_live_4eC39HqLyjWDarjtT1", "**************************"),
    ("token=8f14e45fceea167a", "token=****************"),
    ("eyJhbGciOiJIUzI1.eyJzdWIi.SflKxwRJ", "**********************************"),
  ])
  func secretsAreMasked(text: String, wanted: String) {
    #expect(mask(text, .password) == wanted)
  }

  @Test(arguments: [
    "I forgot my password and need help", "The password is not working",
    "password: please reset it",
    "reset your password here", "the token is missing", "pin the note to the wall", "spinning 1234",
    "Пароль не подходит", "la password non funziona", "order 12345678", "password?",
  ])
  func talkAboutPasswordsStays(text: String) {
    #expect(mask(text, .password) == text)
  }

  @Test(arguments: [
    ("write to anna.b+x@mail.example.com.", "write to ****.***@****.*******.***."),
    ("sean.o'brien@example.com", "****.*******@*******.***"),
    ("'sean@example.com'", "'****@*******.***'"), ("@support please", "@support please"),
    ("a@b", "a@b"),
  ])
  func addressesAreMasked(text: String, wanted: String) {
    #expect(mask(text, .email) == wanted)
  }

  @Test(arguments: [
    ("call +39 347 123 4567 now", "call +** *** *** **67 now"),
    ("8 (912) 345-67-89", "* (***) ***-**-89"),
    ("082 555 0142", "*** *** **42"), ("phone 5550142", "phone *****42"),
    ("order 5550142", "order 5550142"), ("2026-10-03 08:15", "2026-10-03 08:15"),
    ("(212) 555-0142", "(***) ***-**42"),
    ("it is 999 555 0142, ok", "it is *** *** **42, ok"), ("ssn 123-45-6789", "ssn ***-**-**89"),
    ("lot 123 45 6789", "lot 123 45 6789"), ("from 1200 300 450 12", "from 1200 300 450 12"),
  ])
  func phonesAreMasked(text: String, wanted: String) {
    #expect(mask(text, .phone) == wanted)
  }

  @Test(arguments: [
    (
      "IBAN IT60 X054 2811 1010 0000 0123 456 grazie",
      "IBAN IT60 **** **** **** **** ***3 456 grazie"
    ),
    ("DE89370400440532013000", "DE89**************3000"),
    ("DE89370400440532013001", "DE89370400440532013001"),
  ])
  func bankAccountsAreMasked(text: String, wanted: String) {
    #expect(mask(text, .iban) == wanted)
  }

  @Test func onlyWhatIsAskedForIsMasked() {
    let text = "4111 1111 1111 1111 a@b.example password: x1y2 +39 347 123 4567"
    #expect(Masker([]).mask(text) == text)
    #expect(mask(text, .email) == "4111 1111 1111 1111 *@*.******* password: x1y2 +39 347 123 4567")
  }

  @Test func maskingTwiceChangesNothing() {
    let all: Set<PrivacySettings.Mask> = Set(PrivacySettings.Mask.allCases)
    let text = "4111 1111 1111 1111 cvv 123 a@b.example password: x1y2z3 DE89370400440532013000"
    let once = Masker(all).mask(text)
    #expect(Masker(all).mask(once) == once)
  }

  @Test func longRunsOfDigitsAreMaskedInTime() {
    let text = String(repeating: "4111 1111 1111 1112 ", count: 5000)
    #expect(mask(text, .card, .password, .iban, .phone, .email).utf8.count == text.utf8.count)
  }

  @Test(arguments: [
    "read_token(self) fails", "File \"x.py\", line 3, in read_token(self, first)",
    "<4A5b6C7d8E9f0A1b2C3d4E5f6A7b8C9d0E@mail.example.org>",
    """
    -----BEGIN PGP SIGNATURE-----
    iQEcBAEBAgAGBQJTGJ0xAAoJEJcQuJvKV618RrMH/3rPqQpo0L2b3c4d5e6f7g8h
    9i0jK1lM2nO3pQ4rS5tU6vW7xY8zA9bC0dE1fG2hI3jK4lM5nO6pQ7rS8tU9vW0x
    """,
  ])
  func codeIdsAndSignaturesAreNoSecrets(text: String) {
    #expect(mask(text, .password) == text)
  }

  @Test func aTokenAloneOnItsLineIsStillMasked() {
    let token = "aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5"
    #expect(!mask("my token:\n\(token)\nthanks", .password).contains(token))
  }
}
