"""Normative reference of the signals, rules, models and decisions. One file, no dead code. Python `re` = PCRE2/ICU syntax without flags.
   score(conversation, canned) -> findings ; everything works on folded sentences."""
import re, json, math, os, unicodedata, datetime, collections
HERE=os.path.dirname(os.path.abspath(__file__)); J=lambda f: json.load(open(os.path.join(HERE,f),encoding='utf-8'))
LANG=os.environ.get('RLANG','en'); LEX=json.load(open(os.path.join(os.environ['LEXICONS'],f'lexicon.{LANG}.json'))); XC=J(f'cues.{LANG}.json'); IDF=J('idf.en.json') if LANG=='en' else {}
STOP=set(XC['_stop'])
# ---------- 1 text ----------
URL=re.compile(r"https?://\S+|www\.\S+|\bO webpage link\b|\[URL\]|(?:(?<=\s)link)\s*$")
ACC=re.compile(r"@ [A-Z\u4e00-\u9fff][\w.·~-]*(?:(?: (?:of|in|the|for))* [A-Z][\w'.·-]*){0,7}|@[\w\u4e00-\u9fff.·~-]+(?:(?: (?:of|in|the|for))* (?:[A-Z][a-z]+|[A-Z]{2,})(?=\s|$|[@,.?!#])){0,6}")
TAG=re.compile(r"#[^#\n]{1,40}#|#\w+")
SIGN=re.compile(r"(?:\s[\^*/-] ?[A-Z][A-Za-z]{0,9}\.?|\s\d/\d)+\s*$|^\d/\d\s")
EMO=re.compile(r"\[[A-Za-z][A-Za-z \-']{0,14}\]")
WORD=re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
WIDE=str.maketrans({'\uff01':'!','\uff1f':'?','\uff0c':',','\u3002':'.'})
def fold(t):
    t=unicodedata.normalize('NFC',t); t=re.sub("[\u2018\u2019\u02bc\u00b4\u0060]","'",t)
    t=t.replace('\u0149',"'n").replace('\u2013','-').replace('\u2014','-').replace('\u00a0',' ').replace('\u2026','...').lower()
    out=''
    for ch in unicodedata.normalize('NFC',t):          # Latin diacritics to the base letter, yo to ye; other scripts untouched
        d=unicodedata.normalize('NFD',ch); out+=d[0] if len(d)>1 and 'a'<=d[0]<='z' else '\u0435' if ch=='\u0451' else '' if '\u0300'<=ch<='\u036f' else ch
    return out
def split(text):
    out=[]
    for line in text.split('\n'):
        line=line.strip()
        if line: out+=[s.strip() for s in re.findall(r".*?(?:[.!?\uff01\uff1f]+(?=\s|$)|$)",line) if s.strip()]
    return out
def stems(words): return [w[:4 if LANG=='ru' else 5] for w in words if len(w)>=3 and w not in STOP]
class O: pass
def turn(i,t):
    r=O(); r.i=i; r.role='a' if t['role']=='agent' else 'c'; r.raw=t['text']; r.time=t.get('time')
    r.links=len(URL.findall(r.raw)); r.emos=len(EMO.findall(r.raw)); x=URL.sub(' ',r.raw.translate(WIDE))
    if r.role=='c': x=TAG.sub(' ',ACC.sub(' ',x))
    else: x=SIGN.sub(' ',re.sub(r"@ ?\w+",' ',x))
    x=EMO.sub(' ',x); r.clean=x
    r.sents=[s for s in (fold(re.sub(r"\s+",' ',s)) for s in split(x)) if re.search(r"\w",s)]
    r.words=WORD.findall(' '.join(r.sents)); L=[c for c in x if c.isalpha()]
    r.caps=len(L)>=12 and sum(c.isupper() for c in L)/len(L)>.6
    return r
# ---------- 2 cues ----------
X={k:[re.compile(p) for p in v] for k,v in XC.items() if k[0]!='_'}
def has(k,s): return any(p.search(s) for p in X[k])
def count(k,S): return sum(has(k,s) for s in S)
COND=re.compile(LEX['conditional']); LC={}
for nm,c in LEX['cues'].items():
    g=c['guards']; cc=lambda k:[re.compile(x) for x in g.get(k,[])]
    LC[nm]=([re.compile(p['re']) for p in c['patterns']],cc('veto_before'),cc('veto_sentence'),cc('need_sentence'),g.get('veto_question'),g.get('veto_conditional'))
