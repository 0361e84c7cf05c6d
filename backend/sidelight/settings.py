"""Settings, and the one place where the environment is read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from platformdirs import user_cache_path, user_state_path

from sidelight.bundled import bundled

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8765
POSTGRESQL = frozenset({"postgres", "postgresql", "postgresql+psycopg"})
LOOPBACK_NAMES = ("127.0.0.1", "localhost")
AUTO, OFF = "auto", "off"
PACKAGE = re.compile(r"[a-z]{2,3}(_[a-z0-9]+)+")
SITE = re.compile(r"https?://[^\s/?#@\"<>\\]+(/[^\s?#\"<>\\]*)?")
ISSUER = re.compile(r"(https://[^\s/?#@]+|http://(127\.0\.0\.1|localhost)(:\d+)?)(/[^\s?#]*)?")
EXTENSION_ORIGIN = re.compile(r"[a-z]+-extension://[a-zA-Z0-9-]+")


class SettingsError(ValueError):
    """A setting that cannot be used; the message names it and says what it may be."""


@dataclass(frozen=True, slots=True)
class OidcSettings:
    """A team's sign-in service (OpenID Connect), and whom it lets in to review or to administer.

    `name` is the claim that becomes the name on decisions, `label` what the service is called on the button.
    """

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    review: tuple[str, ...] = ()
    admin: tuple[str, ...] = ()
    name: str = "email"
    label: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a server runs. `extension_origins` are allowed beside the origin of the bundled extension.

    In `cache` lies what is learned from a casefile's examples, and nothing else; it may be deleted any time.
    In `state` lies who may come in and what moderators decided, unless `database` is the address of another place.
    `pipelines` names packages with a trained spaCy pipeline, or is `auto` for those installed; empty for none.
    `site` is where people reach the server from elsewhere, `publisher` who answers for the casefile; both for exports.
    """

    casefile: Path
    host: str = DEFAULT_HOST
    port: int = DEFAULT_PORT
    trusted_hosts: tuple[str, ...] = ()
    extension_origins: tuple[str, ...] = ()
    cache: Path = field(default_factory=lambda: user_cache_path("sidelight"))
    state: Path = field(default_factory=lambda: user_state_path("sidelight"))
    database: str = field(default="", repr=False)
    pipelines: tuple[str, ...] = (AUTO,)
    site: str = ""
    publisher: str = ""
    oidc: OidcSettings | None = None

    @property
    def host_names(self) -> tuple[str, ...]:
        """The names by which the server may be called: this machine's loopback, and those trusted."""
        return (*LOOPBACK_NAMES, *self.trusted_hosts)


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Return the settings that the variables SIDELIGHT_* give, named as the fields are; the database is DATABASE_URL.

    Lists are separated by commas. Raises SettingsError.
    """
    folder = environment.get("SIDELIGHT_CASEFILE")
    return Settings(
        casefile=Path(folder) if folder else find_casefile(bundled("shared") / "casefile"),
        host=environment.get("SIDELIGHT_HOST") or DEFAULT_HOST,
        port=_read_port(environment.get("SIDELIGHT_PORT") or str(DEFAULT_PORT)),
        trusted_hosts=_read_list(environment, "SIDELIGHT_TRUSTED_HOSTS"),
        extension_origins=_read_origins(_read_list(environment, "SIDELIGHT_EXTENSION_ORIGINS")),
        cache=Path(environment.get("SIDELIGHT_CACHE") or user_cache_path("sidelight")),
        state=Path(environment.get("SIDELIGHT_STATE") or user_state_path("sidelight")),
        database=_read_database(environment.get("DATABASE_URL", "").strip()),
        pipelines=_read_pipelines(_read_list(environment, "SIDELIGHT_PIPELINES")),
        site=_read_site(environment.get("SIDELIGHT_SITE", "").strip()),
        publisher=environment.get("SIDELIGHT_PUBLISHER", "").strip(),
        oidc=_read_oidc(environment),
    )


def find_casefile(shelf: Path) -> Path:
    """Return the one casefile on a shelf of casefiles. Raises SettingsError for none or several."""
    found = sorted(path.parent for path in shelf.glob("*/casefile.yaml"))
    if len(found) != 1:
        names = ", ".join(folder.name for folder in found) or "none"
        raise SettingsError(f"name a casefile with --casefile or SIDELIGHT_CASEFILE; found here: {names}")
    return found[0]


def _read_port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 5 or int(text) > 65535:
        raise SettingsError(f"SIDELIGHT_PORT is {text!r}; a port is a number from 0 to 65535")
    return int(text)


def _read_database(address: str) -> str:
    """The address with the driver that is meant; it may hold a password, so no message tells it."""
    scheme, _, rest = address.partition("://")
    if scheme in POSTGRESQL and rest:
        return f"postgresql+psycopg://{rest}"
    if address and not (scheme == "sqlite" and len(rest) > 1 and rest.startswith("/")):
        raise SettingsError(
            "DATABASE_URL is no address of a database; it may be such as"
            " postgresql://user:password@host/name or sqlite:////srv/sidelight.sqlite3"
        )
    return address


def _read_site(address: str) -> str:
    if address and not SITE.fullmatch(address):
        raise SettingsError(f"SIDELIGHT_SITE is {address!r}; it may be an address such as https://notes.example")
    return address


def _read_oidc(environment: Mapping[str, str]) -> OidcSettings | None:
    """The sign-in service of SIDELIGHT_OIDC_*; None where no issuer is named."""
    issuer = environment.get("SIDELIGHT_OIDC_ISSUER", "").strip()
    if not issuer:
        return None
    if not ISSUER.fullmatch(issuer):
        raise SettingsError(
            f"SIDELIGHT_OIDC_ISSUER is {issuer!r}; it may be an address such as https://login.example,"
            " or on this machine itself http://127.0.0.1:8080"
        )
    names = {name: f"SIDELIGHT_OIDC_{name}" for name in ("CLIENT_ID", "CLIENT_SECRET")}
    given = {name: environment.get(variable, "").strip() for name, variable in names.items()}
    if missing := [names[name] for name, value in given.items() if not value]:
        raise SettingsError(f"SIDELIGHT_OIDC_ISSUER needs {' and '.join(missing)} beside it")
    review, admin = (_read_list(environment, f"SIDELIGHT_OIDC_{right}") for right in ("REVIEW", "ADMIN"))
    if not review and not admin:
        raise SettingsError("nobody is let in: list addresses, @domains or group:names in SIDELIGHT_OIDC_REVIEW")
    label = environment.get("SIDELIGHT_OIDC_LABEL", "").strip() or issuer.partition("://")[2].partition("/")[0]
    name = environment.get("SIDELIGHT_OIDC_NAME", "").strip() or "email"
    return OidcSettings(issuer, given["CLIENT_ID"], given["CLIENT_SECRET"], review, admin, name, label)


def _read_list(environment: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in environment.get(name, "").split(",") if item.strip())


def _read_origins(origins: tuple[str, ...]) -> tuple[str, ...]:
    for origin in origins:
        if not EXTENSION_ORIGIN.fullmatch(origin):
            raise SettingsError(
                f"SIDELIGHT_EXTENSION_ORIGINS holds {origin!r}; only origins of extensions are allowed,"
                " such as chrome-extension://<id>"
            )
    return origins


def _read_pipelines(names: tuple[str, ...]) -> tuple[str, ...]:
    if names == (OFF,):
        return ()
    for name in names:
        if name != AUTO and not PACKAGE.fullmatch(name):
            raise SettingsError(
                f"SIDELIGHT_PIPELINES holds {name!r}; it may be auto, off,"
                " or the names of installed packages, such as en_core_web_sm"
            )
    return names or (AUTO,)
