/// The pages' style: one sheet for all of them, light and dark, screen and paper.
enum PageStyle {
  static let sheet: StaticString = """
    :root{color-scheme:light dark;--bg:#f6f6f3;--card:#fff;--ink:#1c1f24;--muted:#5f656e;
    --line:#e2e2dc;--soft:#f0f0ec;--accent:#245a8d;--bad:#a52f17;--bad-bg:#fae6e0;
    --good:#24663a;--good-bg:#e1f0e5;--mark:#ffeeb0;--mark-ink:#3a2c00}
    @media(prefers-color-scheme:dark){:root{--bg:#14161a;--card:#1c1f24;--ink:#e7e7e3;
    --muted:#a0a6af;--line:#31363d;--soft:#23272d;--accent:#8fbbe8;--bad:#f2a08c;--bad-bg:#43241d;
    --good:#8fd0a4;--good-bg:#1d3726;--mark:#5b4a12;--mark-ink:#fff3c9}}
    *{box-sizing:border-box}
    html{font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;
    background:var(--bg);color:var(--ink);-webkit-text-size-adjust:100%;scroll-padding-top:4rem}
    body{margin:0;font-variant-numeric:tabular-nums}
    a{color:var(--accent);text-decoration:none}
    a:hover{text-decoration:underline}
    :focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:3px}
    .skip{position:absolute;left:-99rem}
    .skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem;z-index:9}
    header.top{background:var(--card);border-bottom:1px solid var(--line);position:sticky;top:0;
    z-index:5}
    header.top>div,main,footer{max-width:86rem;margin:0 auto;padding:0 1.25rem}
    header.top>div{display:flex;gap:1.25rem;align-items:baseline;padding-top:.6rem;
    padding-bottom:.6rem;flex-wrap:wrap}
    header.top strong{font-size:1.05rem}
    header.top nav{display:flex;gap:1rem;flex-wrap:wrap}
    header.top .period{color:var(--muted);margin-left:auto}
    [aria-current=page]{color:var(--ink);font-weight:600}
    main{padding-top:1.25rem;padding-bottom:3rem}
    footer{color:var(--muted);font-size:.87rem;padding-bottom:2rem}
    h1{font-size:1.6rem;line-height:1.2;margin:.2rem 0 .2rem;overflow-wrap:anywhere}
    h2{font-size:1.12rem;margin:2rem 0 .6rem}
    h3{font-size:1rem;margin:1.2rem 0 .4rem}.tile h3{margin-top:.2rem}
    p{margin:.4rem 0}
    .sub{color:var(--muted);margin:0 0 1rem;overflow-wrap:anywhere}
    .note{color:var(--muted);font-size:.9rem;max-width:60rem}
    .warn{background:var(--bad-bg);color:var(--bad);padding:.5rem .8rem;border-radius:6px}
    .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.4rem,1fr));gap:.75rem;
    margin:1rem 0}
    .tile{background:var(--card);border:1px solid var(--line);border-radius:8px;
    padding:.7rem .9rem}
    main>.tile{margin:.6rem 0}
    .tile h2{font-size:.82rem;font-weight:500;color:var(--muted);margin:0}
    .tile b{font-size:1.45rem;font-weight:600;line-height:1.3}
    .tile small{display:block;color:var(--muted);font-size:.84rem}
    .scroll{overflow-x:auto;background:var(--card);border:1px solid var(--line);border-radius:8px}
    table{border-collapse:collapse;width:100%;font-size:.9rem}
    caption{position:absolute;left:-99rem}
    th,td{padding:.36rem .6rem;text-align:left;border-bottom:1px solid var(--line);
    vertical-align:middle}
    tr:last-child>td,tr:last-child>th{border-bottom:0}
    thead th{font-weight:600;color:var(--muted);font-size:.82rem;vertical-align:bottom;
    background:var(--card)}thead th.n{white-space:normal}
    tbody th{font-weight:500}thead th::first-letter{text-transform:uppercase}
    .row{display:flex;gap:.2rem .7rem;align-items:center;flex-wrap:wrap;white-space:nowrap}
    .row svg{flex:none}
    .row>span:first-child{min-width:8.4rem}
    td>.row{flex-wrap:nowrap}
    td.team{max-width:11rem;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
    tbody th[scope=row],.nw{white-space:nowrap}
    .fold th[scope=row]{white-space:normal}
    .n{text-align:right;white-space:nowrap}
    .ci{color:var(--muted);white-space:nowrap}
    .few{color:var(--muted);font-style:italic;white-space:nowrap}
    a .few{color:inherit}
    tbody tr:hover{background:var(--soft)}
    th button{all:unset;cursor:pointer;color:inherit;font:inherit}
    th button:focus-visible{outline:2px solid var(--accent)}
    th button:hover{color:var(--ink);text-decoration:underline}
    th[aria-sort=ascending] button::after{content:" ↑"}
    th[aria-sort=descending] button::after{content:" ↓"}
    .tools{display:flex;gap:.75rem;margin:.6rem 0;flex-wrap:wrap;align-items:end}
    .tools label{font-size:.84rem;color:var(--muted)}
    .tools input,.tools select{display:block;font:inherit;color:inherit;background:var(--card);
    border:1px solid var(--line);border-radius:6px;padding:.3rem .55rem;min-width:12rem}
    .better{color:var(--good)}.worse{color:var(--bad)}
    .matrix{max-height:80vh;overflow:auto}
    .matrix table{width:auto;border-collapse:separate;border-spacing:0;font-size:.82rem}
    .matrix thead th{position:sticky;top:0;z-index:2;text-align:center;padding:.4rem .3rem}
    .matrix th[scope=row],.matrix thead th:first-child{position:sticky;left:0;background:var(--card);
    z-index:1;text-align:left;max-width:13rem;overflow:hidden;text-overflow:ellipsis;
    white-space:nowrap;border-right:1px solid var(--line)}
    .matrix thead th:first-child{z-index:3}
    .matrix td{text-align:right;white-space:nowrap;padding:.22rem .42rem;min-width:2.6rem}
    .matrix td a{color:inherit;display:block}
    .matrix td.better{background:var(--good-bg)}.matrix td.worse{background:var(--bad-bg)}
    .matrix td.s{color:var(--muted)}.matrix td.few{text-align:center}
    .matrix td small{display:none;color:var(--muted);font-size:.68rem}
    main:has(#intervals:checked) .matrix td small{display:block}
    .legend{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;margin:.2rem 0 .6rem;font-size:.84rem;
    color:var(--muted);align-items:baseline}
    .legend i{font-style:normal;color:var(--ink);padding:.05rem .35rem;border-radius:4px;
    background:var(--card);border:1px solid var(--line);white-space:nowrap}
    .legend i.better{color:var(--good);background:var(--good-bg)}
    .legend i.worse{color:var(--bad);background:var(--bad-bg)}
    .legend i.s{color:var(--muted)}.legend i.few{color:var(--muted);font-style:italic}
    svg.fig{display:block;max-width:100%;height:auto;color:var(--ink)}
    svg .axis{stroke:var(--line)}svg .bar{fill:var(--accent);opacity:.75}
    svg .team{stroke:var(--muted);stroke-width:1.5}
    svg .span{stroke:currentColor;stroke-width:3;opacity:.35;stroke-linecap:round}
    svg .dot{fill:currentColor}svg .thin{fill:var(--card);stroke:currentColor;stroke-width:1.4}
    svg text{fill:var(--muted);font-size:10px}
    svg .line{fill:none;stroke:var(--accent);stroke-width:1.8}
    svg .band{fill:var(--accent);opacity:.14}
    svg .better{color:var(--good)}svg .worse{color:var(--bad)}
    .group{background:var(--card);border:1px solid var(--line);border-radius:8px;margin:.5rem 0}
    .group>summary{padding:.55rem .9rem;cursor:pointer;font-weight:500}
    .group>summary span{color:var(--muted);font-weight:400}
    .group>div{padding:0 .9rem .6rem}
    .finding{border-top:1px solid var(--line);padding:.6rem 0}
    .finding>summary{cursor:pointer;overflow-wrap:anywhere}
    .finding .what{margin:.2rem 0 .5rem}
    .said{margin:.3rem 0;padding:.15rem 0 .15rem .7rem;border-left:3px solid var(--line);
    overflow-wrap:anywhere;white-space:pre-wrap;max-height:20rem;overflow-y:auto}
    .said.agent{border-color:var(--accent)}
    .said b{display:block;font-size:.8rem;font-weight:500;color:var(--muted);white-space:normal}
    mark{background:var(--mark);color:var(--mark-ink);border-radius:2px;padding:0 .1em}
    .meta{color:var(--muted);font-size:.84rem;overflow-wrap:anywhere}
    .tag{display:inline-block;border:1px solid var(--line);border-radius:1rem;padding:0 .5rem;
    font-size:.8rem;color:var(--muted);white-space:nowrap}
    .cols{display:grid;grid-template-columns:repeat(auto-fit,minmax(20rem,1fr));gap:1rem}
    dl.facts{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:.5rem 0}
    dl.facts dt{color:var(--muted)}dl.facts dd{margin:0;overflow-wrap:anywhere}
    .review{display:flex;gap:.6rem;flex-wrap:wrap;align-items:center;margin:.5rem 0 0}
    .review label{font-size:.86rem}
    .review input[type=text]{font:inherit;color:inherit;background:var(--bg);
    border:1px solid var(--line);border-radius:6px;padding:.2rem .5rem;flex:1 1 14rem;min-width:0}
    button.save{font:inherit;color:var(--card);background:var(--accent);border:0;border-radius:6px;
    padding:.4rem .9rem;cursor:pointer}
    button.save:disabled{opacity:.45;cursor:default}
    #reviewing{align-items:center}
    [hidden]{display:none!important}
    @media(max-width:46rem){html{font-size:14px}.wide{display:none}
    .row{white-space:normal}.row>span:first-child{min-width:0}td>.row{flex-wrap:wrap}
    header.top>div{gap:.1rem 1.1rem}
    header.top{position:static}header.top .period{margin-left:0;width:100%}
    dl.facts{grid-template-columns:1fr}dl.facts dt{margin-top:.4rem}
    th,td{padding:.36rem .45rem}
    tbody th[scope=row]{white-space:normal;overflow-wrap:anywhere;min-width:6.5rem}
    .matrix th[scope=row]{white-space:nowrap;min-width:0;max-width:7.5rem}}
    @page{size:A4;margin:14mm}
    @media print{html{font-size:10.5px;background:#fff}header.top{position:static}
    .tools,.review,.save,.skip,.legend label,header.top nav{display:none!important}
    .scroll,.matrix{overflow:visible;max-height:none;border:0}
    .matrix table{font-size:7px}.matrix td,.matrix thead th{padding:.1rem;min-width:0}
    .matrix th[scope=row]{max-width:6rem}
    .matrix thead th,.matrix th[scope=row]{position:static}
    .tiles .tile,.said,tr,svg{break-inside:avoid}h2,h3,summary{break-after:avoid}
    .cols{display:block}.cols>.tile{margin-bottom:.6rem}.group{border:0}
    .said{max-height:none;overflow:visible}
    details::details-content{content-visibility:visible;display:block;block-size:auto}
    th button{display:contents}}
    """
}
