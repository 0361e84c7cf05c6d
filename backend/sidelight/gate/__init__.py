"""What a browser needs to tell, before it sends anything, whether a page may be about the case."""
