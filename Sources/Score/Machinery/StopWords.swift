/// Words without content of their own, in four languages, folded: function words and the courtesies
/// of service talk. They never count as shared content between a question and its answer.
enum StopWords {
  static func contains(_ hash: UInt64) -> Bool { hashes.contains(hash) }

  private static let hashes = WordSet(
    [english, italian, russian, afrikaans].joined(separator: " "))

  private static let english = """
    a an the and or but if so as at by for from in into of on onto to up out off over under with \
    without about after before between during until while than then that this these those there \
    here it its it's he she they them their theirs we us our ours you your yours i me my mine i'm \
    i've i'll i'd you're you've you'll you'd we're we've we'll we'd they're they've he's she's \
    that's there's what's is am are was were be been being do does did doing done don't doesn't \
    didn't have has had having haven't hasn't hadn't can can't cannot could couldn't will won't \
    would wouldn't shall should shouldn't may might must not no nor yes ok okay very too also just \
    only even still yet again ever never now any some all each every both either other another such \
    same own more most much many few less what which who whom whose when where why how because \
    since however though although get got getting go going gone let lets let's say said one like \
    please thanks thank thx welcome hello hi hey dear sorry apologize apologise apologies sir madam \
    sure well oh hmm um ah think believe guess suppose good morning afternoon evening day regards kind best help assist \
    assistance u ur im ive dont cant didnt doesnt wont isnt
    """

  private static let italian = """
    il lo la i gli le l' un uno una un' di a da in con su per tra fra del dello della dei degli \
    delle al allo alla ai agli alle dal dallo dalla dai dagli dalle nel nello nella nei negli nelle \
    sul sullo sulla sui sugli sulle e ed o od ma se che chi cui non piu meno come quando dove \
    perche quale quali quanto quanta quanti quante cosa anche ancora gia poi solo sempre mai ora \
    adesso qui qua li questo questa questi queste quello quella quelli quelle mi ti si ci vi ne me \
    te lei lui loro noi voi io tu mio mia miei mie tuo tua suo sua suoi sue nostro nostra vostro \
    vostra sono sei e' era ero siamo siete stato stata essere ho hai ha abbiamo avete hanno aveva \
    avere faccio fa fare fatto puo posso possiamo potete potrebbe vorrei vuole devo deve bene si \
    no grazie prego salve buongiorno buonasera ciao gentile signora signor cordiali saluti scusi \
    mi dispiace certo pensa pensi crede credi penso credo secondo
    """

  private static let russian = """
    и в во не на я с со он она оно они мы вы ты что чтобы это этот эта эти тот та те то как так а \
    но да нет же ли бы у к ко о об от до из за по под при для над через без или если когда где \
    почему зачем кто какой какая какое какие который которая которое которые сколько мне меня мной \
    мой моя мое мои вас вам вами ваш ваша ваше ваши нас нам нами наш наша наше наши его ее их ему \
    ей им тебя тебе себя себе был была было были быть есть буду будет будем уже еще тоже также \
    только очень можно надо нужно нельзя вот тут там здесь сейчас теперь потом всегда никогда \
    спасибо пожалуйста здравствуйте добрый день вечер утро доброе привет извините простите всего \
    хорошо ок ну думаете думаешь думаю считаете полагаете ладно
    """

  private static let afrikaans = """
    die 'n en of maar as dat wat wie waar wanneer hoekom hoe watter is was wees het had sal sou kan \
    kon moet moes mag wil wou gaan word nie nee ja ek jy u hy sy ons julle hulle my jou sy haar hul \
    dit dis daar daardie hierdie hier in op aan by vir van met uit oor na tot om te toe teen onder \
    sonder nog ook net al baie meer min self een weer nou dan dus want omdat terwyl so asseblief \
    dankie hallo goeie more middag dag naand groete meneer mevrou jammer geagte beste dink meen glo
    """
}
