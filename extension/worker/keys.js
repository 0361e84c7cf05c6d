// The keys that the browser keeps for Sidelight's commands. They are the reader's to change, in the browser itself.

/** What leads to the next note, as the browser writes it: "Alt+Shift+."; empty where no keys are set. */
export async function nextKeys() {
  const commands = (await chrome.commands?.getAll()) ?? [];
  return commands.find(({ name }) => name === "next-note")?.shortcut ?? "";
}
