"use strict";
// The one element that Sidelight adds to a page. It holds the card in its shadow, and says how far the reading is:
// data-state="working|ready|off|unread|error" and data-count, the number of highlights drawn. Tests wait for these.
{
  const sidelight = (globalThis.sidelight ??= {});

  class Host {
    constructor(doc) {
      this.doc = doc;
      this.element = null;
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
      // What is done in a card is no business of the page's own shortcuts and click handlers.
      for (const type of ["click", "mousedown", "mouseup", "pointerdown", "pointerup", "keypress", "keyup"]) {
        root.addEventListener(type, (event) => event.stopPropagation());
      }
      return element;
    }

    say(state, count = 0) {
      this.raise();
      this.element.dataset.state = state;
      this.element.dataset.count = count;
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
