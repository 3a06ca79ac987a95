import Conversations

/// The words that mail clients and help desks write around messages, in their languages.
enum MailWords {
  /// “wrote”, as attribution lines say it.
  static let wrote = MailPhrases([
    "wrote", "writes", "has written", "schrieb", "hat geschrieben", "geschrieben", "a écrit",
    "écrivait", "écrit", "escribió", "ha escrito", "escribio", "ha scritto", "scrisse", "scriveva",
    "escreveu", "schreef", "heeft geschreven", "het volgende geschreven", "volgende geschreven",
    "geschreven", "geskryf", "skryf", "skrev", "kirjoitti", "napisał(a)", "napisał", "napisała",
    "pisze", "napsal(a)", "napsal", "napsala", "napísal(a)", "napísal", "napísala", "a scris",
    "írta", "ezt írta", "пишет", "писал", "написал(а)", "написал", "написала", "пише", "написав",
    "написала", "написав(ла)", "написа", "έγραψε", "yazdı", "şunu yazdı", "كتب", "كتبت",
    "تمت كتابة ما يلي", "כתב", "כתבה", "写道", "寫道", "写到", "書きました", "のメッセージ",
    "작성", "님이 작성", "썼습니다", "đã viết", "va escriure", "kirjutas", "rašė",
    "rakstīja", "je napisal", "je napisala", "je napisao", "je napisala", "menulis", "נכתב",
    "เขียน", "ने लिखा", "نوشت",
  ])

  /// Words that may stand before the date of an attribution.
  static let introductions: Set<[UInt8]> = set([
    "on", "am", "an", "dem", "den", "der", "le", "el", "il", "lo", "la", "giorno", "data", "in",
    "de", "em", "no", "na", "dia", "op", "het", "pa", "dnia", "w", "dniu", "dne", "dna", "d", "v",
    "pe", "στις", "στη", "την", "το", "В", "в", "во", "от", "от", "на", "في", "بتاريخ", "يوم", "ב",
    "בתאריך", "在", "于", "於", "vào", "lúc", "ngày", "date", "datum", "dato", "um", "u", "ti",
    "ke", "to", "pe", "la", "su", "ma", "quoting", "hi", "at", "o", "à", "alle", "ore", "às", "kl",
    "klo", "om", "godz", "г", "р", "q", "the", "message", "a", "dated", "als",
  ])

  /// Words of attributions that belong to no name.
  static let fillers = littleWords.union(wrote.phrases.filter { !$0.contains(0x20) })

  private static let littleWords: Set<[UInt8]> = set([
    "at", "um", "uhr", "à", "las", "alle", "ore", "às", "kl", "klo", "om", "godz", "v", "o", "г",
    "р", "пользователь", "користувач", "ο", "η", "χρήστης", "bởi", "بواسطة", "ما", "يلي", "تمت",
    "كتابة", "odesílatel", "používateľ", "użytkownik", "uživatel", "utente", "usuario", "kello",
    "het", "heeft", "volgende", "hat", "ha", "a", "am", "pm", "tarihinde", "şunu", "ezt", "időpont",
    "gmt", "utc", "님이", "от", "від", "von", "από", "στις", "π", "μ", "μμ", "πμ", "的", "vm", "nm",
    "vormittags", "nachmittags", "nachm", "vorm", "the", "following", "message", "lúc", "vào", "h",
    "в", "в", "на", "on", "uur", "le", "schrieb", "skrev", "til", "kirjoitti",
  ])

  static func isWeekday(_ word: [UInt8]) -> Bool {
    guard word.count >= 2 else { return false }
    if weekdays.contains(word) { return true }
    return weekdayStems.contains { word.starts(with: $0) }
  }

  private static let weekdays: Set<[UInt8]> = set([
    // Short forms that are whole words only.
    "mo", "di", "mi", "do", "fr", "sa", "so", "ma", "wo", "vr", "za", "zo", "lu", "me", "je", "ve",
    "ti", "ke", "to", "pe", "la", "su", "пн", "вт", "ср", "чт", "пт", "сб", "вс", "нд", "po", "ut",
    "st", "ct", "pa", "so", "ne", "pi", "pn", "wt", "sr", "cz", "pt", "nd", "th", "cn", "pzt",
    "sal",
    "car", "per", "cum", "cmt", "paz", "seg", "ter", "qua", "qui", "sex", "δευ", "τρι", "τετ",
    "πεμ",
    "παρ", "σαβ", "κυρ", "lun", "mar", "mer", "jeu", "ven", "sam", "dim", "mie", "jue", "vie",
    "sab",
    "dom", "gio", "man", "tir", "ons", "tor", "fre", "lor", "son", "mån", "tis", "lör", "sön",
    "søn",
    "lør", "joi", "vin", "mie", "din", "don", "h", "k", "sze", "cs", "szo", "v",
  ])

