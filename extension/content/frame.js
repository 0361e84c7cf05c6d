"use strict";
// Where this document stands among the frames of its tab. Asks nothing of other documents but their number.
{
  // A frame in a process of its own gets its size after its words, and hears of no `resize` then; of this it hears.
  const room = matchMedia("(min-width: 200px) and (min-height: 100px)");

  sidelight.isFrame = window !== window.top;

  // The way to this frame from the top: the number of the frame at each step down, in the order of the page.
  sidelight.framePath = (frame = window) => {
    if (frame === frame.top) return [];
    const { parent } = frame;
    let number = 0;
    while (number < parent.length && parent[number] !== frame) number += 1;
    return [...sidelight.framePath(parent), number];
  };

  // Advertisements, counters and what nobody sees are left alone.
  const isTooSmall = () => sidelight.isFrame && !room.matches;

  // Whether the document is one to be read: shown, and large enough.
  sidelight.isLooked = () => !document.prerendering && !document.hidden && !isTooSmall();

  let stop = new AbortController();

  // Calls back once it is; whoever asked before is forgotten.
  sidelight.whenLooked = (go) => {
    stop.abort();
    if (sidelight.isLooked()) return go();
    stop = new AbortController();
    const look = () => {
      if (!sidelight.isLooked()) return;
      stop.abort();
      go();
    };
    document.addEventListener("prerenderingchange", look, { signal: stop.signal });
    document.addEventListener("visibilitychange", look, { signal: stop.signal });
    room.addEventListener("change", look, { signal: stop.signal });
  };
}
