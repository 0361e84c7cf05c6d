from pathlib import Path

import pytest

from sidelight.bundled import bundled
from sidelight.settings import SettingsError, find_casefile, read_settings

CASEFILES = Path(__file__).parent / "casefiles"


def test_an_empty_environment_serves_the_bundled_casefile_on_loopback():
    settings = read_settings({})
    assert (settings.host, settings.port) == ("127.0.0.1", 8765)
    assert settings.casefile.parent == bundled("shared") / "casefile"
    assert settings.host_names == ("127.0.0.1", "localhost")


def test_all_that_can_be_set():
    settings = read_settings(
        {
            "SIDELIGHT_CASEFILE": str(CASEFILES / "lighthouse"),
            "SIDELIGHT_HOST": "10.0.0.5",
            "SIDELIGHT_PORT": "9000",
            "SIDELIGHT_TRUSTED_HOSTS": "notes.example, .team.example,",
            "SIDELIGHT_EXTENSION_ORIGINS": "moz-extension://0e1b-22",
            "SIDELIGHT_STATE": "kept/here",
        }
    )
    assert settings.casefile == CASEFILES / "lighthouse"
    assert (settings.host, settings.port) == ("10.0.0.5", 9000)
    assert settings.host_names == ("127.0.0.1", "localhost", "notes.example", ".team.example")
    assert settings.extension_origins == ("moz-extension://0e1b-22",)
    assert settings.state == Path("kept/here")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("", ""),
        ("postgres://u:p@host/name", "postgresql+psycopg://u:p@host/name"),
        (" postgresql://host/name?sslmode=require ", "postgresql+psycopg://host/name?sslmode=require"),
        ("postgresql+psycopg://host/name", "postgresql+psycopg://host/name"),
        ("sqlite:////srv/sidelight.sqlite3", "sqlite:////srv/sidelight.sqlite3"),
    ],
)
def test_which_database(written, read):
    settings = read_settings({"DATABASE_URL": written})
    assert settings.database == read
    assert "u:p" not in repr(settings)


@pytest.mark.parametrize("address", ["mysql://u:secret@host/x", "postgresql://", "sqlite://", "sqlite:///", "secret"])
def test_what_is_no_database(address):
    with pytest.raises(SettingsError, match="DATABASE_URL") as error:
        read_settings({"DATABASE_URL": address})
    assert "secret" not in str(error.value)


@pytest.mark.parametrize("site", ["https://notes.example", "http://localhost:8765/", "https://a.example/notes/"])
def test_whose_casefile_it_is_and_where(site):
    settings = read_settings({"SIDELIGHT_SITE": f" {site} ", "SIDELIGHT_PUBLISHER": " Norrhavn Notes "})
    assert (settings.site, settings.publisher) == (site, "Norrhavn Notes")
    assert (read_settings({}).site, read_settings({}).publisher) == ("", "")


@pytest.mark.parametrize("site", ["notes.example", "ftp://a.example", "https://", "https://a.example/?q", "http://a b"])
def test_what_is_no_site(site):
    with pytest.raises(SettingsError, match="SIDELIGHT_SITE"):
        read_settings({"SIDELIGHT_SITE": site})


@pytest.mark.parametrize("port", ["many", "-1", "65536", "８０", "80.0", "9" * 5000])
def test_what_is_no_port(port):
    with pytest.raises(SettingsError, match="SIDELIGHT_PORT"):
        read_settings({"SIDELIGHT_PORT": port})


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("", ("auto",)),
        (" , ", ("auto",)),
        ("auto", ("auto",)),
        ("off", ()),
        ("en_core_web_sm, pl_core_news_sm", ("en_core_web_sm", "pl_core_news_sm")),
        ("auto,en_core_web_lg", ("auto", "en_core_web_lg")),
    ],
)
def test_which_pipelines_are_asked(written, read):
    assert read_settings({"SIDELIGHT_PIPELINES": written}).pipelines == read


@pytest.mark.parametrize("written", ["on", "off,auto", "English", "../en_core_web_sm", "en-core-web-sm"])
def test_what_is_no_pipeline(written):
    with pytest.raises(SettingsError, match="SIDELIGHT_PIPELINES"):
        read_settings({"SIDELIGHT_PIPELINES": written})


@pytest.mark.parametrize("origin", ["*", "null", "https://a.example", "chrome-extension://", "chrome-extension://a/b"])
def test_only_extensions_can_be_let_in(origin):
    with pytest.raises(SettingsError, match="SIDELIGHT_EXTENSION_ORIGINS"):
        read_settings({"SIDELIGHT_EXTENSION_ORIGINS": origin})


def test_one_casefile_on_the_shelf_is_taken_and_several_are_asked_about(tmp_path):
    with pytest.raises(SettingsError, match="none"):
        find_casefile(tmp_path)
    (tmp_path / "first").mkdir()
    (tmp_path / "first" / "casefile.yaml").touch()
    assert find_casefile(tmp_path) == tmp_path / "first"
    (tmp_path / "second").mkdir()
    (tmp_path / "second" / "casefile.yaml").touch()
    with pytest.raises(SettingsError, match="first, second"):
        find_casefile(tmp_path)


OIDC = {
    "SIDELIGHT_OIDC_ISSUER": "https://login.example/realms/team",
    "SIDELIGHT_OIDC_CLIENT_ID": "sidelight",
    "SIDELIGHT_OIDC_CLIENT_SECRET": "s3cret",
    "SIDELIGHT_OIDC_REVIEW": "@team.example, group:moderators",
}


def test_a_sign_in_service():
    assert read_settings({}).oidc is None
    service = read_settings(OIDC).oidc
    assert (service.issuer, service.client_id, service.label) == (
        OIDC["SIDELIGHT_OIDC_ISSUER"],
        "sidelight",
        "login.example",
    )
    assert (service.review, service.admin, service.name) == (("@team.example", "group:moderators"), (), "email")
    more = {"SIDELIGHT_OIDC_ADMIN": "ada@team.example", "SIDELIGHT_OIDC_NAME": "name", "SIDELIGHT_OIDC_LABEL": "Team"}
    service = read_settings({**OIDC, **more}).oidc
    assert (service.admin, service.name, service.label) == (("ada@team.example",), "name", "Team")
    assert "s3cret" not in repr(read_settings(OIDC))


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"SIDELIGHT_OIDC_ISSUER": "http://login.example"}, "SIDELIGHT_OIDC_ISSUER is"),
        ({"SIDELIGHT_OIDC_ISSUER": "login.example"}, "SIDELIGHT_OIDC_ISSUER is"),
        ({"SIDELIGHT_OIDC_CLIENT_SECRET": ""}, "needs SIDELIGHT_OIDC_CLIENT_SECRET"),
        ({"SIDELIGHT_OIDC_REVIEW": ""}, "nobody is let in"),
    ],
)
def test_half_a_sign_in_service_is_refused(changes, reason):
    with pytest.raises(SettingsError, match=reason) as told:
        read_settings({**OIDC, **changes})
    assert "s3cret" not in str(told.value)
