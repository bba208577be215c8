"""Pages: the person's, the desk's, the helper's; and the text messages that come in."""
