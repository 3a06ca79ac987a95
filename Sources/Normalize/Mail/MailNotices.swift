import Conversations

/// Phrases of signatures, disclaimers and notices that programs put under or above mails.
enum MailNotices {
  /// “Sent from”, which a device's name must follow.
  static let sentFrom = MailPhrases([
    "sent from", "sent via", "sent with", "sent by", "sent using", "sent on", "from my", "from a",
    "written on", "typed on", "envoyé de", "envoyé depuis", "envoyé à partir", "envoyé avec",
    "envoyé par", "envoyé via", "enviado desde", "enviado de", "enviado do", "enviado a partir",
    "enviado con", "enviado por", "enviado com", "enviado pelo", "inviato da", "inviato dal",
    "inviato dallo", "inviato dalla", "inviato con", "inviato tramite", "spedito da",
    "gesendet von",
    "gesendet mit", "gesendet über", "gesendet via", "von meinem", "von meiner", "verzonden vanaf",
    "verzonden met", "verzonden via", "verstuurd vanaf", "verstuurd met", "verstuurd via",
    "gestuur vanaf", "gestuur van", "gestuur met", "gestuur vanuit", "отправлено с",
    "отправлено со",
    "отправлено из", "отправлено через", "послано с", "надіслано з", "надіслано із",
    "відправлено з", "надіслано через", "изпратено от", "skickat från", "skickades från",
    "skickat via", "skickat med", "sendt fra", "sendt via", "sendt med", "lähetetty", "wysłane z",
    "wysłano z", "wysłane przez", "odesláno z", "odesláno ze", "odoslané z", "odoslané zo",
    "poslané z", "posláno z", "trimis de pe", "trimis din", "trimis cu", "elküldve",
    "στάλθηκε από", "εστάλη από", "أرسلت من", "أُرسلت من", "تم الإرسال من", "مرسل من", "أرسل من",
    "נשלח מ", "发自", "發自", "从我的", "從我的", "寄自", "来自我的", "gửi từ", "đã gửi từ", "gönderen",
    "diese nachricht wurde", "diese mail wurde", "diese e-mail wurde", "this message was sent from",
    "this email was sent from", "this e-mail was sent from", "ce message a été envoyé",
    "este mensaje fue enviado", "questo messaggio è stato inviato", "message envoyé",
    "mit meinem", "unterwegs", "mobil gesendet", "mesaj trimis", "wiadomość wysłana",
  ])

  /// What must stand behind “sent from”.
  static let device = MailPhrases([
    "my", "mon", "ma", "mi", "mio", "mia", "meu", "mein", "meinem", "meiner", "mijn", "min", "mit",
    "moj", "moje", "mojego", "mojej", "meho", "moho", "moего", "моего", "моей", "мого", "моєї",
    "το", "τη", "μου", "telefonul", "iphone", "ipad", "ipod", "ios", "android", "galaxy", "samsung",
    "huawei", "xiaomi", "redmi", "oneplus", "oppo", "vivo", "honor", "motorola", "nokia", "lumia",
    "htc", "sony", "xperia", "lg", "pixel", "blackberry", "windows", "mac", "outlook", "mail",
    "gmail", "yahoo", "aol", "hotmail", "proton", "protonmail", "proton mail", "tutanota",
    "thunderbird", "airmail", "mailbox", "spark", "k-9 mail", "k-9", "fairemail", "aquamail",
    "bluemail", "mailspring", "superhuman", "phone", "smartphone", "cell", "cellphone",
    "cell phone",
    "mobile", "mobile phone", "mobile device", "mobil", "mobiltelefon", "mobilgerät", "handy",
    "telefoon", "foon", "selfoon", "telefon", "telefono", "telefone", "téléphone", "teléfono",
    "celular", "cellulare", "móvil", "telemóvel", "mobiele", "tablet", "tablette", "device",
    "dispositivo", "appareil", "gerät", "toestel", "телефона", "смартфона", "планшета", "айфона",
    "устройства", "телефону", "смартфону", "puhelin", "puhelimesta", "iphonesta", "ipadista",
    "手机", "手機", "行動裝置", "我的", "mail.ru", "почты", "yandex", "яндекс", "wp", "gmx", "web.de",
    "t-mobile", "vodafone", "verizon", "at&t", "orange", "telia", "app", "iphonu", "iphonie",
    "ipadu", "iphoneról", "cihazımdan",
    "iphone'dan", "iphone'umdan", "đi động", "điện thoại", "máy", "מהאייפון", "iphonen", "myself's",
  ])

