"use strict";
// Whether text stands on a dark ground. Told from the text's own colour, which is always known; a ground may be a picture.
{
  const sidelight = (globalThis.sidelight ??= {});

  function luminance([red, green, blue]) {
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
  }

  // `color` computes to rgb() for nearly all that pages write; wide-gamut colours have parts from 0 to 1.
  function channels(color) {
    const parts = (color.replace(/^color\(\S+/, "").match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
    if (color.startsWith("color(")) return parts.map((part) => part * 255);
    if (/^(ok)?l(ab|ch)\(/.test(color)) return Array(3).fill((parts[0] / (color.startsWith("ok") ? 1 : 100)) * 255);
    return parts;
  }

  // "light" or "dark", meaning the ground.
  sidelight.toneOf = (element) => (luminance(channels(getComputedStyle(element).color)) > 0.5 ? "dark" : "light");
}
