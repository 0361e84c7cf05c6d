// The parts of the popup, as elements.

const { make, words, counted, VERDICTS } = globalThis.sidelight;

/** How many statements have which verdict, the gravest first, and how many names there are. */
export function verdictCounts(counts) {
  const lines = VERDICTS.filter((verdict) => counts.verdicts[verdict]).map((verdict) => [
    make("span", { class: `verdict ${verdict}` }, words(`verdict_${verdict}`)), counts.verdicts[verdict],
  ]);
  if (counts.names) lines.push([words("names"), counts.names]);
  return make("ul", { class: "counts" }, ...lines.map(([label, number]) => make("li", {}, label, make("b", {}, String(number)))));
}

/** Statements in reading order; choosing one calls `jump(index)`. */
export function statementsFound(items, jump) {
  const claims = items.filter((item) => item.kind === "claim");
  return section("statements", claims, jump, (item) => [
    make("span", { class: `verdict ${item.verdict}` }, words(`verdict_${item.verdict}`)), make("bdi", {}, item.label),
  ]);
}

/** Names in order of their first mention. */
export function namesFound(items, jump) {
  const names = items.filter((item) => item.kind === "entity");
  return section("names", names, jump, (item) => [
    make("bdi", {}, item.label), item.times > 1 ? make("span", { class: "quiet" }, ` ${words("times", item.times)}`) : null,
  ]);
}

/** What went wrong, what to do, and a button to try again. */
export function problem(outcome, retry) {
  return make(
    "div", { class: "problem" },
    make("p", {}, make("b", {}, words(`problem_${outcome.state}`, outcome.server, outcome.title ?? ""))),
    make("p", {}, words(`advice_${outcome.state}`)),
    make("button", { type: "button", click: retry }, words("try_again")),
  );
}

function section(title, items, jump, content) {
  if (!items.length) return null;
  const rows = items.map((item) => make("li", {}, make("button", { type: "button", click: () => jump(item.index) }, ...content(item))));
  return make("section", {}, make("h2", {}, words(title)), make("ul", { class: "list" }, ...rows));
}