def cue(nm,s):
    P,vb,vs,ns,vq,vc=LC[nm]
    for p in P:
        m=p.search(s)
        if not m: continue
        if any(v.search(s) for v in vs) or (ns and not all(v.search(s) for v in ns)) or (vq and s.rstrip().endswith('?')): return False
        if vb and any(v.search(' '.join(s[:m.start()].split()[-3:])) for v in vb): continue
        if vc and COND.search(s[:m.start()]): continue
        return True
    return False
# ---------- 3 blocks ----------
RX={k:re.compile(v) for k,v in XC['_re'].items()}
def isq(s): return s.rstrip(' )"\'~').endswith('?')
def realq(s): return isq(s) and len(WORD.findall(s))>=3 and not RX['tagq'].search(s)
def reproach(s): return bool(RX['you'].search(s)) and not RX['asks'].search(s)
EMPTYK=('a_improve','a_value','a_focus','a_wait','a_record','a_contactus')
def stype(s):
    m=len(stems(WORD.findall(s)))
    if isq(s): return 'ask'
    if (has('a_askdata',s) or has('a_askproblem',s) or has('a_pm',s)) and RX['req'].search(s) and not has('a_contactus',s): return 'ask'
    if has('a_advice',s) and not (has('a_contactus',s) or has('a_focus',s)): return 'advice'
    if has('a_commit',s) and not has('a_improve',s) and not has('a_value',s): return 'commit'
    if any(has(k,s) for k in EMPTYK): return 'empty'
    if m<=2 or ((has('a_sorry',s) or has('a_thank',s) or has('a_welcome',s) or cue('greeting',s) or cue('closing',s)) and m<=9): return 'court'
    return 'inform'
LEXNEG=('negative_feedback','deception_accusation','churn_threat','word_of_mouth','late_complaint')
def block(role,turns):
    B=O(); B.role=role; B.turns=turns; S=B.sents=[s for t in turns for s in t.sents]; B.words=[w for t in turns for w in t.words]; B.nw=len(B.words); B.set=set(stems(B.words))
    B.links=sum(t.links for t in turns); B.emos=sum(t.emos for t in turns); B.nq=sum(isq(s) for s in S); B.caps=any(t.caps for t in turns)
    B.digits=any(re.search(r"\d{5,}",s) for s in S); B.num=any(re.search(r"\d",s) for s in S)
    B.n={k:count(k,S) for k in X if k[0]==role}
    B.you=sum(w in XC['_youw'] for w in B.words)/max(1,B.nw)
    if role=='c':
        B.rq=[s for s in S if realq(s)]; B.openq=[s for s in B.rq if not reproach(s)]; B.wh=[s for s in B.rq if RX['wh'].search(s)]
        B.neg=sum(cue(k,s) for s in S for k in LEXNEG)+B.n['c_strong']; B.stub=B.nw<=1
        lx=lambda k: any(cue(k,s) for s in S)
        B.unres=lx('unresolved'); B.repeat=lx('customer_repeat'); B.chase=lx('customer_chase'); B.urgent=lx('urgency')
        B.thank=bool((B.n['c_thanks'] or B.n['c_solved'] or lx('resolution_confirm') or lx('satisfaction')) and not B.rq and not B.n['c_still'] and not B.neg and B.nw<=30)
    else:
        B.ty=collections.Counter(stype(s) for s in S); B.q=[];B.info=[]
        for s in S:
            m=len(stems(WORD.findall(s))); data=has('a_askdata',s); ask=isq(s)
            court=m==0 or ((has('a_sorry',s) or has('a_thankfb',s) or has('a_welcome',s) or has('a_contactus',s) or cue('closing',s) or (cue('greeting',s) and m<=2)) and not data and not has('a_commit',s) and not has('a_advice',s) and not ask and m<=9)
            if ask or ((data or has('a_askproblem',s)) and RX['askhead'].search(s)): B.q.append(s)
            elif not court: B.info.append(s)
        B.infost=set(stems(WORD.findall(' '.join(B.info))))
        B.emp=any(cue('empathy',s) or cue('apology',s) for s in S); B.hidden_w=[w for w in B.words if w not in('hi','hello','hey')]
        B.sh={' '.join(B.hidden_w[i:i+4]) for i in range(len(B.hidden_w)-3)}; B.canned=0.0
    return B
