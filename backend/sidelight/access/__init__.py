"""Access: tokens that people and their browsers bear, got by a code typed once or from the command line."""
