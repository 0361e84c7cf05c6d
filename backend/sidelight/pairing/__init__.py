"""Pairing: a code typed once gives one browser a token, which can be listed and revoked."""
