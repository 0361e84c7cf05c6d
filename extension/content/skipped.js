"use strict";
// What is never read: what somebody types, what is no prose, what nobody sees, and pages that ask for secrets.
{
  const NO_PROSE = new Set([
    "script", "style", "noscript", "template", "head", "title", "textarea", "input", "select", "datalist", "option",
    "code", "pre", "kbd", "samp", "var", "svg", "math", "iframe", "object", "embed", "canvas", "audio", "video",
    "progress", "meter", "rt", "rp", "sidelight-host",
  ]);
  const SECRETS = "input[type=password], input[autocomplete*='cc-' i], input[autocomplete~=one-time-code i]";

  // A form's own properties may hide behind fields of the same name.
  function isSkipped(element) {
    if (element instanceof HTMLFormElement) return Element.prototype.hasAttribute.call(element, "contenteditable");
    return NO_PROSE.has(element.localName) || element.isContentEditable || element.getAttribute("role") === "textbox";
  }

  // Text for screen readers only is clipped to nothing: a line under it could not be seen.
  function isClipped(style) {
    return style.position === "absolute" && (style.clip !== "auto" || /^inset\((50|100)%/.test(style.clipPath));
  }

  function isHidden(style) {
    return style.display === "none" || style.contentVisibility === "hidden" || isClipped(style);
  }

  // A document, or shadow root, is asked for itself alone.
  function asksForSecrets(...roots) {
    const fields = roots.flatMap((root) => [...root.querySelectorAll(SECRETS)]);
    return fields.some((field) => field.checkVisibility({ visibilityProperty: true }));
  }

  Object.assign(sidelight, { isSkipped, isHidden, asksForSecrets });
}
