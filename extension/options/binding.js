// Ties fields to settings: `data-setting="look.names"` is the part `names` of the setting `look`.

const { make, words } = globalThis.sidelight;

const fields = () => document.querySelectorAll("[data-setting]");

/** Fills every field, and calls `choose(change)` as soon as one is changed. */
export function bind(settings, choose) {
  for (const field of fields()) {
    const [key, part] = field.dataset.setting.split(".");
    fill(field, part ? settings[key]?.[part] : settings[key]);
    field.addEventListener("change", () => {
      settings[key] = part ? { ...settings[key], [part]: valueOf(field) } : valueOf(field);
      choose({ [key]: settings[key] });
    });
  }
}

function fill(field, value) {
  if (field.type === "radio") field.checked = field.value === value;
  else if (field.type === "checkbox") field.checked = Boolean(value);
  else field.value = value ?? "";
}

const valueOf = (field) => (field.type === "checkbox" ? field.checked : field.value);

/** What an organisation has set is shown and cannot be changed. */
export function markFixed(keys = []) {
  for (const part of document.querySelectorAll("[data-ruled]")) {
    if (!keys.includes(part.dataset.ruled)) continue;
    for (const control of part.querySelectorAll("input, button")) control.disabled = true;
    part.append(make("p", { class: "quiet" }, words("set_by_organisation")));
  }
}
