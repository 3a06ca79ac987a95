#!/usr/bin/env python3
"""Write a synthetic corpus for `make bench`: chats as XML exports, chats as HTML pages, mail threads as HTML.

usage: generate.py FOLDER SCALE [AGENTS [DAYS]]      SCALE 1: about 150 MB, 20,000 conversations; 8 agents, 200 days

The same scale always gives the same bytes. The words mean nothing; a share of the agents' turns holds the
phrases that the error list looks for, so that every stage has work.
"""
import html
import pathlib
import random
import sys

LANGUAGES = ("en", "it", "ru", "af")
WORDS = {
    "en": "the to you and my order is that have for with not this your from account when will can delivery refund "
    "parcel invoice address waiting since monday card charged again system open number password broken".split(),
    "it": "il di che la per non ordine con mio una sono del ho spedizione rimborso fattura indirizzo pacco quando "
    "ancora carta conto numero aspetto da lunedì rotto sistema aperto".split(),
    "ru": "и в не на я что заказ с по мой доставка возврат счёт адрес посылка когда карта номер жду пароль система "
    "снова открыт понедельник".split(),
    "af": "die en nie ek het my bestelling is vir met dat van jou aflewering terugbetaling rekening adres pakkie "
    "wanneer kaart nommer wag sedert maandag stelsel weer".split(),
}
PHRASES = {
    "en": ["I will call you back tomorrow by 5 pm.", "Unfortunately that is not possible.", "Could you give me your "
           "order number?", "Have you already restarted it?", "You are not following our process.", "Thank you for "
           "waiting, I have refunded the amount.", "You are mistaken.", "Is there anything else I can do for you?"],
    "it": ["La richiamo domani entro le 17.", "Purtroppo non è possibile.", "Mi può dare il numero d'ordine?",
           "Grazie per l'attesa, ho rimborsato l'importo.", "Lei si sbaglia.", "Posso fare altro per Lei?"],
    "ru": ["Я перезвоню вам завтра до 17:00.", "К сожалению, это невозможно.", "Назовите номер заказа?",
           "Спасибо за ожидание, деньги возвращены.", "Вы ошибаетесь.", "Могу я ещё чем-то помочь?"],
    "af": ["Ek bel jou môre terug voor 17:00.", "Ongelukkig is dit nie moontlik nie.", "Wat is jou bestelnommer?",
           "Dankie vir jou geduld, ek het die bedrag terugbetaal.", "Jy is verkeerd.", "Kan ek nog help?"],
}
AGENTS = {"en": ["Kate Moss", "Tom Hale"], "it": ["Giada Lari", "Ugo Renzi"], "ru": ["Анна Белова", "Олег Чёрный"],
          "af": ["Annelie Botha", "Piet Nel"]}
START = 1_709_280_000  # 2024-03-01
DAYS = 200


def instant(seconds):
    days, rest = divmod(seconds - START, 86_400)
    month, day = 3 + days // 28, 1 + days % 28
    return f"2024-{month:02d}-{day:02d}T{rest // 3600:02d}:{rest // 60 % 60:02d}:{rest % 60:02d}"


def sentence(rng, language):
    text = " ".join(rng.choice(WORDS[language]) for _ in range(rng.randint(5, 22)))
    return text[0].upper() + text[1:] + rng.choice(".?.!")


def dialogue(rng):
    """Language, agent, and turns of (role, seconds, text)."""
    language = rng.choice(LANGUAGES)
    agent = rng.choice(AGENTS[language])
    clock = START + rng.randrange(DAYS * 86_400)
    turns = []
    for index in range(rng.randint(4, 26)):
        clock += rng.randint(5, 240)
        role = "agent" if index % 2 else "visitor"
        text = " ".join(sentence(rng, language) for _ in range(rng.randint(1, 3)))
        if role == "agent" and rng.random() < 0.6:
            text += " " + rng.choice(PHRASES[language])
        turns.append((role, clock, text))
    return language, agent, turns


def chat_xml(rng, number):
    language, agent, turns = dialogue(rng)
    lines = [f'  <chat id="X{number:07d}">\n    <info><startTime>{instant(turns[0][1])}.000+00:00</startTime>'
             f"<endTime>{instant(turns[-1][1])}.000+00:00</endTime><skillName>Support {language.upper()}</skillName>"
             f"<agentFullName>{agent}</agentFullName></info>\n    <visitor visitorId=\"{rng.getrandbits(64):016x}\"/>\n"
             "    <transcript>"]
    for index, (role, clock, text) in enumerate(turns):
        by = agent if role == "agent" else "Visitor"
        lines.append(f'      <line id="{index}" time="{instant(clock)}.000+00:00" by="{by}" source="{role}" '
                     f'subType="REGULAR" textType="plain"><text>{html.escape(text, quote=False)}</text></line>')
    return "\n".join(lines) + "\n    </transcript>\n  </chat>\n"


