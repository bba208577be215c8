"""One box for each role: people of her scope, offers, occupations, what can be done here, words explained."""