  private static let weekdayStems: [[UInt8]] = [
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "montag", "dienstag", "mittwoch", "donnerstag",
    "freitag", "samstag", "sonnabend", "sonntag", "lundi", "mardi", "mercredi", "jeudi", "vendredi",
    "samedi", "dimanche", "lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo",
    "lunedi", "martedi", "mercoledi", "giovedi", "venerdi", "sabato", "domenica", "segunda",
    "terca",
    "quarta", "quinta", "sexta", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag",
    "zaterdag", "zondag", "saterdag", "sondag", "mandag", "måndag", "tirsdag", "tisdag", "onsdag",
    "torsdag", "fredag", "lørdag", "søndag", "lördag", "söndag", "maanantai", "tiistai",
    "keskiviikko", "torstai", "perjantai", "lauantai", "sunnuntai", "poniedz", "wtor", "srod",
    "czwart", "piat", "sobot", "niedz", "pondel", "uter", "stred", "ctvrt", "patek", "nedel",
    "pondelok", "utorok", "streda", "stvrtok", "piatok", "nedela", "marti", "miercuri", "vineri",
    "duminica", "понед", "втор", "сред", "четв", "пятн", "субб", "воскр", "понеділ", "вівт",
    "серед",
    "п'ятн", "субот", "неділ", "δευτ", "τριτ", "τεταρτ", "πεμπτ", "παρασκ", "σαββ", "κυριακ",
    "الاثنين",
    "الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد", "星期", "周", "週", "月曜",
    "火曜",
    "水曜", "木曜", "金曜", "土曜", "日曜", "월요일", "화요일", "수요일", "목요일", "금요일", "토요일",
    "일요일", "יום", "thứ", "pazartesi", "salı", "çarşamba", "perşembe", "cuma",
  ].map { MailFold($0).bytes }

  /// “Original message”, “Forwarded message” and their kin, which stand between dashes.
  static let separators = MailPhrases([
    "original message", "original mail", "original email", "original appointment",
    "forwarded message", "forwarded mail", "forwarded by", "forward message", "reply message",
    "originalnachricht", "original-nachricht", "ursprüngliche nachricht", "originale nachricht",
    "weitergeleitete nachricht", "original nachricht", "message d'origine", "message original",
    "courriel original", "message initial", "message transféré", "message réexpédié",
    "mensaje original", "mensaje reenviado", "messaggio originale", "messaggio inoltrato",
    "messaggio originario", "mensagem original", "mensagem encaminhada", "mensagem reencaminhada",
    "oorspronkelijk bericht", "origineel bericht", "doorgestuurd bericht", "oorspronklike boodskap",
    "oorspronklike berig", "aangestuurde boodskap", "ursprungligt meddelande",
    "ursprungligt mail", "vidarebefordrat meddelande", "oprindelig meddelelse",
    "original meddelelse", "videresendt meddelelse", "videresendt besked", "oprindelig besked",
    "opprinnelig melding", "videresendt melding", "alkuperäinen viesti", "välitetty viesti",
    "edelleenlähetetty viesti", "wiadomość oryginalna", "oryginalna wiadomość",
    "wiadomość przekazana", "przekazana wiadomość", "původní zpráva", "původní e-mail",
    "přeposlaná zpráva", "pôvodná správa", "preposlaná správa", "mesaj original",
    "mesajul original", "mesaj redirecționat", "eredeti üzenet", "továbbított üzenet",
    "исходное сообщение", "оригинальное сообщение", "пересылаемое сообщение",
    "пересланное сообщение", "конец пересылаемого сообщения", "перенаправленное сообщение",
    "оригінальне повідомлення", "початкове повідомлення", "вихідне повідомлення",
    "переслане повідомлення", "оригинално съобщение", "препратено съобщение", "αρχικό μήνυμα",
    "προωθημένο μήνυμα", "orijinal ileti", "orijinal mesaj", "özgün ileti", "yönlendirilen ileti",
    "iletilen mesaj", "الرسالة الأصلية", "رسالة معاد توجيهها", "رسالة محولة", "הודעה מקורית",
    "הודעה שהועברה", "原始邮件", "原始郵件", "原邮件", "原始信件", "转发邮件", "轉寄郵件", "转发的邮件",
    "转发的消息", "元のメッセージ", "転送メッセージ", "転送されたメッセージ", "원본 메시지", "원본 메일",
    "원본메시지", "전달된 메시지", "전달된 메일", "thư gốc", "tin nhắn gốc", "thư chuyển tiếp",
    "thư đã chuyển tiếp", "forwarded message begins", "vorige bericht",
  ])

  /// Lines without dashes that begin a forwarded mail.
  static let forwards = MailPhrases([
    "begin forwarded message", "anfang der weitergeleiteten nachricht",
    "début du message réexpédié", "début du message transféré", "inicio del mensaje reenviado",
    "inizio messaggio inoltrato", "início da mensagem encaminhada",
    "início da mensagem reencaminhada", "begin doorgestuurd bericht",
    "begin van doorgestuurd bericht",
    "vidarebefordrat brev", "vidarebefordrat mejl", "start på videresendt besked",
    "start på videresendt melding", "videresendt e-post", "välitetty viesti alkaa",
    "początek przekazywanej wiadomości", "začátek přeposílané zprávy",
    "začiatok preposlanej správy",
    "începutul mesajului redirecționat", "начало переадресованного сообщения",
    "начало пересылаемого сообщения", "початок листа, який пересилається",
    "αρχή προωθημένου μηνύματος", "αρχή προωθούμενου μηνύματος", "بدء الرسالة المعاد توجيهها",
    "下面是被转发的邮件", "转发的邮件开始", "開始轉寄郵件", "以下為轉寄的郵件", "転送されたメッセージ",
    "전달된 메시지 시작", "bắt đầu thư được chuyển tiếp",
  ])

  private static func set(_ words: [String]) -> Set<[UInt8]> {
    Set(words.map { MailFold($0).bytes })
  }
}
