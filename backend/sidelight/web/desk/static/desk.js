// Keys for whoever decides a lot. Without this script every decision is a button of a form.
const items = [...document.querySelectorAll(".item")];
const help = document.getElementById("keys");
const use = document.getElementById("keys-use");
const STORE = "sidelight-keys";

const current = () => document.activeElement?.closest?.(".item") ?? null;

const move = (step) => {
  const at = items.indexOf(current());
  const item = items[Math.min(Math.max(at < 0 ? 0 : at + step, 0), items.length - 1)];
  item?.focus({preventScroll: true});
  item?.scrollIntoView({block: "nearest"});
};

const press = (item, selector) => item?.querySelector(selector)?.click();

const unfold = (item) => {
  const more = item?.querySelector(".more");
  if (!more) return;
  more.open = true;
  more.querySelector("textarea").focus();
};

const actions = {
  j: () => move(1),
  k: () => move(-1),
  u: () => document.querySelector("#undo button")?.click(),
  x: () => press(current(), ".pick"),
  n: () => unfold(current()),
  o: () => press(current(), ".to-passage"),
  "?": () => help?.showModal(),
};

// Elsewhere the arrows scroll, as they do on any page.
const arrows = {ArrowDown: actions.j, ArrowUp: actions.k};

const decide = (key) => current()?.querySelectorAll(".judgements button")[Number(key) - 1]?.click();

const isTyped = ({target}) => target.matches("textarea, select, input:not([type=checkbox])");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || help?.open) return;
  if (event.key === "Escape" && isTyped(event)) current()?.focus();
  if (isTyped(event) || (use && !use.checked && event.key !== "Escape")) return;
  const arrow = document.activeElement?.matches(".item") ? arrows[event.key] : null;
  const act = arrow ?? actions[event.key] ?? (/^[1-4]$/.test(event.key) ? () => decide(event.key) : null);
  if (!act) return;
  event.preventDefault();
  act();
});

const sought = document.getElementById(location.hash.slice(1));
if (sought?.matches(".item")) sought.focus();

if (help) {
  const button = document.getElementById("keys-button");
  button.hidden = false;
  button.addEventListener("click", () => help.showModal());
  use.checked = localStorage.getItem(STORE) !== "off";
  use.addEventListener("change", () => localStorage.setItem(STORE, use.checked ? "on" : "off"));
}

const all = document.getElementById("choose-all");
if (all) {
  all.hidden = false;
  all.addEventListener("click", () => {
    for (const pick of document.querySelectorAll(".pick")) pick.checked = true;
  });
}
