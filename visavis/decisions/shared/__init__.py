"""What every decision speaks with: money, periods, law, sentences, findings, explanations, answers."""
