import Conversations
import Testing

@testable import Normalize

@Suite struct MailTailTests {
  @Test(arguments: [
    "Sent from my iPhone", "Sent from my Galaxy S20 using a phone", "Get Outlook for iOS",
    "Sent from Yahoo Mail on Android", "Von meinem iPhone gesendet",
    "Gesendet mit der GMX Mail App",
    "Envoyé de mon iPhone", "Enviado desde mi iPhone", "Inviato da iPhone",
    "Inviato dal mio Huawei",
    "Enviado do meu iPhone", "Verstuurd vanaf mijn iPhone", "Gestuur vanaf my iPhone",
    "Skickat från min iPhone", "Sendt fra min iPhone", "Lähetetty iPhonesta",
    "Wysłane z iPhone'a", "Odesláno z iPhonu", "Trimis de pe iPhone-ul meu",
    "Отправлено с iPhone", "Отправлено из мобильной Почты Mail.ru", "Надіслано з iPhone",
    "Στάλθηκε από το iPhone μου", "أرسلت من iPhone", "发自我的iPhone", "從我的 iPhone 傳送",
    "iPhoneから送信", "나의 iPhone에서 보냄", "Gửi từ iPhone của tôi", "iPhone'umdan gönderildi",
  ])
  func noticeOfADeviceIsNoText(_ line: String) {
    let body = split("All good now.\n\n\(line)\n")
    #expect(authored(body) == "All good now.")
    #expect(stretch(.signature, body) == line)
  }

  @Test func signatureBelowItsDelimiter() {
    let body = split("All good now.\n\nTom\n-- \nTom Poe\nHelp Desk\n+1 202 555 0100\n")
    #expect(authored(body) == "All good now.\n\nTom")
    #expect(stretch(.signature, body) == "-- \nTom Poe\nHelp Desk\n+1 202 555 0100")
  }

  @Test func signatureEndsWhereHistoryBegins() {
    let body = split(
      "All good now.\n-- \nTom Poe\n\nOn 28 Apr 2026, at 14:53, Jane Roe <jane@example.org> wrote:\n> Old.\n"
    )
    #expect(authored(body) == "All good now.")
    #expect(stretch(.signature, body) == "-- \nTom Poe")
    #expect(body.body.quoted.count == 1)
  }

  @Test func contactDetailsBelowTheName() {
    let body = split(
      "Your lamp left today.\n\nKind regards,\nTom Poe\nCustomer Support\nTel. +1 202 555 0100\nwww.example.com\n"
    )
    #expect(authored(body) == "Your lamp left today.\n\nKind regards,\nTom Poe")
  }

  @Test func contactDetailsInTheTextStay() {
    let text =
      "You can reach the repair shop here:\n\nTel. +1 202 555 0100\nrepair@example.com\n\nThey open at nine."
    #expect(authored(split(text)) == text)
  }

  @Test(arguments: [
    "This e-mail and its attachments are confidential and meant only for the intended recipient. If you got it by mistake, delete it.",
    "Diese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Adressat sind, vernichten Sie diese Mail.",
    "Ce message est confidentiel et réservé à ses destinataires. Toute diffusion est interdite.",
    "Este mensaje es confidencial y va dirigido solo a su destinatario. Si lo recibe por error, bórrelo.",
    "Questo messaggio è riservato al solo destinatario. Se lo avete ricevuto per errore, vi preghiamo di eliminarlo.",
    "Esta mensagem é confidencial e destina-se apenas ao destinatário. Se a recebeu por engano, elimine-a.",
    "Dit bericht is vertrouwelijk en alleen bestemd voor de geadresseerde. Openbaarmaking is verboden.",
    "Hierdie e-pos is vertroulik en slegs vir die geadresseerde bedoel. Openbaarmaking is verbode.",
    "Это сообщение содержит конфиденциальную информацию и предназначено только для адресата. Распространение запрещено.",
    "Це повідомлення містить конфіденційну інформацію, призначену лише для одержувача. Якщо ви отримали його помилково, видаліть його.",
  ])
  func disclaimerIsNoText(_ paragraph: String) {
    let body = split("Your lamp left today.\n\nTom\n\n\(paragraph)\n")
    #expect(authored(body) == "Your lamp left today.\n\nTom")
    #expect(stretch(.disclaimer, body) == paragraph)
  }

  @Test func disclaimerOverSeveralLines() {
    let body = split(
      "Your lamp left today.\n\nDISCLAIMER\nThis message is confidential and intended solely for\nthe addressee. If you are not the intended recipient,\nplease delete it.\n"
    )
    #expect(authored(body) == "Your lamp left today.")
  }

  @Test(arguments: [
    "Is this message confidential? I would like to post it.",
    "Please keep my new address confidential.\nThank you.",
    "I am not the addressee of this bill, please delete it from my account.",
  ])
  func textAboutSecrecyStays(_ text: String) {
    #expect(authored(split(text)) == text)
  }

  @Test func listFooterIsNoText() {
    let body = split(
      "Try the newest version.\n\n_______________________________________________\nLamps mailing list\nhttps://lists.example.org/lamps\n"
    )
    #expect(authored(body) == "Try the newest version.")
  }

  @Test func bannerAboveIsNoText() {
    let body = split(
      "CAUTION: This email originated from outside of the organization. Do not click links.\n\nWhere is my lamp?\n"
    )
    #expect(authored(body) == "Where is my lamp?")
    #expect(!stretch(.disclaimer, body).isEmpty)
  }

  @Test func mailOfDashesAndANameStays() {
    #expect(authored(split("-- \nTom")) == "-- \nTom")
  }
}
