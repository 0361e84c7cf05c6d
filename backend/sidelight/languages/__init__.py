"""How each language behaves: one data file a language, one data file a frame. No casefile's words stand here."""