def blocks(conv):
    out=[]
    for i,t in enumerate(conv['turns']):
        r=turn(i,t)
        if out and out[-1][0]==r.role: out[-1][1].append(r)
        else: out.append((r.role,[r]))
    return [block(a,b) for a,b in out]
def canned(run):
    """run = list of block lists: share of a reply's 4-word shingles that occur in at least 3 conversations of the run"""
    df=collections.Counter()
    for bl in run: df.update(set().union(*[B.sh for B in bl if B.role=='a'] or [set()]))
    for bl in run:
        for B in bl:
            if B.role=='a': B.canned=sum(df[x]>=3 for x in B.sh)/len(B.sh) if B.sh else 0.0
# ---------- 4 signals of one agent block ----------
EMPTY=block('c',[])
def jac(a,b): return len(a&b)/len(a|b) if a|b else 0.0
def cov(a,b): return len(a&b)/len(a) if a else 0.0
def cosine(a,b):
    w=lambda x: IDF.get(x,6.5)
    return sum(w(x)**2 for x in a&b)/math.sqrt(sum(w(x)**2 for x in a)*sum(w(x)**2 for x in b)) if a and b else 0.0
ln=math.log1p
def b(x): return 1.0 if x else 0.0
def signals(bl,k,channel):
    ag=[i for i,B in enumerate(bl) if B.role=='a']; R=bl[k]; P=bl[k-1] if k else EMPTY; hasN=k+1<len(bl); N=bl[k+1] if hasN else EMPTY
    first=k==ag[0]; last=k==ag[-1]; pc=[x for x in bl[:k] if x.role=='c']; pa=[x for x in bl[:k] if x.role=='a']; fc=[x for x in bl[k+1:] if x.role=='c']; fa=[x for x in bl[k+1:] if x.role=='a']
    cset=set().union(*[x.set for x in pc]) if pc else set(); cw=sum(x.nw for x in pc); r,p,n,ty=R.n,P.n,N.n,R.ty
    f={}; ends=last and hasN
    f['first']=b(first); f['last']=b(last); f['pos']=min(ag.index(k),5)/5; f['ends_cust']=b(ends); f['ends_agent']=b(last and not hasN)
    f['ln_len']=ln(R.nw); f['ln_info']=ln(len(R.infost)); f['ninfo0']=b(not R.info); f['asks']=b(R.q); f['asks_only']=b(R.q and not R.info); f['askshare']=len(R.q)/max(1,len(R.q)+len(R.info))
    for c in r: f[c]=b(r[c])
    f['link']=b(R.links); f['emo']=b(R.emos); f['canned']=R.canned
    for t in ('ask','advice','commit','empty','court','inform'): f['t_'+t]=b(ty[t])
    subst=ty['advice']+ty['inform']+b(R.links)
    f['askonly2']=b(ty['ask'] and not subst and not ty['empty']); f['askonly3']=b(ty['ask'] and not subst); f['emptyonly']=b(not subst and not ty['ask'] and not ty['commit'])
    f['empty_strict']=b(f['emptyonly'] and ty['empty']); f['commitonly']=b(ty['commit'] and not subst and not ty['ask']); f['courtonly']=b(R.sents and f['emptyonly'] and not ty['empty'])
    f['imp2']=b((r['a_improve'] or r['a_value']) and not ty['ask'] and not ty['advice'])
    f['qtech']=b(R.nq and not r['a_contactreq'] and not r['a_pm']); f['qcontact']=b(ty['ask'] and (r['a_contactreq'] or r['a_pm']))
    for nm,Q in (('p_',P),('n_',N)):
        for c in Q.n: f[nm+c[2:]]=b(Q.n[c])
        f[nm+'lnw']=ln(Q.nw); f[nm+'q']=b(Q.rq); f[nm+'openq']=b(Q.openq); f[nm+'wh']=b(Q.wh); f[nm+'negn']=min(Q.neg,3)/3; f[nm+'thankclose']=b(Q.thank); f[nm+'digits']=b(Q.digits or Q.links); f[nm+'you']=Q.you
    f['c_lnw']=ln(cw); f['p_caps']=b(P.caps); f['r_you']=R.you
    f['ov_prev']=cov(R.set,P.set); f['ov_all']=cov(R.set,cset); f['ov_n']=min(len(R.set&P.set),8)/8; f['ov_p']=cov(P.set,R.set); f['no_ov']=b(R.infost and not R.infost&cset); f['cos_p']=cosine(R.set,P.set)
    f['self_rep']=max([jac(R.set,x.set) for x in pa],default=0.0) if len(R.set)>=4 else 0.0
    qs=set(stems(WORD.findall(' '.join(R.q)))); f['q_known']=cov(qs,cset) if len(qs)>=2 else 0.0
    f['p_rep']=max([cov(P.set,x.set) for x in pc[:-1]],default=0.0) if len(P.set)>=3 else 0.0
    f['n_rep']=max([cov(N.set,x.set) for x in pc],default=0.0) if len(N.set)>=3 else 0.0
    f['n_ov']=cov(N.set,R.set) if len(N.set)>=2 else 0.0
    f['asked_before']=b(any(x.q for x in pa)); f['fut_thank']=b(any(x.thank for x in fc)); f['chat']=b(channel=='chat')
    f['n_startno']=b(N.sents and RX['startno'].match(N.sents[0])); f['n_startyes']=b(N.sents and RX['startyes'].match(N.sents[0])); f['n_ns']=min(len(N.sents),10)/10; f['n_num']=b(N.num)
    f['e_asks']=b(ends and R.q)
    noack=not r['a_sorry'] and not r['a_empathy'] and not R.emp
    f['feel_noack']=b((p['c_feel'] or p['c_loss']) and noack); f['noans_prior']=b(p['c_noanswer'] and p['c_prior'])
    f['x_e11']=b(ends and f['askonly3'] and not N.stub and not N.thank); f['x_e11t']=b(f['x_e11'] and f['qtech'])
    f['x_e01b']=b(ends and (N.openq or n['c_still'] or n['c_ignored'] or n['c_reject']) and not N.thank)
    wish=p['c_neg'] or P.rq or p['c_cant']
    f['x_e04l']=b(last and f['empty_strict'] and (wish or p['c_still'])); f['x_s18a']=b(r['a_askproblem'] and ty['ask'])*min(cw,100)/100
    f['x_e08c']=b(P.neg and r['a_thank'] and not r['a_sorry'])
    nogo=r['a_cannotthis'] and not r['a_butalt'] and not ty['advice'] and not ty['ask'] and not R.links
    f['x_e14d']=b(nogo and not any(x.n['a_done'] or x.links for x in fa)); f['x_s21a']=b(p['c_feel'] and noack); f['x_s21b']=b(p['c_loss'] and noack)
    lines=[l for t in N.turns for l in t.clean.split('\n') if re.search(r'\w\w',l)]; l=fold(re.sub(r'\s+',' ',lines[-1]).strip()) if lines else ''
    lastok=bool((has('c_thanks',l) or has('c_solved',l) or has('c_ok',l)) and not isq(l) and not has('c_still',l) and len(l.split())<=14)
    data=bool(f['e_asks'] and N.num and len(N.sents)<=3 and not N.thank and not N.rq)
    f['n_lastok']=b(lastok); f['x_data']=b(data)
    # ---- rule conditions
    endc=ends and not N.thank and not N.stub; adv=ty['advice'] or ty['inform']; ask=ty['ask']; np_=p['c_noanswer'] and p['c_prior']
    imp=(r['a_improve'] or r['a_value']) and not ask and not ty['advice'] and not R.links
    g={}
    free=endc and not lastok and not data and not f['x_e11t']
    g['E01a']=free and (N.openq or n['c_still'] or n['c_ignored'] or n['c_blame'] or N.rq); g['E01b']=free and N.openq; g['E01c']=endc and not lastok and not ask
    g['E02a']=r['a_trylike'] and (R.links or ty['advice']) and any(x.n['c_already'] for x in pc); g['E02b']=r['a_self'] and cw>=79 and f['cos_p']>.1
    g['E02c']=adv and n['c_reject'] and (n['c_blame'] or N.neg or n['c_neg'] or N.rq) and not ask and f['ov_prev']>.2; g['E02d']=r['a_self'] and p['c_reject']; g['E02e']=adv and (n['c_reject'] or N.repeat)
    g['E04a']=imp and R.emp and R.canned>.16; g['E04b']=imp and not p['c_praise'] and (R.emp or R.canned>.3); g['E04c']=imp; g['E04d']=f['x_e04l']; g['E04e']=f['x_e04l'] and f['no_ov'] and R.you>.11
    g['E05a']=np_ and (P.chase or (P.you>.02 and p['c_elapsed'] and p['c_ignored'])); g['E05b']=p['c_times'] and p['c_prior'] and (p['c_ignored'] or p['c_still'] or p['c_noanswer']) and P.nw<79; g['E05c']=np_ and not first and p['c_ignored']; g['E05d']=np_
    g['E08a']=f['x_e08c']
    g['E11a']=(f['x_e11t'] or data) and not lastok; g['E11b']=f['x_e11t'] and N.you<=.01; g['E11c']=f['x_e11']
    g['E14a']=f['x_e14d'] and (r['a_sorry'] or n['c_neg'] or n['c_blame'] or n['c_reject']); g['E14b']=f['x_e14d']
    g['S18a']=f['x_s18a']>=.3; g['S18b']=f['x_s18a']>=.2 and (n['c_prior'] or n['c_already'] or n['c_sent'] or n['c_times']); g['S18c']=f['x_s18a']>=.3 and ends and N.nw>=12 and not r['a_sorry']
    g['S21a']=f['x_s21b'] and channel=='chat' and first; g['S21b']=p['c_feel'] and p['c_loss'] and noack; g['S21c']=f['feel_noack']
    for q,v in g.items(): f['R_'+q]=b(v)
    return f
