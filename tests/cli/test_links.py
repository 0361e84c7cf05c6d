"""`sidelight check FOLDER --links`: what has become of each address, and nothing changed."""

import shutil

import pytest
import yaml
from click.testing import CliRunner

from sidelight.cli.check import check
from sidelight.intake.probe import Prober
from sidelight.intake.visits import Visitor
from tests.intake.site import serve_site


@pytest.fixture
def site():
    with serve_site() as address:
        yield address


@pytest.fixture
def check_links(harbour, tmp_path, site):
    """Run the command on a casefile whose sources have these addresses; the rest of them have none."""

    def run(prober=None, **addresses):
        folder = shutil.copytree(harbour, tmp_path / "harbour")
        path = folder / "sources" / "sources.yaml"
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - reads texts only
        for source in data["sources"]:
            for key in ("url", "archived", "checked"):
                source.pop(key, None)
            source |= {key: value.format(site=site) for key, value in addresses.get(source["id"], {}).items()}
        path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
        before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
        reach = prober or Prober(Visitor(allows=lambda address: address.is_loopback), seconds=5)
        result = CliRunner().invoke(check, [str(folder), "--links"], obj=reach)
        assert {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()} == before
        return result

    return run


def line_of(result, source):
    return next(line for line in result.stdout.splitlines() if f" {source}" in line)


def test_each_source_is_told_in_the_order_of_the_files(check_links, site):
    result = check_links(
        **{
            "customs-2016": {"url": "{site}/article"},
            "vwa-2016": {"url": "{site}/moved-for-good"},
            "post-2016": {"url": "{site}/forbidden", "archived": "{site}/plain"},
        }
    )
    assert result.exit_code == 0
    assert result.stdout.splitlines()[:5] == [
        f"ok          customs-2016  {site}/article",
        f"moved       vwa-2016  {site}/moved-for-good -> {site}/article",
        f"unreachable post-2016  {site}/forbidden: answers 403 Forbidden",
        f"ok          post-2016 (archived copy)  {site}/plain",
        "no address  digest-2016",
    ]
    last = result.stdout.splitlines()[-1]
    assert last.startswith("4 addresses: 2 ok, 1 moved, 0 gone, 1 unreachable; 14 sources without one. Looked at on ")
    assert last.endswith("; nothing was changed.")


def test_an_address_that_is_gone_fails(check_links):
    result = check_links(**{"vwa-2016": {"url": "{site}/missing"}, "post-2016": {"archived": "{site}/gone"}})
    assert result.exit_code == 1
    assert line_of(result, "vwa-2016").endswith("/missing: answers 404 Not Found")
    assert line_of(result, "post-2016").startswith("gone        post-2016 (archived copy)")


def test_without_a_network_nothing_is_said_to_be_gone(check_links):
    def resolve(*_):
        raise OSError

    result = check_links(Prober(Visitor(resolver=resolve)), **{"vwa-2016": {"url": "https://wire.example/1"}})
    assert result.exit_code == 0
    assert "unreachable vwa-2016" in result.stdout
    assert result.stdout.splitlines()[-1] == "None could be reached: is there a network?"


def test_this_machine_is_out_of_reach_unless_allowed(check_links):
    result = check_links(Prober(), **{"vwa-2016": {"url": "{site}/article"}})
    assert "which is not on the public internet" in line_of(result, "vwa-2016")


def test_a_casefile_without_addresses(check_links):
    result = check_links()
    assert result.exit_code == 0
    assert "0 addresses" in result.stdout
    assert "network" not in result.stdout


def test_faults_come_first(harbour, tmp_path):
    folder = shutil.copytree(harbour, tmp_path / "broken")
    (folder / "casefile.yaml").write_text("casefile: {id: x}\n", encoding="utf-8")
    result = CliRunner().invoke(check, [str(folder), "--links"])
    assert result.exit_code == 1
    assert "is missing" in result.stdout
