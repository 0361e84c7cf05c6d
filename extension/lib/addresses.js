// Addresses: those of all sites together, as browsers grant them, and a server's as readers are told it.

export const ALL_SITES = { origins: ["http://*/*", "https://*/*"] };

/** Whether this copy was written with all sites: what it came with is not the reader's to give back here. */
export const areAllGiven = () => ALL_SITES.origins.every((site) => chrome.runtime.getManifest().host_permissions?.includes(site));

/** "127.0.0.1:8765" of "http://127.0.0.1:8765". */
export const hostOf = (address) => address.replace(/^https?:\/\//, "");