# ---------- 5 clock, credentials, greeting ----------
MEN=re.compile(r"^\W*@ ?(\w+)")
def hours(a,c): d=lambda s: datetime.datetime.fromisoformat(s.replace('Z','+00:00')); return (d(c)-d(a)).total_seconds()/3600
def rule_e10(bl,k,channel):
    if channel!='social' or not k: return 0
    P,R=bl[k-1],bl[k]; T=P.turns
    if P.thank or not R.turns[0].time: return 0
    start=0; chase=len(T)>=2 or P.chase; a=MEN.search(R.turns[0].raw)
    for i,t in enumerate(T):
        if len(t.words)<3 and i==start and i+1<len(T): start=i+1
    for i,t in enumerate(T[1:],1):          # the thread was opened by somebody else
        m=MEN.search(t.raw)
        if m and a and m[1].lower()!=a[1].lower() and '@'+m[1].lower() not in T[0].raw.lower(): start=i; chase=len(T)-i>=2 or P.chase
    if not T[start].time: return 0
    h=hours(T[start].time,R.turns[0].time); return int(h>24 or (chase and h>12) or ((P.urgent or P.n['c_loss']>0) and h>16))
def rule_s14(R): return int(any(RX['pin'].search(s) and not RX['pinveto'].search(s) and (isq(s) or re.search(r'please|need|would|could',s)) for s in R.sents))
def rule_s01(bl,k,channel):
    return int(channel in('chat','email') and k==[i for i,B in enumerate(bl) if B.role=='a'][0] and not any(has('a_greet',s) or cue('greeting',s) or cue('self_intro',s) for s in bl[k].sents[:2]))
