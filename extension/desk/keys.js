// The keys of the desk. Letters count by their place on the keyboard where another script than Latin is typed.

export const KEYS = {
  1: "right", 2: "wrong-match", 3: "wrong-relation", 4: "wrong-value",
  j: "next", ArrowDown: "next", k: "previous", ArrowUp: "previous", Home: "first", End: "last",
  n: "note", u: "undo", w: "scope", a: "assertion", e: "entity", c: "claim", v: "evidence", q: "queue", "?": "help", Escape: "leave",
};
/** In the list of keys, in this order: what they do, and which they are. */
export const LISTED = [
  ["desk_key_move", "j", "k"], ["desk_key_decide", "1", "2", "3", "4"], ["desk_key_note", "n"], ["desk_key_undo", "u"],
  ["desk_key_scope", "w"], ["desk_key_passage", "a", "e", "c", "v"], ["desk_key_queue", "q"], ["desk_key_help", "?"],
];
const TYPED = "input:not([type=radio], [type=checkbox]), textarea, select";
const MOVES = new Set(["ArrowDown", "ArrowUp", "Home", "End"]);

/** Calls `act(name)` for each key that means something; what is typed into a field is left alone, but for Escape. */
export function startKeys(isAtWork, act) {
  document.addEventListener("keydown", (event) => {
    if (!isAtWork() || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const name = KEYS[keyOf(event)];
    const isTyping = event.target.matches?.(TYPED);
    const isChoosing = MOVES.has(event.key) && event.target.matches?.("[type=radio]");
    if (!name || isChoosing || (isTyping && name !== "leave") || event.repeat && !MOVES.has(event.key)) return;
    if (act(name) !== false) event.preventDefault();
  });
}

function keyOf({ key, code }) {
  if (key.length > 1 || /^[\x21-\x7e]$/.test(key)) return key.length > 1 ? key : key.toLowerCase();
  return /^(?:Key|Digit)(.)$/.exec(code)?.[1].toLowerCase() ?? key;
}
