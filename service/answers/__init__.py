"""From ranked passages to an answer in the papers' own words: what is quoted, what says the same, what says otherwise."""
