"use strict";
// Words for readers, in the browser's language or the one they chose: messages, plurals, dates, quantities. Never builds
// markup.
{
  const sidelight = (globalThis.sidelight ??= {});
  const UNITS = { year: "year", month: "month", day: "day", hour: "hour", km: "kilometer", mile: "mile" };

  // The messages of a chosen language by key, or null where the browser's own are spoken.
  let spoken = null;
  const speak = (messages) => (spoken = messages ?? null);

  // Message keys are written as the contract writes its words: `verdict_single-origin` finds `verdict_single_origin`.
  function words(key, ...values) {
    const name = key.replaceAll("-", "_").toLowerCase();
    if (!spoken) return chrome.i18n.getMessage(name, values.map(String));
    return (spoken[name] ?? "").replace(/\$(\d)/g, (_, place) => values[place - 1] ?? "");
  }

  const locale = () => words("locale") || "en";

  // "rtl" or "ltr", told from the words in use: a browser in Hebrew calls itself right-to-left and shows English here.
  const direction = () => (/^(ar|fa|he|ur)\b/.test(locale()) ? "rtl" : "ltr");

  function counted(key, number) {
    const form = new Intl.PluralRules(locale()).select(number);
    return words(`${key}_${form}`, number) || words(`${key}_other`, number);
  }

  // 2012, 2012-04, 2012-04-05 and --04-05 (no year) as people write them; empty if `iso` is no date.
  function date(iso) {
    const parts = /^(\d{4}|-)(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(iso ?? "");
    if (!parts || iso === "-") return "";
    const [, year, month, day] = parts;
    const moment = new Date(Date.UTC(Number(year) || 2000, Number(month ?? 1) - 1, Number(day ?? 1)));
    const shown = { timeZone: "UTC" };
    if (year !== "-") shown.year = "numeric";
    if (month) shown.month = "long";
    if (day) shown.day = "numeric";
    return new Intl.DateTimeFormat(locale(), shown).format(moment);
  }

  function amount(text, unit) {
    const number = Number(text.replaceAll(",", ""));
    const style = UNITS[unit]
      ? { style: "unit", unit: UNITS[unit], unitDisplay: "long" }
      : /^[A-Z]{3}$/.test(unit)
        ? { style: "currency", currency: unit, maximumFractionDigits: 0 }
        : {};
    const shown = new Intl.NumberFormat(locale(), style).format(number);
    return style.style || !unit ? shown : `${shown} ${unit}`;
  }

  // "at least 5 passport", "at most 5 passport", "10 to 15 year", "15,000,000 USD"; empty if `text` is no quantity.
  function quantity(text) {
    const parts = /^(?:(at least|at most) )?([\d.,]+)(?: to ([\d.,]+))?(?: (\S+))?$/.exec(text ?? "");
    if (!parts) return "";
    const [, bound, low, high, unit = ""] = parts;
    if (high) return words("number_range", amount(low, ""), amount(high, unit));
    if (bound === "at least") return words("at_least", amount(low, unit));
    return bound ? words("at_most", amount(low, unit)) : amount(low, unit);
  }

  // Ids of places and entities that carry no note of their own: `peter-hain`.
  function named(text) {
    return text.split("-").map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ");
  }

  // A value of the contract for a reader: an entity's id becomes its label, a date a written date.
  function value(text, entities = {}) {
    if (entities[text]) return entities[text].label;
    if (/^\d{1,3}$/.test(text)) return text;
    if (/^[a-z]+(-[a-z0-9]+)*$/.test(text)) return named(text);
    return date(text) || quantity(text) || text;
  }

  function slot(name) {
    const spaced = name.replaceAll(/[-_]/g, " ");
    return words(`slot_${name}`) || spaced.charAt(0).toUpperCase() + spaced.slice(1);
  }

  Object.assign(sidelight, { speak, words, counted, date, value, slot, locale, direction });
}
