"use strict";
// The one element that Sidelight adds to a page. It holds the card in its shadow, and says how far the reading is:
// data-state="working|ready|off|unread|error" and data-count, the number of highlights drawn. Tests wait for these.
{
  // What is done in a card is no business of the page: of its shortcuts, its scrolling, its hold on focus and copying.
  const OWN_EVENTS = (
    "click dblclick auxclick contextmenu mousedown mouseup pointerdown pointerup touchstart touchmove touchend wheel " +
    "keydown keypress keyup focusin focusout selectstart dragstart copy cut paste"
  ).split(" ");

  const MET = 150;

  class Host {
    constructor(doc) {
      this.doc = doc;
      this.element = null;
      this.told = 0;
    }

    // The shadow, furnished when something is first put into it: most pages never need that.
    get root() {
      this.raise();
      const root = this.element.shadowRoot;
      if (!root.childNodes.length) this.furnish(root);
      return root;
    }

    raise() {
      if (this.element?.isConnected) return;
      this.element ??= this.build();
      this.doc.documentElement.append(this.element);
    }

    build() {
      const element = this.doc.createElement("sidelight-host");
      const sheet = new CSSStyleSheet();
      // Without this a page's own rules for whatever stands in it would give the element a place and a size.
      sheet.replaceSync(`
        :host { all: initial !important; position: fixed !important; inset: auto !important; }
        :host::before, :host::after { content: none !important; }
        @media print { :host { display: none !important; } }`);
      element.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet];
      return element;
    }

    furnish(root) {
      // `all: initial` leaves direction as the page has it; the words in the card are not the page's.
      Object.assign(this.element, { lang: sidelight.locale(), dir: sidelight.direction() });
      root.adoptedStyleSheets.push(sidelight.cardStyle());
      this.voice = sidelight.make("div", { class: "voice", "aria-live": "polite" });
      root.append(this.voice);
      for (const type of OWN_EVENTS) root.addEventListener(type, (event) => event.stopPropagation());
    }

    // A modal dialog, or what fills the screen, makes all outside of it dead: there the host stands as long as a card is open.
    lift() {
      this.raise();
      const roof = [...this.doc.querySelectorAll("dialog:modal")].at(-1) ?? this.doc.fullscreenElement;
      if (roof && !roof.contains(this.element)) roof.append(this.element);
    }

    sink() {
      const home = this.doc.documentElement;
      if (this.element?.isConnected && this.element.parentNode !== home) home.append(this.element);
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
      this.announce([sidelight.counted("notes_here", notes), keys && sidelight.words("keys_next", keys)].filter((part) => part).join(". "));
    }

    // A screen reader tells only what changes in a region that it has met before.
    announce(text) {
      if (this.root) setTimeout(() => (this.voice.textContent = text), MET);
    }

    remove() {
      this.element?.remove();
      this.element = null;
    }
  }

  sidelight.Host = Host;
}