def chat_html(rng, number):
    language, agent, turns = dialogue(rng)
    style = "\n".join(f".c{k}{{margin:{k}px;padding:{k % 5}px;font:1{k % 5}px/1.4 Arial,sans-serif}}" for k in range(40))
    out = [f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8"><title>Chat transcript H{number:07d}'
           f"</title>\n<style>{style}</style></head><body>\n<div class=\"page\"><table class=\"header\"><tr><td class=\"conv-id\">"
           f'H{number:07d}</td><td class="agent-name">{agent}</td><td class="started">{instant(turns[0][1])}Z</td></tr>'
           '</table><div class="messages">\n']
    for index, (role, clock, text) in enumerate(turns):
        name = agent if role == "agent" else "Visitor"
        out.append(f'<div class="message {role}" id="m{index}" data-seq="{index}">\n  <div class="avatar"><img '
                   f'src="/img/{role}.png" alt=""></div>\n  <div class="bubble"><span class="sender">{name}</span> '
                   f'<span class="time" title="{instant(clock)}Z">{instant(clock)[11:]}</span>\n    <div class="body" '
                   f'style="white-space: pre-wrap">{html.escape(text)}</div><span class="status">&#10003; delivered'
                   "</span>\n  </div>\n</div>\n")
    return "".join(out) + '</div><div class="footer">Confidential &copy; Example Ltd.</div></div></body></html>\n'


def mail_html(rng, number):
    language, agent, turns = dialogue(rng)
    turns = turns[:6]

    def author(role):
        name, address = (agent, f"{language}.agent@support.example.com") if role == "agent" else (
            f"Client {number}", f"client{number}@mail.example.net")
        return (f'<span class="hdr-from">{name} &lt;<a href="mailto:{address}">{address}</a>&gt;</span>')

    body = ""
    for role, clock, text in turns[:-1]:
        paragraph = f'<p class=MsoNormal><span style="font-size:11.0pt">{html.escape(text)}<o:p></o:p></span></p>\n'
        body = (f'<br><div class="quote"><div class="quote-attr">On {author(role)}, <span class="hdr-date">'
                f'{instant(clock)}Z</span> wrote:<br></div>\n<blockquote type="cite"><div class="msg-body">{paragraph}'
                f"</div>{body}</blockquote></div>")
    role, clock, text = turns[-1]
    return (f'<html><head><meta charset="utf-8"><title>Re: case M{number:07d}</title></head><body lang="{language}">\n'
            f'<table class="headers"><tr><td><b>Case</b></td><td class="conv-id">M{number:07d}</td></tr><tr><td><b>'
            f"Subject</b></td><td>Re: case M{number:07d}</td></tr><tr><td><b>From</b></td><td class=\"top-attr\">"
            f'{author(role)}, <span class="hdr-date">{instant(clock)}Z</span></td></tr></table><hr>\n'
            f'<div class="msg-body"><p class=MsoNormal>{html.escape(text)}</p>\n</div>{body}</body></html>\n')


def main():
    global DAYS
    folder, scale = pathlib.Path(sys.argv[1]), float(sys.argv[2])
    for names in AGENTS.values() if len(sys.argv) > 3 else ():
        names += [f"{names[k % 2]} {k // 2 + 1}" for k in range(2, int(sys.argv[3]) // len(AGENTS))]
    if len(sys.argv) > 4:
        DAYS = int(sys.argv[4])
    rng = random.Random(20_240_301)
    for name in ("xml", "html", "mail"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    per_file = 300
    for file in range(max(1, round(30 * scale))):
        body = "".join(chat_xml(rng, file * per_file + k) for k in range(per_file))
        (folder / "xml" / f"export-{file:04d}.xml").write_text(
            f'<?xml version="1.0" encoding="UTF-8"?>\n<chatInteractions>\n{body}</chatInteractions>\n', encoding="utf-8")
    for number in range(max(1, round(7_500 * scale))):
        (folder / "html" / f"chat-{number:06d}.html").write_text(chat_html(rng, number), encoding="utf-8")
    for number in range(max(1, round(3_500 * scale))):
        (folder / "mail" / f"case-{number:06d}.html").write_text(mail_html(rng, number), encoding="utf-8")


if __name__ == "__main__":
    main()
