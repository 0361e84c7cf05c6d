"""Somebody at the review pages, as a browser without scripts goes: links, forms, cookies."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import urlencode, urlsplit

ORIGIN = "http://localhost"


class Form:
    """A form of a page: where it goes, its fields as they stand, the buttons that send it."""

    def __init__(self, attributes):
        self.id, self.action = attributes.get("id", ""), attributes.get("action", "")
        self.method = attributes.get("method", "get")
        self.fields, self.buttons, self.choices = [], [], {}


class Page(HTMLParser):
    """What a test wants to know of a page."""

    def __init__(self, response):
        super().__init__()
        self.response, self.status, self.html = response, response.status_code, response.text
        self.forms, self.links, self.words = [], [], []
        self._form, self._select, self._area, self._quiet = None, None, None, 0
        self._outside = []
        self.feed(self.html)
        for owner, name, value in self._outside:
            next(form for form in self.forms if form.id == owner).choices.setdefault(name, []).append(value)

    def handle_starttag(self, tag, attributes):
        given = {name: value if value is not None else "" for name, value in attributes}
        if tag == "form":
            self._form = Form(given)
            self.forms.append(self._form)
        elif tag == "a" and "href" in given:
            self.links.append(given["href"])
        elif tag in {"style", "script"}:
            self._quiet += 1
        elif tag == "input":
            self._read_field(given)
        elif self._form:
            self._read_control(tag, given)

    def _read_control(self, tag, given):
        if tag == "textarea":
            self._area = given["name"]
            self._form.fields.append((self._area, ""))
        elif tag == "button" and "name" in given:
            self._form.buttons.append((given["name"], given.get("value", "")))
        elif tag == "select":
            self._select = given["name"]
        elif tag == "option" and self._select:
            self._form.choices.setdefault(self._select, []).append(given.get("value"))
            if "selected" in given:
                self._form.fields.append((self._select, given.get("value")))

    def _read_field(self, given):
        if "form" in given:
            self._outside.append((given["form"], given["name"], given["value"]))
        elif self._form and "name" in given and (given.get("type") != "radio" or "checked" in given):
            self._form.fields.append((given["name"], given.get("value", "")))

    def handle_endtag(self, tag):
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = None
        elif tag == "textarea":
            self._area = None
        elif tag in {"style", "script"}:
            self._quiet -= 1

    def handle_data(self, data):
        if self._area:
            self._form.fields[-1] = (self._area, data)
        if not self._quiet:
            self.words.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())

    def form(self, action):
        """The first form that goes to that address."""
        return next(form for form in self.forms if urlsplit(form.action).path.endswith(action))


class Visitor:
    """A browser of somebody's own."""

    def __init__(self, app):
        self.client = app.test_client()

    def get(self, path, **headers):
        return self._follow(self.client.get(path, headers=headers))

    def send(self, form, *, origin=ORIGIN, chosen=(), **fields):
        """Send a form with some fields changed; `chosen` are the boxes that are ticked."""
        kept = [(name, value) for name, value in form.fields if name not in fields]
        body = urlencode([*kept, *fields.items(), *(("chosen", one) for one in chosen)])
        headers = {"Origin": origin} if origin else {}
        kind = "application/x-www-form-urlencoded"
        return self._follow(self.client.post(form.action, data=body, headers=headers, content_type=kind))

    def sign_in(self, secret, path="/review"):
        return self.send(self.get(path).form("/review/in"), token=secret)

    def _follow(self, response):
        while response.status_code == 303:
            response = self.client.get(response.headers["Location"])
        return Page(response)
