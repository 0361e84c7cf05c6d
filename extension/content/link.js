"use strict";
// The only way out of a page: messages to the extension's own worker. Never fetches anything itself.
{
  const sidelight = (globalThis.sidelight ??= {});

  // The worker's answer, or null once the extension was updated or removed under this page.
  sidelight.ask = async (type, content = {}) => {
    try {
      return (await send({ type, ...content })) ?? null;
    } catch {
      return null;
    }
  };

  // A worker that is stopped while it answers closes the line; the next message wakes it again.
  function send(message) {
    return chrome.runtime.sendMessage(message).catch((fault) => {
      if (!chrome.runtime?.id) throw fault;
      return chrome.runtime.sendMessage(message);
    });
  }

  // Answers messages with what the handler of their type returns.
  sidelight.listen = (handlers) => {
    chrome.runtime.onMessage.addListener((message, sender, reply) => {
      const handle = sender.id === chrome.runtime.id ? handlers[message.type] : undefined;
      if (handle) reply(handle(message) ?? null);
    });
  };
}
