"""Here a person contests a figure, a decision or a reading; a human reads it again and answers by a day."""
