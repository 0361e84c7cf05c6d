"""What the two commands set up: the scripts and the pinned libraries."""

import os
import re
import subprocess
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]
PINS = (CHECKOUT / "constraints.txt").read_text(encoding="utf-8")
PIN = re.compile(r"^([a-z0-9._-]+)==(\S+)", re.MULTILINE)


def normalise(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def wanted():
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"].values()
    for requirement in (*project["project"]["dependencies"], *(one for group in groups for one in group)):
        yield normalise(re.match(r"[\w.-]+", requirement)[0])


def make_path(folder, *programs):
    """A search path on which there is nothing but these programs."""
    for program in programs:
        found = next(path for path in (Path("/usr/bin"), Path("/bin")) if (path / program).exists())
        (folder / program).symlink_to(found / program)
    return {"PATH": str(folder), "HOME": str(folder)}


def run(*command, **environment):
    return subprocess.run(command, cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=False)


def test_every_library_is_pinned():
    assert set(wanted()) <= {name for name, _ in PIN.findall(PINS)}


def test_every_pin_has_digests_and_no_address():
    for block in re.split(r"\n(?=\S)", PINS.strip()):
        assert "--hash=sha256:" in block, block.splitlines()[0]
    assert "://" not in PINS


@pytest.mark.parametrize("name", ["flask", "spacy", "playwright", "pytest"])
def test_the_pins_are_what_runs_here(name):
    assert version(name) in {pinned for found, pinned in PIN.findall(PINS) if found == name}


def test_packages_touches_nothing_where_all_is_there():
    done = run("setup/packages", "python", "make", "database", **os.environ)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_packages_says_what_to_do_where_it_cannot_help(tmp_path):
    done = run("setup/packages", "make", "browser", **make_path(tmp_path, "bash", "env", "dirname"))
    assert done.returncode == 1
    assert "no apt-get" in done.stderr
    assert "Install make chromium" in done.stderr


def test_packages_says_so_where_nobody_may_install(tmp_path):
    environment = make_path(tmp_path, "bash", "env", "dirname", "apt-get")
    (tmp_path / "id").write_text("#!/usr/bin/env bash\necho 1000\n")
    (tmp_path / "id").chmod(0o755)
    done = run("setup/packages", "make", **environment)
    assert done.returncode == 1
    assert "without sudo only root can install" in done.stderr


def test_an_old_python_is_refused(tmp_path):
    (tmp_path / "python3").write_text("#!/usr/bin/env bash\nexit 1\n")
    (tmp_path / "python3").chmod(0o755)
    done = run("setup/python", **make_path(tmp_path, "bash", "env"))
    assert done.returncode == 1
    assert "Python 3.11 or newer" in done.stderr


def test_help_tells_of_every_target():
    makefile = (CHECKOUT / "Makefile").read_text(encoding="utf-8")
    shown = run("make", "help", **os.environ).stdout
    public = set(re.findall(r"^([a-z0-9-]+):.*##", makefile, re.MULTILINE))
    assert {"demo", "test", "check", "bench", "openapi"} <= public
    assert set(re.findall(r"make ([a-z0-9-]+)", shown)) == public