  /// Languages that put the verb behind.
  static let sentBehind = MailPhrases([
    "から送信", "より送信", "傳送", "发送", "發送", "에서 보냄", "에서 보냈습니다", "gönderildi",
    "gönderilmiştir", "küldve", "gesendet", "sent", "lähetetty",
  ])

  /// Whole notices of mail programs.
  static let program = MailPhrases([
    "get outlook for", "get [outlook", "download outlook", "outlook für", "obtenir outlook pour",
    "obtenez outlook", "téléchargez outlook", "obtener outlook para", "descargar outlook",
    "scarica outlook per", "ottieni outlook per", "obter outlook para", "outlook voor",
    "download outlook voor", "kry outlook vir", "hämta outlook för", "skaffa outlook för",
    "få outlook til", "hent outlook til", "last ned outlook for", "pobierz program outlook",
    "pobierz outlook", "získat outlook pro", "stáhnout outlook", "získajte outlook",
    "obțineți outlook",
    "скачать outlook", "получить outlook для", "загрузить outlook", "завантажити outlook",
    "отримати outlook", "λήψη του outlook", "تنزيل outlook", "احصل على outlook", "获取 outlook",
    "取得 outlook", "outlook を入手", "outlook 다운로드", "tải outlook", "sent from outlook",
    "sent from mail for", "sent from [mail]", "hol dir outlook", "beziehen sie outlook",
    "outlook for ios", "outlook for android", "yahoo mail:", "provided by protonmail",
  ])

  /// A link or a word that only footers of lists and programs have.
  static let link = MailPhrases([
    "http", "https", "www", "unsubscribe", "mailing list", "listinfo", "desinscrire", "abmelden",
    "annulla iscrizione", "отписаться", "uitteken", "afmelden", "darse de baja",
  ])

  /// “This mail was checked for viruses”, “think before you print”.
  static let scanned = MailPhrases([
    "virus-free", "virenfrei", "sans virus", "libre de virus", "libre de virus.", "privo di virus",
    "virusvrij", "scanned for viruses", "checked for viruses", "been scanned by", "scanned by",
    "auf viren geprüft", "auf viren überprüft", "analysé par", "vérifié par avast",
    "comprobado por avast", "analizado en busca de virus", "controllata per individuare virus",
    "e' stato analizzato", "è stato analizzato", "risultato non infetto",
    "gecontroleerd op virussen",
    "vir virusse nagegaan", "проверено на вирусы", "проверено на отсутствие вирусов",
    "перевірено на віруси", "before printing this", "consider the environment",
    "think before you print", "denken sie an die umwelt", "pensez à l'environnement",
    "piense en el medio ambiente", "pensa all'ambiente", "rispetta l'ambiente",
    "prima di stampare", "pense no meio ambiente", "denk aan het milieu", "dink aan die omgewing",
    "подумайте об окружающей среде", "берегите природу", "подумайте про довкілля",
  ])

  /// What banners above outside mail say.
  static let banner = MailPhrases([
    "this email originated from outside", "this message originated from outside",
    "originated outside of", "originated from outside of", "external email: do not click",
    "external sender", "mail from external", "do not click links or open attachments unless",
    "this message is from an external sender", "you don't often get email from",
    "diese e-mail kommt von außerhalb", "externe e-mail", "ce message provient de l'extérieur",
    "courriel externe", "correo externo", "este correo procede de fuera",
    "questa email proviene dall'esterno", "mittente esterno", "externe afzender",
    "hierdie e-pos kom van buite", "внешнее письмо", "письмо от внешнего отправителя",
    "sie erhalten nicht oft", "you don't often receive email from",
  ])

