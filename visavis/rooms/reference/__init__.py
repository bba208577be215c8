"""Here the official lists lie: occupations, communes, skills, the labour market, each with its date and its source."""
