"""The casefile as pages for people: claims, entities, sources and a timeline, with a permalink each."""
