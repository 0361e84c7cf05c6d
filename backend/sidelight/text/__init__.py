"""A page's text: blocks, folding, sentences, language, values. Offsets are code points of the original block."""
