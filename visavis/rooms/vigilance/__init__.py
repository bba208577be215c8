"""Here unusual reading is stopped and looked at, and a file of another team opens only by breaking the glass."""
