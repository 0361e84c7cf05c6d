"use strict";
// Builds elements from names and texts. Text is only ever text: no markup is parsed anywhere in this extension.
{
  const sidelight = (globalThis.sidelight ??= {});

  // make("p", {class: "note"}, "text", element, null): null children are left out.
  sidelight.make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (typeof value === "function") element.addEventListener(key, value);
      else if (value !== null && value !== false) element.setAttribute(key, value === true ? "" : value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  };

  // A link only where the address is one of the web: the casefile may hold anything.
  sidelight.makeLink = (address, label) => {
    if (!/^https?:\/\//i.test(address ?? "")) return null;
    const { make, words } = sidelight;
    const hint = make("span", { class: "unseen" }, ` (${words("opens_new_tab")})`);
    return make("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, label, hint);
  };
}
