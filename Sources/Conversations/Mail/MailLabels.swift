/// The lines of a mail's head, as clients print them above a saved or forwarded mail.
package enum MailLabel: UInt8, Sendable, Hashable, CaseIterable {
  case from, date, to, copy, subject, replyTo, other

  /// What stands before the colon.
  ///
  /// - Parameter folded: the label alone, folded (`MailFold`).
  package static func named(_ folded: ArraySlice<UInt8>) -> MailLabel? {
    table[Array(folded)]
  }

  /// The label at the beginning of a folded line and where its value begins in the folded bytes.
  ///
  /// Bold written as asterisks is allowed: `*From:* …`, `**Sent**: …`.
  package static func leading(_ line: [UInt8]) -> (label: MailLabel, value: Int)? {
    leading(line[...])
  }

  /// The same for a slice; `value` counts in the slice's indices.
  package static func leading(_ whole: ArraySlice<UInt8>) -> (label: MailLabel, value: Int)? {
    let line = whole
    var start = line.startIndex
    while start < line.endIndex, line[start] == 0x2A || line[start] == 0x5F { start += 1 }
    guard let colon = line[start...].prefix(40).firstIndex(of: 0x3A) else { return nil }
    var end = colon
    while end > start, line[end - 1] == 0x20 || line[end - 1] == 0x2A || line[end - 1] == 0x5F {
      end -= 1
    }
    guard end > start, let label = named(line[start..<end]) else { return nil }
    var value = colon + 1
    while value < line.endIndex, line[value] == 0x20 || line[value] == 0x2A || line[value] == 0x5F {
      value += 1
    }
    return (label, value)
  }

  private static let table: [[UInt8]: MailLabel] = {
    var t: [[UInt8]: MailLabel] = [:]
    for (label, words) in lists {
      for word in words { t[MailFold(word).bytes] = label }
    }
    return t
  }()

  // English, German, French, Spanish, Italian, Portuguese, Dutch, Afrikaans, Swedish, Danish,
  // Norwegian, Finnish, Polish, Czech, Slovak, Romanian, Hungarian, Russian, Ukrainian, Bulgarian,
  // Greek, Turkish, Arabic, Hebrew, Chinese, Japanese, Korean, Vietnamese.
  private static let lists: [(MailLabel, [String])] = [
    (
      .from,
      [
        "From", "Sender", "Von", "De", "Expéditeur", "Remitente", "Da", "Mittente", "Van",
        "Från", "Fra", "Lähettäjä", "Od", "Nadawca", "Odesílatel", "De la", "Expeditor", "Feladó",
        "От", "От кого", "Отправитель", "Від", "Від кого", "Відправник", "Από", "Αποστολέας",
        "Kimden", "Gönderen", "من", "מאת", "发件人", "寄件者", "寄件人", "差出人", "送信者",
        "보낸 사람", "보낸사람", "Từ", "Người gửi",
      ]
    ),
    (
      .date,
      [
        "Date", "Sent", "Sent at", "Date sent", "Sent on", "Received", "Datum", "Gesendet",
        "Gesendet am", "Envoyé", "Date d'envoi", "Envoyé le", "Fecha", "Enviado", "Enviado el",
        "Fecha de envío", "Data", "Inviato", "Data invio", "Enviada em", "Enviado em", "Enviada",
        "Verzonden", "Verstuurd", "Gestuur", "Skickat", "Datum/tid", "Dato", "Sendt", "Päivämäärä",
        "Lähetetty", "Päiväys", "Data wysłania", "Wysłano", "Wysłane", "Odesláno", "Odoslané",
        "Dátum", "Trimis", "Elküldve", "Küldve", "Дата", "Отправлено", "Дата отправки",
        "Надіслано", "Изпратено", "Ημερομηνία", "Στάλθηκε", "Εστάλη", "Tarih", "Gönderildi",
        "التاريخ", "تاريخ الإرسال", "أرسلت", "תאריך", "נשלח", "日期", "发送时间", "发送日期",
        "寄件日期", "傳送時間", "已傳送", "时间", "日付", "日時", "送信日時", "送信日", "날짜",
        "보낸 날짜", "보낸날짜", "Ngày", "Đã gửi", "Date et heure",
      ]
    ),
    (
      .to,
      [
        "To", "An", "Empfänger", "À", "A", "Destinataire", "Para", "Destinatario", "Aan", "Till",
        "Til", "Vastaanottaja", "Do", "Adresat", "Komu", "Pro", "Către", "Catre", "Címzett",
        "Кому", "Получатель", "До", "Προς", "Παραλήπτης", "Kime", "Alıcı", "إلى", "الى", "אל",
        "收件人", "收件者", "宛先", "받는 사람", "받는사람", "Tới", "Đến", "Người nhận",
        "Delivered-To", "Recipients",
      ]
    ),
    (
      .copy,
      [
        "Cc", "Bcc", "Kopie", "Copie à", "Copia", "Kopia", "Kopi", "Kopio", "Kopie (CC)",
        "Копия", "Копія", "Κοινοποίηση", "Bilgi", "نسخة", "نسخة إلى", "עותק", "抄送", "副本",
        "密件抄送", "Ccc", "DW", "UDW", "Másolatot kap", "참조", "숨은 참조",
      ]
    ),
    (
      .subject,
      [
        "Subject", "Betreff", "Objet", "Sujet", "Asunto", "Oggetto", "Assunto", "Onderwerp",
        "Ämne", "Emne", "Aihe", "Temat", "Předmět", "Predmet", "Subiect", "Tárgy", "Тема",
        "Относно", "Θέμα", "Konu", "الموضوع", "נושא", "主题", "主旨", "主題", "件名", "제목",
        "Chủ đề", "Tiêu đề", "Re",
      ]
    ),
    (
      .replyTo,
      [
        "Reply-To", "Reply to", "Reply", "Antwort an", "Antwort-An", "Répondre à", "Responder a",
        "Rispondi a", "Risposta", "Responder para", "Antwoord aan", "Svara till", "Svar til",
        "Vastausosoite", "Odpowiedz do", "Odpověď na", "Odpovedať na", "Răspunde la",
        "Ответить", "Кому ответить", "Відповісти", "Απάντηση προς", "رد على", "回复",
        "返信先", "답장 받는 사람", "Trả lời",
      ]
    ),
    (
      .other,
      [
        "Importance", "Priority", "Attachments", "Attachment", "Wichtigkeit", "Priorität",
        "Anlagen", "Anhänge", "Importance", "Pièces jointes", "Importancia", "Prioridad",
        "Datos adjuntos", "Priorità", "Allegati", "Anexos", "Bijlagen", "Bilagor", "Prioritet",
        "Vedlegg", "Vedhæftede filer", "Liitteet", "Załączniki", "Přílohy", "Prílohy", "Atașamente",
        "Важность", "Вложения", "Вкладення", "Συνημμένα", "重要性", "附件", "添付ファイル",
        "첨부파일", "Tệp đính kèm", "Sensitivity", "List-ID", "Organization", "User-Agent",
        "Message-ID", "Return-Path", "Category", "Categories", "Auto-Submitted", "X-Mailer",
        "In-Reply-To", "References", "Newsgroups",
      ]
    ),
  ]
}
