"""A sign-in service (OpenID Connect) on this machine, which signs in whoever it is told to, and can be made to lie."""

import base64
import hashlib
import json
import secrets
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

CLIENT, SECRET = "sidelight-client", "s3cret:with/odd+letters"
ADA = {"sub": "1", "email": "Ada@team.example", "email_verified": True, "name": "Ada", "groups": ["Moderators"]}


class Service:
    """The service. `person` is who stands before it; `claims`, `header`, `discovery` change what it says."""

    def __init__(self, address):
        self.issuer, self.person = address, dict(ADA)
        self.key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
        self.signs_with = self.key
        self.claims, self.discovery, self.userinfo = {}, {}, None
        self.algorithm, self.down, self.asked = "RS256", False, []
        self._codes = {}

    def answer_discovery(self, *_):
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            **self.discovery,
        }

    def answer_keys(self, *_):
        return KeySet([self.key]).as_dict(private=False)

    def authorize(self, query):
        """Where somebody who agrees is sent; what was asked is kept for the exchange."""
        assert query["response_type"] == "code"
        assert query["code_challenge_method"] == "S256"
        assert "openid" in query["scope"].split()
        code = secrets.token_urlsafe()
        self._codes[code] = query
        return f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state'], 'iss': self.issuer})}"

    def answer_token(self, form, authorization):
        asked = self._codes.pop(form.get("code"), None)
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        known = authorization == f"Basic {basic}" or form.get("client_secret") == SECRET
        challenge = base64.urlsafe_b64encode(hashlib.sha256(form["code_verifier"].encode()).digest()).rstrip(b"=")
        if not asked or not known or challenge.decode() != asked["code_challenge"]:
            return None
        if form["redirect_uri"] != asked["redirect_uri"]:
            return None
        return {"access_token": "access", "token_type": "Bearer", "id_token": self.sign(asked["nonce"])}

    def sign(self, nonce):
        now = int(time.time())
        told = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": nonce}
        claims = {name: value for name, value in {**told, **self.person, **self.claims}.items() if value is not None}
        header = {"alg": self.algorithm, "kid": "one"}
        return jwt.encode(header, claims, self.signs_with, algorithms=[self.algorithm])

    def answer_userinfo(self, _, authorization):
        return self.userinfo if authorization == "Bearer access" else None


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.path == "/authorize":
            self.send_response(303)
            self.send_header("Location", self.server.service.authorize(query))
            self.end_headers()
            return
        self.reply(parts.path, query)

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.reply(self.path, {name: values[0] for name, values in parse_qs(body).items()})

    def reply(self, path, given):
        service = self.server.service
        service.asked.append(path)
        answers = {
            "/.well-known/openid-configuration": service.answer_discovery,
            "/keys": service.answer_keys,
            "/token": service.answer_token,
            "/userinfo": service.answer_userinfo,
        }
        data = None if service.down else answers[path](given, self.headers["Authorization"])
        body = json.dumps(data or {"error": "invalid_grant"}).encode()
        self.send_response(200 if data else 400)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@contextmanager
def serving_sign_in():
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.service = Service(f"http://127.0.0.1:{server.server_port}")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield server.service
        finally:
            server.shutdown()
            thread.join()
