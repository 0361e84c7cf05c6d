"""Pages marked by hand with what a perfect annotator would highlight: they measure the engine, and teach it."""