# ---------- 6 models and decision ----------
def sg(z): return 1/(1+math.exp(-z)) if z>-30 else 0.0
def logit(p): p=min(max(p,1e-4),1-1e-4); return math.log(p/(1-p))
def score(bl,channel,M):
    """-> {error: (p, index of the agent block)}, service"""
    ag=[i for i,B in enumerate(bl) if B.role=='a']; F={k:signals(bl,k,channel) for k in ag}; out={}
    if not ag: return out,0.0
    for e,m in M['errors'].items():
        pb={}
        for k in ag:
            z=m['bias']
            for s,w in m['weights'].items():
                mu,sd=M['signals'][s]; z+=w*max(-4,min(4,(F[k][s]-mu)/sd))
            pb[k]=sg(z)
        q=1.0
        for k in ag: q*=1-pb[k]
        u=max(-3,min(4,logit(1-q)+2.5)); st=m['stack']; z=st['bias']+st['u']*u+sum(w for rr,w in st['rules'].items() if any(F[k][rr] for k in ag))
        val={k:logit(pb[k])*st['u']+sum(w for rr,w in st['rules'].items() if F[k][rr]) for k in ag}
        out[e]=(sg(z),max(ag,key=lambda k:(val[k],k)))
    for e,fn in (('E10',rule_e10),('S14',lambda bl,k,c: rule_s14(bl[k])),('S01',rule_s01)):
        hit=[k for k in ag if fn(bl,k,channel)]
        if hit: out[e]=(M['fixed'][e],hit[0])
    s=M['service']['bias']
    for nm,(mu,sd,w) in M['service']['weights'].items():
        s+=w*max(-4,min(4,(sum(F[k][nm] for k in ag)/len(ag)-mu)/sd))
    return out,s
