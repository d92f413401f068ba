"""The ways to find what a question asks for where nothing was talked about before."""
