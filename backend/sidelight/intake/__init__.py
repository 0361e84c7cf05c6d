"""How a document comes in: from a file or an address, as text or HTML, and becomes a page of blocks."""
