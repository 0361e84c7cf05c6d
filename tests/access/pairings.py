"""Codes and tokens of one database together, as the server has them."""

from sidelight.access.codes import Codes
from sidelight.access.tokens import Tokens, tell_time
from sidelight.storage.database import Database


class Pairings:
    def __init__(self, database, clock=tell_time):
        self.database = database
        codes, tokens = Codes(database, clock), Tokens(database, clock)
        self.offer, self.redeem = codes.offer, codes.redeem
        self.find, self.knows, self.list, self.revoke, self.add = (
            tokens.find,
            tokens.knows,
            tokens.list,
            tokens.revoke,
            tokens.add,
        )

    @classmethod
    def in_folder(cls, folder, clock=tell_time):
        return cls(Database.in_folder(folder), clock)
