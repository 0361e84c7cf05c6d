// The languages to choose from, each under its own name.

const { make, words } = globalThis.sidelight;

const LANGUAGES = ["ar", "de", "en", "fi", "pl", "ru"];

export function listLanguages(select) {
  const options = LANGUAGES.map((code) => {
    const name = new Intl.DisplayNames([code], { type: "language" }).of(code);
    return make("option", { value: code, lang: code }, name.charAt(0).toLocaleUpperCase(code) + name.slice(1));
  });
  select.replaceChildren(make("option", { value: "" }, words("language_browser")), ...options);
}