  /// A disclaimer's first line has one of these.
  static let legalStart = MailPhrases([
    "this e-mail", "this email", "this message", "this communication", "this transmission",
    "this mail", "the information", "the contents", "the content", "confidential",
    "confidentiality", "confidentiality notice", "disclaimer", "privileged", "intended recipient",
    "intended solely", "intended only", "if you are not", "if you have received", "any views",
    "diese e-mail", "diese mail", "diese nachricht", "vertraulich", "vertrauliche",
    "der inhalt dieser", "haftungsausschluss", "ce message", "ce courriel", "cet e-mail",
    "ce courrier", "les informations", "confidentiel", "confidentielle", "este mensaje",
    "este correo", "la información", "confidencial", "aviso legal", "questo messaggio",
    "questa e-mail", "questa email", "la presente", "il presente", "le informazioni",
    "il contenuto", "riservatezza", "riservato", "ai sensi", "avvertenze", "privacy",
    "esta mensagem",
    "este e-mail", "este email", "aviso de confidencialidade", "dit bericht", "deze e-mail",
    "dit e-mailbericht", "de informatie", "vertrouwelijk", "hierdie e-pos", "hierdie boodskap",
    "hierdie e-posboodskap", "die inligting", "vertroulik", "vertroulike", "vrywaring",
    "detta meddelande", "detta e-postmeddelande", "denne e-mail", "denne e-post",
    "denne meddelelse",
    "denne meldingen", "tämä viesti", "tämä sähköposti", "ta wiadomość", "niniejsza wiadomość",
    "treść tej wiadomości", "tato zpráva", "tento e-mail", "táto správa", "acest mesaj",
    "acest e-mail", "это сообщение", "данное сообщение", "настоящее сообщение", "это письмо",
    "данное письмо", "данное электронное", "настоящее электронное", "информация, содержащаяся",
    "информация в этом", "содержание данного", "содержание этого", "конфиденциально",
    "уведомление о конфиденциальности", "це повідомлення", "цей лист", "дане повідомлення",
    "конфіденційно", "το παρόν", "αυτό το μήνυμα", "هذه الرسالة", "bu e-posta", "bu ileti", "本邮件",
    "此邮件", "本郵件", "此電子郵件", "このメール", "本メール", "이 메일", "본 메일", "email này", "thư này",
  ])

