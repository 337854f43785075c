"""From ranked passages to an answer in the papers' own words: the quote, what says the same, what says otherwise."""
