"""How well the engine does: gold pages, scores, calibration, and a casefile's own examples."""
