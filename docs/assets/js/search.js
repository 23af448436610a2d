// The search page. Nothing is fetched before the reader reaches for the box or the address holds ?q=.
// First the names answer; then, only if no name settles the question, the texts. How hits are weighed stands in
// data/search-rules.json, which the build makes from scripts/explainer/search/rules.py and folds names by as well.
(() => {
  "use strict";
  const list = document.querySelector("ol.search-results");
  const box = document.getElementById("q");
  const status = document.querySelector(".search-status");
  if (!list || !box) return;
  const lang = document.documentElement.lang;
  const HAN = /[\u3007\u3400-\u9fff]/;
  let rules, simple, docs, words, texts, lines, others;
  let turn = 0;

  // Getting files: fetched, or as scripts where a folder is read without a server.

  const got = {};
  const once = (key, make) => (got[key] = got[key] || make().catch((error) => { delete got[key]; throw error; }));

  const script = (src) => new Promise((done, failed) => {
    const tag = document.createElement("script");
    Object.assign(tag, { src, onload: done, onerror: () => failed(new Error(src)) });
    document.head.append(tag);
  });

  async function read(url) {
    if (location.protocol !== "file:") {
      const answer = await fetch(url);
      if (!answer.ok) throw new Error(url);
      return answer.json();
    }
    await script(url.replace(/\.json$/, ".js"));
    return self.searchData[url.replace(/^.*\/|\.json$/g, "")];
  }

  // Folding: the same steps as rules.py.

  const light = (text) =>
    [...text.normalize("NFKC").toLowerCase().normalize("NFD").replace(/u\u0308/g, "v").replace(/[\u0300-\u036f]/g, "")]
      .map((sign) => simple.get(sign) || sign).join("");
  const fold = (text) => rules.cleaning.reduce((done, [pattern, into]) => done.replace(pattern, into), light(text)).trim();
  const pack = (text) => {
    const f = fold(text);
    return { f, t: f.replace(/ /g, "") };
  };
  // Words of a folded text; a run of Chinese characters gives each pair of neighbours.
  const tokens = (text) => {
    const found = [];
    for (const [run] of text.matchAll(/[\u3007\u3400-\u9fff]+|[0-9a-z.+]+/g)) {
      if (!HAN.test(run) || run.length === 1) found.push(run);
      else for (let i = 0; i + 1 < run.length; i++) found.push(run.slice(i, i + 2));
    }
    return found;
  };

  // From rows to entries.

  function forms(pinyin, name) {
    const parts = pinyin.split(" ");
    const tails = parts.map((_, i) => parts.slice(i).join(""));
    const initials = parts.map((part) => (/^[a-z]+$/.test(part) ? part[0] : part)).join("");
    const pieces = fold(name).match(/[\u3007\u3400-\u9fff]|[0-9a-z.]+/g) || [];
    return { tails: pinyin.includes("v") ? [tails, tails.map((tail) => tail.replace(/v/g, "u"))] : [tails], initials, pieces };
  }

  function entry([kind, address, title, other, pinyin, note, more]) {
    const names = [[title, "title"], [other, "other"], ...more.map((name) => [name, "alias"])]
      .filter(([name]) => name).map(([name, rank]) => Object.assign(pack(name), { rank, w: rules.name[rank] }));
    return { id: docs.length, kind, address, title, other, note, more, names, pinyin: pinyin && forms(pinyin, lang === "zh" ? title : other), body: "", w: rules.kind[kind] * (note ? rules.numbered : 1), part: rules.partial[kind] * (note ? rules.numberedPart : 1) };
  }

  const isText = (kind) => kind === "p" || kind === "o"; // a paragraph of the newest report, of an older one
  const allowed = (steps, length) => steps.reduce((most, [from, edits]) => (length >= from ? edits : most), 0);
  const engine = (fields, boost) => new self.MiniSearch({
    fields, idField: "id", tokenize: tokens, processTerm: (term) => (rules.stop.includes(term) ? null : term),
    searchOptions: {
      boost, weights: { fuzzy: 0.25, prefix: 0.5 },
      prefix: (term) => /^[a-z]{3,}/.test(term), fuzzy: (term) => (/^[a-z]+$/.test(term) ? allowed(rules.fuzzy, term.length) : false),
    },
  });

  const prepare = () => once("names", async () => {
    const [table, names] = await Promise.all([read(list.dataset.rules), read(list.dataset.index), script(list.dataset.lib)]);
    rules = table;
    rules.cleaning = rules.clean.map(([pattern, into]) => [new RegExp(pattern, "g"), into]);
    for (const key of ["head", "tail", "note", "notNote", "paragraph"]) rules[key] = new RegExp(rules[key]);
    simple = new Map([...rules.simple[0]].map((sign, i) => [sign, [...rules.simple[1]][i]]));
    docs = [];
    for (const row of names.names) docs.push(entry(row));
    words = engine(["title", "other", "more"], { title: 6, other: 5, more: 5 });
    const named = (doc, rank) => doc.names.filter((name) => name.rank === rank).map((name) => name.f).join(" ");
    const fields = (doc) => ({ id: doc.id, title: named(doc, "title"), other: named(doc, "other"), more: named(doc, "alias") });
    await words.addAllAsync(docs.map(fields), { chunkSize: 100 });
  });

  const prepareLines = () => once("lines", async () => {
    lines = (await read(list.dataset.lines)).lines;
  });

  const prepareTexts = () => once("texts", async () => {
    const [found] = await Promise.all([read(list.dataset.passages), prepareLines()]);
    const indexed = [];
    for (const [kind, address, title, text] of found.passages) {
      const packed = pack(text);
      const doc = Object.assign(entry([kind, address, title, "", "", 0, []]), { text, body: packed.t });
      indexed.push({ id: doc.id, title: doc.names.map((name) => name.f).join(" "), text: packed.f });
      if (isText(kind)) doc.names.forEach((name) => (name.w = 0.8));
      docs.push(doc);
    }
    lines.forEach((line, i) => {
      const packed = pack(line);
      docs[i].body = packed.t + "|" + pack(found.bodies[docs[i].address] || "").t;
      indexed.push({ id: i, title: "", text: packed.f });
    });
    texts = engine(["title", "text"], { title: 2 });
    await texts.addAllAsync(indexed, { chunkSize: 40 });
  });

  // Sentences of the report in the other language.
  const prepareOthers = () => once("others", async () => {
    const other = lang === "zh" ? "en" : "zh";
    const found = await read(list.dataset.passages.replace(/-(zh|en)(?=\.json$)/, "-" + other));
    others = new Map(found.passages.map(([, address, title, text]) => [address.replace(other + "/", lang + "/"), pack(text || title).t]));
  });

  // Weighing.

  // The least number of slips (a wrong, missing, added character, two swapped) with which `q` stands somewhere in `name`.
  function slips(q, name) {
    let before, row = new Array(name.length + 1).fill(0);
    for (let i = 1; i <= q.length; i++) {
      const next = [i];
      for (let j = 1; j <= name.length; j++) {
        next[j] = Math.min(row[j - 1] + (q[i - 1] !== name[j - 1]), row[j] + 1, next[j - 1] + 1);
        if (before && j > 1 && q[i - 1] === name[j - 2] && q[i - 2] === name[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      before = row;
      row = next;
    }
    return Math.min(...row);
  }

  const inOrder = (q, name) => {
    let at = -1;
    for (const sign of q) if ((at = name.indexOf(sign, at + 1)) < 0) return false;
    return true;
  };

  function nameScore(name, q) {
    const w = rules.weight;
    if (!name.t) return 0;
    if (name.t === q.t) return w.whole;
    const cover = w.cover * Math.min(1, q.t.length / name.t.length);
    const at = q.han ? name.t.indexOf(q.t) : q.t.length < 2 && !/\d/.test(q.t) ? -1 : (" " + name.f).indexOf(" " + q.f);
    if (at === 0) return w.begin + cover;
    if (at > 0) return w.part + cover;
    if (!q.han && q.t.length > 4 && name.t.includes(q.t)) return w.part * 0.9 + cover;
    if (q.han ? q.t.length > 2 && inOrder(q.t, name.t) : q.words.length > 1 && q.words.every((word) => (" " + name.f).includes(" " + word))) return w.spread + cover;
    const held = HAN.test(name.t) ? name.t.length > 1 && q.t.includes(name.t) : name.t.length > 2 && (" " + q.f + " ").includes(" " + name.f + " ");
    return held ? w.held + (w.heldCover * name.t.length) / q.t.length : 0;
  }

  function pinyinScore({ tails, initials, pieces }, q) {
    const w = rules.weight;
    let best = 0;
    if (q.mixed) {
      const [, head, rest] = q.mixed;
      pieces.forEach((_, i) => {
        const fits = pieces.slice(i, i + head.length).join("") === head && tails.some((kind) => (kind[i + head.length] || "").startsWith(rest));
        if (fits) best = i ? w.pinyinPart : w.pinyinBegin;
      });
      return best;
    }
    if (q.t === initials) best = w.initials;
    else if (q.t.length > 2 && initials.includes(q.t)) best = w.initialsPart + (initials.startsWith(q.t) ? 20 : 0) + (w.cover * q.t.length) / initials.length;
    for (const kind of tails) {
      kind.forEach((tail, i) => {
        if (tail.startsWith(q.p)) best = Math.max(best, tail === q.p && !i ? w.pinyin : (i ? w.pinyinPart : w.pinyinBegin) + (w.cover * q.p.length) / kind[0].length);
      });
    }
    return best;
  }

  function bodyScore(doc, q) {
    const w = rules.weight;
    if (doc.body && doc.body.includes(q.t)) {
      if (q.t.length < (q.han ? 4 : 8)) return q.t.length > (q.han ? 1 : 3) ? w.word - (isText(doc.kind) ? 0 : 60) : 0;
      if (!isText(doc.kind)) return w.definition;
      return (q.han ? q.t.length > 7 : q.f.split(" ").length > 4) ? w.longText : w.text;
    }
    return others && others.has(doc.address) && others.get(doc.address).includes(q.t) && q.t.length > 5 ? w.text : 0;
  }

  function nearScore(doc, q) {
    const w = rules.weight;
    const n = q.t.length;
    const most = allowed(q.han ? rules.slips : rules.fuzzy, n) || (n === 2 && q.han ? 1 : 0);
    let best = 0;
    const consider = (name, share) => {
      if (n > name.length + most || (n === 2 && name.length > 2)) return;
      const found = slips(q.t, name);
      if (found <= most) best = Math.max(best, share * (w.near * (1 - found / (n + 1)) + w.cover * Math.min(1, n / name.length)));
    };
    for (const name of doc.names) if (name.t) consider(name.t, name.w);
    if (doc.pinyin && !q.han) for (const kind of doc.pinyin.tails) consider(kind[0], 1);
    return best;
  }

  function addWords(scores, index, question, fromTexts) {
    const w = rules.weight;
    const asked = [...new Set(tokens(question))];
    const kept = asked.filter((term) => !rules.stop.includes(term));
    const found = index.search(question, kept.length ? {} : { processTerm: (term) => term });
    for (const hit of found) {
      const share = Math.min(1, hit.queryTerms.length / (kept.length || 1));
      const doc = docs[hit.id];
      const like = (hit.score / found[0].score) * share;
      const more = fromTexts && kept.length > 4 && share > 0.5 ? w.sentence * share * (0.5 + like / 2) : w.words * like;
      scores.set(doc, isText(doc.kind) && fromTexts ? Math.max(scores.get(doc) || 0, more) + like : (scores.get(doc) || 0) + (fromTexts || scores.get(doc) >= w.weak ? w.moreWords : w.words) * like * doc.part);
    }
  }

  const numeral = (text) => {
    if (/^\d+$/.test(text)) return Number(text);
    const [tens, ones] = text.includes("十") ? text.split("十") : ["", text];
    const digit = (sign) => rules.digits.indexOf(sign) + 1;
    return (text.includes("十") ? (tens ? digit(tens) : 1) * 10 : 0) + (ones ? digit(ones) : 0);
  };

  function asked(question) {
    let core = light(question).trim();
    for (let before; before !== core && core; ) {
      before = core;
      const shorter = core.replace(rules.head, "").replace(rules.tail, "").trim();
      if (fold(shorter)) core = shorter;
    }
    core = core.replace(/[\s?？!！。.…]+$/, "") || core;
    const forms = [...new Set([question, core])].map(pack).filter((q) => q.t);
    for (const q of forms) {
      q.han = HAN.test(q.t);
      q.words = q.f.split(" ").filter((word) => !rules.stop.includes(word));
      q.mixed = q.t.match(/^([\u3400-\u9fff]+)([a-z]+)$/); // a name half typed: 三lianronghe
      q.p = /^([a-z]+[1-5] ?)+$/.test(q.f) ? q.t.replace(/\d/g, "") : q.t;
    }
    return { core, forms: forms.filter((q, i) => !i || q.t !== forms[0].t) };
  }

  function weigh(question) {
    const { core, forms } = asked(question);
    const scores = new Map();
    let best = 0;
    const raise = (doc, score) => {
      if (score > (scores.get(doc) || 0)) scores.set(doc, score);
      best = Math.max(best, score);
    };
    for (const q of forms) {
      for (const doc of docs) {
        let score = bodyScore(doc, q);
        for (const name of doc.names) score = Math.max(score, name.w * nameScore(name, q));
        if (doc.pinyin && (q.mixed || (!q.han && q.p.length > 1))) score = Math.max(score, pinyinScore(doc.pinyin, q));
        if (score) raise(doc, score * (score < rules.weight.settled ? doc.part : doc.w));
      }
    }
    if (best < rules.weight.weak) for (const q of forms) for (const doc of docs) raise(doc, nearScore(doc, q) * doc.part);
    if (best < rules.weight.settled) addWords(scores, words, fold(core), false);
    if (texts && best < rules.weight.settled) addWords(scores, texts, fold(core), true);
    const note = !rules.notNote.test(core) && rules.note.exec(core);
    const paragraph = rules.paragraph.exec(core);
    const number = note ? numeral(note[1]) : paragraph ? Number(paragraph[1] || paragraph[2]) : 0;
    const wanted = number && docs.find((doc) => (note ? doc.note === number : doc.kind === "p" && doc.address.endsWith("/p" + number + "/")));
    if (wanted) raise(wanted, rules.weight.number);
    const hits = [...scores].filter(([, score]) => score > 0).sort((a, b) => b[1] - a[1] || a[0].id - b[0].id);
    const floor = hits.length && hits[0][1] > rules.weight.weak ? 40 : 0;
    return { best, core, hits: hits.filter(([, score]) => score > floor).slice(0, rules.limit).map(([doc]) => doc), sentence: forms[0] && (forms[0].han ? forms[0].t.length > 5 : forms[0].f.split(" ").length > 3) ? forms[0] : null };
  }

  // Showing.

  const make = (tag, text, more) => Object.assign(document.createElement(tag), { textContent: text }, more);

  const where = (address) => {
    const [path, anchor] = address.split("#");
    const file = location.protocol === "file:" ? "index.html" : "";
    return list.dataset.root + path + file + (anchor ? "#" + anchor : "");
  };

  // A piece of a text around what was asked for, which is marked.
  function excerpt(text, core) {
    const around = lang === "zh" ? 28 : 80;
    const at = text.toLowerCase().indexOf(core.toLowerCase());
    const line = make("p", "", { className: "search-line" });
    const from = Math.max(0, at - around);
    const to = Math.min(text.length, Math.max(at, 0) + core.length + around * 2);
    if (at < 0) line.textContent = text.slice(0, to) + (to < text.length ? "…" : "");
    else line.append(from ? "…" : "", text.slice(from, at), make("mark", text.slice(at, at + core.length)), text.slice(at + core.length, to), to < text.length ? "…" : "");
    return line;
  }

  function item(doc, core) {
    const row = document.createElement("li");
    const number = isText(doc.kind) && doc.address.match(/p(\d+)\/$/);
    const year = (doc.address.match(/^..\/(\d{4})\//) || ["", ""]).slice(1).map((found) => " " + found).join("").trimEnd();
    const title = number ? list.dataset.paragraph.replace("{number}", number[1]) + (doc.title ? (lang === "zh" ? "　" : " · ") + doc.title : "") : doc.title;
    row.append(make("a", title, { href: where(doc.address) }), " ", make("span", (list.dataset["kind" + doc.kind.toUpperCase()] || "") + year, { className: "note search-kind" }));
    if (doc.other) row.append(" ", make("span", doc.other, { className: "note search-other", lang: lang === "zh" ? "en" : "zh" }));
    if (doc.text) row.append(excerpt(doc.text, core));
    else if (lines && lines[doc.id]) row.append(make("p", lines[doc.id], { className: "search-line" }));
    return row;
  }

  function show({ hits, core }, question, complete) {
    list.replaceChildren(...hits.map((doc) => item(doc, core)));
    if (!complete) return;
    list.dataset.q = question;
    status.textContent = hits.length ? status.dataset.some.replace("{n}", hits.length) : status.dataset.none;
  }

  async function search(typing) {
    const mine = ++turn;
    const question = box.value;
    delete list.dataset.q;
    if (!question.trim()) {
      list.replaceChildren();
      status.textContent = "";
      return;
    }
    try {
      if (!rules) status.textContent = status.dataset.loading;
      await prepare();
      if (mine !== turn) return;
      let found = weigh(question);
      if (found.best < rules.weight.settled && !texts) {
        show(found, question, false);
        if (typing) await new Promise((done) => setTimeout(done, 300));
        if (mine !== turn) return;
        await prepareTexts();
        if (mine !== turn) return;
        found = weigh(question);
      }
      if (found.sentence && found.best < rules.weight.weak && found.sentence.han !== (lang === "zh") && !others) {
        await prepareOthers();
        if (mine !== turn) return;
        found = weigh(question);
      }
      show(found, question, lines);
      if (!lines) {
        await prepareLines().catch(() => (lines = lines || []));
        if (mine === turn) show(found, question, true);
      }
    } catch (error) {
      console.error(error);
      if (mine === turn) status.textContent = status.dataset.failed;
    }
  }

  function keep() {
    const address = new URL(location.href);
    if (box.value) address.searchParams.set("q", box.value);
    else address.searchParams.delete("q");
    try {
      history.replaceState(null, "", address);
    } catch {} // a page opened from a folder may refuse
  }

  box.addEventListener("focus", () => prepare().catch(() => {}), { once: true });
  box.addEventListener("input", () => {
    keep();
    search(true);
  });
  box.form.addEventListener("submit", (event) => {
    event.preventDefault();
    keep();
    search(false);
  });
  document.querySelector(".page-search").addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    const stops = [box, ...list.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    if (at < 0 || !stops[at + step]) return;
    event.preventDefault();
    stops[at + step].focus();
  });

  const given = new URL(location.href).searchParams.get("q");
  if (given) box.value = given;
  if (box.value) search(false);
  self.searchFold = async (text) => (await prepare(), fold(text)); // for the proof that page and build fold alike
})();