  /// Groups of ideas; two of them in one paragraph make a disclaimer.
  static let legal: [MailPhrases] = [
    // Secret.
    MailPhrases([
      "confidential", "confidentiality", "privileged", "proprietary", "legally protected",
      "vertraulich", "vertrauliche", "vertraulichen", "rechtlich geschützt",
      "rechtlich geschützte", "confidentiel", "confidentielle", "confidentielles", "confidentiels",
      "confidencial", "confidenciales", "confidenciais", "riservato", "riservata", "riservate",
      "riservati", "confidenziale", "confidenziali", "vertrouwelijk", "vertrouwelijke",
      "vertroulik",
      "vertroulike", "geprivilegieerde", "konfidentiell", "konfidentiellt", "fortrolig",
      "fortrolige", "konfidensiell", "luottamuksellinen", "luottamuksellista", "poufne", "poufna",
      "poufnych", "důvěrné", "dôverné", "confidențial", "confidențiale", "конфиденциальна",
      "конфиденциальной", "конфиденциальную", "конфиденциальным", "конфиденциальные",
      "конфиденциально", "конфіденційна", "конфіденційну", "конфіденційною", "εμπιστευτικό",
      "εμπιστευτικές", "سرية", "سري", "gizli", "机密", "機密", "保密", "기밀", "bảo mật",
    ]),
    // For the addressee only.
    MailPhrases([
      "intended recipient", "intended solely", "intended only", "intended for", "addressee",
      "addressees", "sole use", "named recipient", "to whom it is addressed",
      "to whom they are addressed", "empfänger bestimmt", "adressaten", "adressat",
      "richtige adressat", "destinataire", "destinataires", "destinatario", "destinatarios",
      "destinatari", "destinatário", "destinatários", "geadresseerde", "bestemd voor", "ontvanger",
      "geadresseerde(s)", "bedoel vir", "bedoelde ontvanger", "avsedd för", "mottagaren",
      "beregnet for", "tiltænkt", "modtager", "mottaker", "vastaanottajalle", "adresata",
      "odbiorcy", "adresáta", "příjemci", "príjemcovi", "destinatarului", "адресата", "адресату",
      "адресат", "получателя", "получателем", "получателю", "лица, которому", "адресатові",
      "одержувача", "одержувачем", "παραλήπτη", "المرسل إليه", "alıcı", "收件人", "收件者", "수신인", "受信者",
      "người nhận",
    ]),
    // Received in error, delete it.
    MailPhrases([
      "in error", "by mistake", "delete it", "delete this", "delete the", "notify the sender",
      "inform the sender", "contact the sender", "notify us", "irrtümlich",
      "nicht der richtige", "vernichten sie", "löschen sie", "par erreur", "détruire",
      "détruisez", "supprimer", "por error", "elimínelo", "bórrelo", "por engano", "elimine",
      "per errore", "eliminarlo", "eliminare", "cancellarlo", "distruggerlo", "distruggere",
      "ten onrechte", "per abuis", "per vergissing", "verwijderen", "foutiewelik", "per ongeluk",
      "verkeerdelik", "uitvee", "skrap", "av misstag", "radera", "ved en fejl", "slette",
      "ved en feil",
      "erehdyksessä", "omyłkowo", "przez pomyłkę", "usunąć", "omylem", "din greșeală", "ștergeți",
      "по ошибке", "ошибочно", "удалите", "удалить", "уничтожьте", "помилково", "видаліть",
      "εκ παραδρομής",
      "κατά λάθος", "عن طريق الخطأ", "yanlışlıkla", "误收", "誤收", "刪除", "删除", "誤って", "잘못", "nhầm",
    ]),
    // Forbidden to copy.
    MailPhrases([
      "unauthorized", "unauthorised", "prohibited", "strictly prohibited", "disclosure",
      "dissemination", "distribution", "copying", "may not be copied", "unbefugte",
      "nicht gestattet", "weitergabe", "interdite", "interdit", "diffusion", "prohibida",
      "prohibido",
      "difusión", "divulgación", "vietata", "vietato", "vietati", "diffusione", "divulgazione",
      "proibida", "proibido", "divulgação", "verboden", "openbaarmaking", "verspreiding", "verbode",
      "openbaarmaking", "verspreiding", "ongemagtigde", "förbjudet", "forbudt", "kielletty",
      "zabronione", "niedozwolone", "zakázáno", "interzisă", "запрещено", "запрещается",
      "запрещены", "распространение", "заборонено", "поширення", "απαγορεύεται", "محظور",
      "yasaktır",
      "禁止", "금지", "nghiêm cấm",
    ]),
    // No liability.
    MailPhrases([
      "liability", "liable", "responsibility", "do not necessarily", "views or opinions",
      "virus", "viruses", "warrant", "haftung", "responsabilité", "responsabilidad",
      "responsabilità", "responsabilidade", "aansprakelijk", "aansprakelijkheid",
      "aanspreeklikheid", "aanspreeklik", "ansvar", "odpowiedzialności", "ответственности",
      "ответственность", "відповідальності", "gdpr", "2016/679", "196/2003", "d.lgs", "dlgs",
      "regulation (eu)", "regolamento ue", "popia", "registered office", "registered in",
      "sitz der gesellschaft", "handelsregister",
    ]),
  ]

