"""The contract: what a request may say and what an answer looks like, for server and command line alike.

request = read_request(decode(body))
annotation = annotator.annotate(request.page)
answer = render(annotation, request)
"""

from sidelight.contract.decoding import UndecodableError, decode
from sidelight.contract.offsets import Offsets
from sidelight.contract.render import render
from sidelight.contract.request import InvalidRequestError, Request, read_request

__all__ = [
    "InvalidRequestError",
    "Offsets",
    "Request",
    "UndecodableError",
    "decode",
    "read_request",
    "render",
]
