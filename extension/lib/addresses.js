// Addresses: those of all sites together, as browsers grant them, and a server's as readers are told it.

export const ALL_SITES = { origins: ["http://*/*", "https://*/*"] };

/** "127.0.0.1:8765" of "http://127.0.0.1:8765". */
export const hostOf = (address) => address.replace(/^https?:\/\//, "");
