"""What administrators do beside publishing: come in, teach, and leave a trace."""
