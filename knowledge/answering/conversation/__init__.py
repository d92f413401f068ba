"""What a question means after what was talked about: it goes on, is replaced in part, or refers."""
