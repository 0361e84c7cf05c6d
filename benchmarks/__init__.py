"""Time and memory of the engine, measured; no test depends on them."""
