// Which keys lead from note to note. Only the browser can change them.

const { make, words } = globalThis.sidelight;

export async function showKeys() {
  // Firefox for Android has no such keys.
  document.getElementById("keys").closest("section").hidden = !chrome.commands;
  const commands = (await chrome.commands?.getAll()) ?? [];
  const rows = commands
    .map(({ name, shortcut }) => [words(name), shortcut])
    .filter(([label]) => label)
    .map(([label, keys]) => make("li", {}, make("span", {}, label), keys ? make("kbd", { dir: "ltr" }, keys) : words("keys_none")));
  document.getElementById("keys").replaceChildren(...rows);
  document.getElementById("change-keys").addEventListener("click", changeKeys);
}

function changeKeys() {
  if (chrome.commands.openShortcutSettings) return chrome.commands.openShortcutSettings();
  return chrome.tabs.create({ url: "chrome://extensions/shortcuts" });
}
