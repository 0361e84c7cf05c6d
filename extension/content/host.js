"use strict";
// The one element that Sidelight adds to a page. It holds the card in its shadow, and says how far the reading is:
// data-state="working|ready|off|unread|error" and data-count, the number of highlights drawn. Tests wait for these.
{
  const sidelight = (globalThis.sidelight ??= {});
  const { words, counted } = sidelight;

  // What is done in a card is no business of the page: of its shortcuts, its scrolling, its hold on focus and copying.
  const OWN_EVENTS = (
    "click dblclick auxclick contextmenu mousedown mouseup pointerdown pointerup touchstart touchmove touchend wheel " +
    "keydown keypress keyup focusin focusout selectstart dragstart copy cut paste"
  ).split(" ");

  class Host {
    constructor(doc) {
      this.doc = doc;
      this.element = null;
      this.told = 0;
    }

    get root() {
      return this.element?.shadowRoot ?? null;
    }

    raise() {
      if (this.element?.isConnected) return;
      this.element ??= this.build();
      this.doc.documentElement.append(this.element);
    }

    build() {
      // `all: initial` leaves direction as the page has it; the words in the card are not the page's.
      const element = sidelight.make("sidelight-host", { lang: sidelight.locale(), dir: sidelight.direction() });
      const root = element.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sidelight.cardStyle()];
      this.voice = sidelight.make("div", { class: "voice", "aria-live": "polite" });
      root.append(this.voice);
      for (const type of OWN_EVENTS) root.addEventListener(type, (event) => event.stopPropagation());
      return element;
    }

    say(state, count = 0) {
      this.raise();
      this.element.dataset.state = state;
      this.element.dataset.count = count;
    }

    // How many notes there are is told once a page, and again only once there are many more; in frames not at all.
    tell(notes, keys) {
      if (window !== top || notes < (this.told ? 2 * this.told + 3 : 1)) return;
      this.told = notes;
      this.announce([counted("notes_here", notes), keys && words("keys_next", keys)].filter((part) => part).join(". "));
    }

    announce(text) {
      this.voice.textContent = text;
    }

    remove() {
      this.element?.remove();
      this.element = null;
    }
  }

  sidelight.Host = Host;
}