  /// “Best regards”.
  static let closing = MailPhrases([
    "regards", "best regards", "kind regards", "warm regards", "kindest regards",
    "with kind regards",
    "best wishes", "best", "all the best", "sincerely", "yours sincerely", "yours faithfully",
    "yours truly", "cheers", "thanks", "thank you", "many thanks", "thanks and regards",
    "cordially",
    "mit freundlichen grüßen", "mit freundlichem gruß", "freundliche grüße", "viele grüße",
    "beste grüße", "liebe grüße", "mfg", "lg", "cordialement", "bien cordialement",
    "salutations distinguées", "sincères salutations", "bien à vous", "saludos",
    "saludos cordiales",
    "un saludo", "atentamente", "atte", "cordiali saluti", "distinti saluti", "un cordiale saluto",
    "saluti", "buona giornata", "grazie", "grazie mille", "cordialmente", "atenciosamente",
    "cumprimentos", "com os melhores cumprimentos", "abraço", "met vriendelijke groet",
    "met vriendelijke groeten", "vriendelijke groet", "groeten", "mvg", "vriendelike groete",
    "met vriendelike groete", "groete", "beste wense", "die uwe", "dankie", "baie dankie",
    "med vänliga hälsningar", "vänliga hälsningar", "hälsningar", "mvh", "med venlig hilsen",
    "venlig hilsen", "med vennlig hilsen", "vennlig hilsen", "ystävällisin terveisin", "terveisin",
    "pozdrawiam", "z poważaniem", "s pozdravem", "s pozdravom", "cu stimă", "cu respect",
    "üdvözlettel", "с уважением", "с наилучшими пожеланиями", "всего доброго", "всего хорошего",
    "спасибо", "з повагою", "з найкращими побажаннями", "дякую", "с уважение", "με εκτίμηση",
    "مع التحية", "مع أطيب التحيات", "此致", "祝好", "よろしくお願いいたします", "감사합니다", "trân trọng",
    "saygılarımla",
  ])

  static let telephone = MailPhrases([
    "tel", "tel.", "tél", "tél.", "phone", "telephone", "téléphone", "telefon", "telefono",
    "teléfono", "telefone", "telefoon", "mobile", "mob", "mob.", "mobil", "cell", "cel", "cel.",
    "cell.", "selfoon", "sel", "fax", "faks", "direct", "office", "t", "m", "f", "p", "d", "ph",
    "тел",
    "тел.", "телефон", "моб", "моб.", "факс", "τηλ", "電話", "电话", "전화", "kantoor", "ufficio",
  ])

  /// Words of positions and firms.
  static let title = MailPhrases([
    "manager", "director", "engineer", "support", "customer", "service", "sales", "team",
    "assistant", "consultant", "specialist", "agent", "officer", "head of", "department", "gmbh",
    "ltd", "ltd.", "llc", "inc", "inc.", "s.r.l", "s.r.l.", "srl", "s.p.a", "s.p.a.", "spa", "bv",
    "b.v", "n.v", "pty", "(pty)", "ag", "kg", "sarl", "s.a", "sas", "oy", "ab", "as", "a/s", "ооо",
    "оао", "зао", "пао", "ао", "тов", "leiter", "leitung", "abteilung", "geschäftsführer",
    "responsable",
    "directeur", "directrice", "gerente", "direttore", "direttrice", "responsabile", "ufficio",
    "assistenza", "servizio", "clienti", "bestuurder", "klantediens", "kliëntediens", "toesighouer",
    "konsultant", "менеджер", "директор", "специалист", "руководитель", "отдел", "служба",
    "поддержки", "инженер", "начальник", "оператор", "street", "strasse", "straße", "via", "rue",
    "p.o", "posbus", "floor",
  ])
}
