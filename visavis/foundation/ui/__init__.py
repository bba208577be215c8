"""What people see: one sheet, the components, the human across the counter on every page."""
