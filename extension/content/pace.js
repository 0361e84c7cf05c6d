"use strict";
// Long work in slices so short that scrolling and typing never wait for it.
{
  const SLICE = 6;
  let until = Infinity;

  // Work asks this now and then; a generator yields where its slice is over.
  sidelight.isDue = () => performance.now() > until;

  const nextTask = () => globalThis.scheduler?.yield?.() ?? new Promise((go) => setTimeout(go));

  sidelight.atRest = () => new Promise((go) => requestIdleCallback(go, { timeout: 300 }));

  // What the generator returns, once it is through. `pause` is what lies between two slices.
  sidelight.inSlices = async (work, pause = nextTask) => {
    for (;;) {
      until = performance.now() + SLICE;
      const { done, value } = work.next();
      until = Infinity;
      if (done) return value;
      await pause();
    }
  };
}
