"""What is shown here, one module per audience."""
