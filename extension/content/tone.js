"use strict";
// On what ground words stand, so that lines are drawn in colours that are seen there: "light", "dark", or "plain" for
// one that is neither, or where it cannot be told; there the text's own colour is the only one that surely stands out.
{
  sidelight.TONES = ["light", "dark", "plain"];

  // Grounds on which every colour of highlights.css has a contrast of 3 to 1 at least, by luminance.
  const LIGHT_FROM = 0.58;
  const DARK_UP_TO = 0.1;
  const READABLE = 2;

  const CLEAR = "rgba(0, 0, 0, 0)";

  let grounds = new WeakMap();
  const known = new Map();

  const linear = (part) => (part <= 10.3 ? part / 3294 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([red, green, blue]) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  const contrast = (one, other) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);

  // A page has few colours, however many words.
  function channels(color) {
    if (!known.has(color)) known.set(color, parse(color));
    return known.get(color);
  }

  // [red, green, blue, opacity]. Nearly all that pages write computes to rgb(); of a lightness a grey is good enough.
  function parse(color) {
    const [one = 0, two = 0, three = 0, alpha = 1] = (color.replace(/^color\(\S+/, "").match(/[\d.e-]+/g) ?? []).map(Number);
    if (color.startsWith("color(")) return [one * 255, two * 255, three * 255, alpha];
    if (/^(ok)?l/.test(color)) return [...Array(3).fill(255 * (one > 1 ? one / 100 : one) ** 1.36), alpha];
    return [one, two, three, alpha];
  }

  const above = (element) => element.assignedSlot ?? element.parentElement ?? element.parentNode?.host;

  // The colour behind an element, or null where it is a picture or nothing but the browser's own ground.
  function groundOf(element) {
    if (!element) return null;
    if (!grounds.has(element)) grounds.set(element, ownGround(element));
    return grounds.get(element);
  }

  function ownGround(element) {
    const { backgroundColor, backgroundImage } = getComputedStyle(element);
    if (backgroundImage !== "none") return null;
    if (backgroundColor === CLEAR) return groundOf(above(element));
    const [red, green, blue, alpha] = channels(backgroundColor);
    if (alpha === 1) return [red, green, blue];
    const below = groundOf(above(element));
    return below && [red, green, blue].map((part, index) => part * alpha + below[index] * (1 - alpha));
  }

  // Nobody writes what cannot be read: where the ground is not known, or the text does not stand out from it, the text
  // tells.
  sidelight.toneOf = (element) => {
    const text = luminance(channels(getComputedStyle(element).color));
    const ground = groundOf(element);
    const light = ground && luminance(ground);
    if (!ground || contrast(light, text) < READABLE) return text > 0.45 ? "dark" : text < 0.25 ? "light" : "plain";
    return light >= LIGHT_FROM ? "light" : light <= DARK_UP_TO ? "dark" : "plain";
  };

  sidelight.forgetTones = () => {
    grounds = new WeakMap();
    known.clear();
  };
}
