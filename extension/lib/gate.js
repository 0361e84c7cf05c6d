"use strict";
// Whether a page may be about the case at all, told here from the server's short list (docs/api.md, Gate). It is asked
// block by block by the worker, which has the list, and as long as it stays shut nothing of the page is sent.
{
  const sidelight = (globalThis.sidelight ??= {});

  const UNSEEN = /[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]+/g;
  const ASCII = /^[\0-\x7f]*$/;
  const STROKE = /[łøđŁØĐ]/g;
  const STROKES = { ł: "l", ø: "o", đ: "d", Ł: "L", Ø: "O", Đ: "D" };
  const WORDS = /[^\s!-/:-@[-`{-~\u00a0-\u00bf\u00d7\u00f7\u05be\u060c\u061b\u061f\u2000-\u206f\u2e00-\u2e7f\u3000-\u303f\uff00-\uff0f]+/g;
  const JOINT = /^[\s\-‐‑–—]{1,2}$/;
  const AFTER_INITIAL = /^\.?[\s\-‐‑–—]{0,2}$/;
  const LOOSE_JOINT = /^[\s\-‐‑–—.:,&'’"“”«»/]{1,3}$/;
  const PATRONYMIC = /(?:[oe][vw]|[ое]в)[iynиін]/;
  const KEY = 3;
  const SEAM = "\0";
  const REACH = 90;
  // A word so short that opens a sentence is hardly a first name.
  const SHORT = 4;
  // How many others of the case a bare surname needs on its page, by how well it stands.
  const NEEDED = { initialled: 2, firm: 3, loose: 4 };

  const isCapital = ([letter]) => letter !== letter.toLowerCase() || /\d/.test(letter);
  function strip(text) {
    if (ASCII.test(text)) return text;
    const bare = text.normalize("NFD").replace(UNSEEN, "");
    return bare.search(STROKE) >= 0 ? bare.replace(STROKE, (letter) => STROKES[letter]) : bare;
  }

  // `Stem/3`: a stem and the number of its endings; without a number any ending may follow. Capitals must be there.
  function readWord(text, endings) {
    const [stem, number] = text.split("/");
    const low = stem.toLowerCase();
    const shouted = low.length > 1 && low !== stem && stem === stem.toUpperCase();
    return { low, size: low.length, ends: endings[number], capital: isCapital(stem), shouted };
  }

  // `p Viktor/2 Bout/16`: what it is, and its words; `at` is the longest, by whose first letters it is looked up.
  function readName(text, endings) {
    const [kind, ...parts] = text.split(" ");
    const words = parts.map((part) => readWord(part, endings));
    return { kind, words, at: words.reduce((best, word, index) => (word.size > words[best].size ? index : best), 0) };
  }

  // The list as it is looked into; names are read when the first word that begins like them is met. A key is looked for
  // as it may be written, so that a page's many small words are passed by.
  function openList(list) {
    const endings = list.endings.map((set) => new Set(set.split(" ")));
    const keys = new Map();
    for (const [key, texts] of Object.entries(list.names)) {
      const found = { texts, names: null };
      if (key === key.toLowerCase()) keys.set(key.toUpperCase(), found).set(key[0].toUpperCase() + key.slice(1), found);
      if (key !== key.toLowerCase() || texts.some((text) => text[0] === "p" || / \p{Ll}/u.test(text))) keys.set(key, found);
    }
    const names = (key) => (keys.get(key).names ??= keys.get(key).texts.map((text) => readName(text, endings)));
    return { list, names, keys, small: new Set(list.small), initials: [...list.initials] };
  }

  const isForm = (word, low) => low.startsWith(word.low) && (!word.ends || word.ends.has(low.slice(word.size)));
  const isWritten = (word, plain) => !word.capital || (word.shouted ? plain.slice(0, word.size).toUpperCase() === plain.slice(0, word.size) : isCapital(plain));

  // The words around a place, with what stands before each; `here` is the one that begins there.
  function lookAround(plain, start) {
    const from = Math.max(0, start - REACH);
    const words = [...plain.slice(from, start + REACH).matchAll(WORDS)].map(({ 0: word, index }) => (
      { plain: word, low: word.toLowerCase(), start: from + index, end: from + index + word.length }
    ));
    if (from > 0) words.shift();
    return { words, plain, here: words.findIndex((word) => word.start === start) };
  }

  const gap = ({ words, plain }, at) => plain.slice(words[at - 1]?.end ?? Math.max(0, words[at].start - 2), words[at].start);

  const isJoined = (around, at, joint) =>
    joint.test(gap(around, at)) || (around.words[at - 1]?.low.length === 1 && AFTER_INITIAL.test(gap(around, at)));

  function matches(name, places, around, joint) {
    return places.every((place, index) => {
      const found = around.words[place];
      if (!found || !isForm(name.words[index], found.low)) return false;
      return index === 0 || place < places[index - 1] || isJoined(around, place, joint);
    });
  }

  const isSpelled = (name, places, { words }) => places.every((place, index) => isWritten(name.words[index], words[place].plain));

  function isStraight(name, first, around, joint) {
    const places = name.words.map((_, index) => first + index);
    return matches(name, places, around, joint) ? places : null;
  }

  const isMiddle = (word) => isCapital(word.plain) && (word.plain.length === 1 || PATRONYMIC.test(word.low));

  // Victor A. Bout, Виктор Анатольевич Бут.
  function hasMiddle(name, first, around) {
    const last = name.words.length - 1;
    const places = name.words.map((_, index) => first + index + (index === last ? 1 : 0));
    return around.words[first + last] && isMiddle(around.words[first + last]) && matches(name, places, around, JOINT) && isSpelled(name, places, around);
  }

  // Bout, Viktor; but never "But Viktor said", where a sentence opens with one of the commonest words.
  function isTurned(name, at, around, small) {
    const { words } = around;
    const [first, last] = name.at === 0 ? [at, at - 1] : [at + 1, at];
    if (!matches(name, [first, last], around, JOINT) || !isSpelled(name, [first, last], around)) return false;
    if (!/^(?:,\s|[\s\-‐‑–—]{1,2})$/.test(gap(around, first))) return false;
    const patronymic = words[first + 1] && words[first + 1].plain.length > 1 && isMiddle(words[first + 1]);
    return patronymic || !small.has(words[last].low) || !opensSentence(around, last);
  }

  const opensSentence = (around, at) => at === 0 || !/^[\s,]+$/.test(gap(around, at)) || gap(around, at).includes("\n");

  function isPerson(name, around, small) {
    const first = around.here - name.at;
    const size = name.words.length;
    const places = isStraight(name, first, around, JOINT);
    if (places) {
      if (isSpelled(name, places, around)) return true;
      const found = places.map((place) => around.words[place]);
      if (size > 1 && found.every(({ low, plain }) => low === plain && !small.has(low))) return true;
    }
    if (size === 1) return false;
    if (hasMiddle(name, first, around) || hasMiddle(name, first - 1, around)) return true;
    return size === 2 && isTurned(name, around.here, around, small);
  }

  function isThing(name, around) {
    const places = isStraight(name, around.here - name.at, around, LOOSE_JOINT);
    return places !== null && isSpelled(name, places, around);
  }

  // A letter with its point, before the surname or behind it: V. Bout, Бут В. А.
  function hasInitial(around, initials) {
    const { words, here, plain } = around;
    return [here - 1, here + 1].some((at) => initials.includes(words[at]?.plain) && plain[words[at].end] === ".");
  }

  const isBase = ({ low, ends }, form) => form.length === low.length + Math.min(...[...ends].map((end) => end.length));

  // How well a bare surname stands as a name: "firm" inside a sentence, "loose" elsewhere; "other" behind another's name.
  function standing(name, around, { small, initials }) {
    const { words, here } = around;
    const found = words[here];
    if (!isForm(name.words[0], found.low) || !isCapital(found.plain)) return null;
    if (hasInitial(around, initials)) return "initialled";
    const opens = opensSentence(around, here);
    const before = words[here - 1];
    const follows = /^[.,;:!?)]/.test(around.plain.slice(found.end));
    const inside = !opens && !isCapital(before.plain);
    if (small.has(found.low)) return inside || (!opens && follows) ? "firm" : null;
    if (opens) return "loose";
    if (inside) return "firm";
    if (before.low.length < SHORT && opensSentence(around, here - 1)) return "loose";
    return opensSentence(around, here - 1) && isBase(name.words[0], found.low) ? null : "other";
  }

  let last = { list: null };
  const opened = (list) => (last.list === list ? last : (last = openList(list)));

  // One page's gate. It stays open once it is, and remembers what else it has seen.
  class Gate {
    constructor(list) {
      Object.assign(this, { open: false, beside: new Set(), stands: new Map() }, opened(list));
    }

    /** Whether the page may be about the case, now that this much more of it has been seen. */
    sees(text) {
      if (this.open) return true;
      const plain = strip(text);
      const words = plain.match(WORDS) ?? [];
      if (words.some((word) => this.keys.has(word.slice(0, KEY)))) this.read(plain, words);
      return (this.open ||= this.isVouched());
    }

    read(plain, words) {
      let end = 0;
      for (const word of words) {
        const start = plain.indexOf(word, end);
        end = start + word.length;
        if (this.keys.has(word.slice(0, KEY))) this.weigh(this.names(word.slice(0, KEY)), word.toLowerCase(), plain, start);
        if (this.open) return;
      }
    }

    weigh(names, low, plain, start) {
      const fitting = names.filter((name) => isForm(name.words[name.at], low));
      const around = fitting.length ? lookAround(plain, start) : null;
      for (const name of fitting) {
        if (name.kind === "p") this.open ||= isPerson(name, around, this.small);
        else if (name.kind === "t") this.open ||= isThing(name, around);
        else if (name.kind === "s") this.note(low, standing(name, around, this));
        else if (!this.beside.has(name.kind) && isThing(name, around)) this.beside.add(name.kind);
      }
    }

    // Of a form that once stands behind another's first name no later place is believed, nor an earlier one.
    note(form, stands) {
      if (stands && this.stands.get(form) !== "other") {
        const better = NEEDED[stands] > NEEDED[this.stands.get(form)] ? this.stands.get(form) : stands;
        this.stands.set(form, better);
      }
    }

    // A weak surname, with enough others of the case on the same page.
    isVouched() {
      return [...this.stands.values()].some((stands) => this.beside.size >= NEEDED[stands]);
    }
  }

  // Whatever name would open a gate has all its words here, near each other; others of the case are counted alike.
  class Lenient extends Gate {
    weigh(names, low, plain, start) {
      const fitting = names.filter((name) => isForm(name.words[name.at], low));
      const { words } = fitting.length ? lookAround(plain, start) : {};
      for (const { kind, words: parts } of fitting) {
        if (!parts.every((part) => words.some((word) => isForm(part, word.low)))) continue;
        if (kind === "p" || kind === "t") this.open = true;
        else if (kind === "s") this.stands.set(low, "initialled");
        else this.beside.add(kind);
      }
    }
  }

  // Whether a gate may open for text whose layout is not known: SEAM stands where one piece of it meets the next, in a
  // word or between two. Never false for what a gate opens for.
  function mayOpen(text, list) {
    const gate = new Lenient(list);
    return [" ", ""].some((joint) => gate.sees(text.replaceAll(SEAM, joint).replace(/\s+/g, " ")));
  }

  function opensGate(texts, list) {
    const gate = new Gate(list);
    return texts.some((text) => gate.sees(text));
  }

  Object.assign(sidelight, { opensGate, mayOpen });
}
