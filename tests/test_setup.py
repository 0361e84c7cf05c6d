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


def put_program(folder, name, does):
    """A program that does no more than these lines of bash."""
    (folder / name).write_text(f"#!/usr/bin/env bash\n{does}\n")
    (folder / name).chmod(0o755)


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


def ask_for_firefox(folder, **versions):
    """What `setup/packages` says where these, by name, are the browsers of a machine without apt-get."""
    folder.mkdir()
    for name, found in versions.items():
        put_program(folder, name.replace("_", "-"), f"echo 'Mozilla Firefox {found}'")
    return run("setup/packages", "firefox", **make_path(folder, "bash", "env", "dirname", "grep", "head"))


@pytest.mark.parametrize(("version", "status"), [("140.12.0esr", 1), ("149.0", 0), ("153.7.0esr", 0)])
def test_a_firefox_too_old_for_the_extension_counts_as_missing(tmp_path, version, status):
    done = ask_for_firefox(tmp_path / "path", firefox_esr=version)
    assert (done.returncode, "Install firefox-esr" in done.stderr) == (status, bool(status))


def test_that_one_counts_which_the_tests_take(tmp_path):
    old = ask_for_firefox(tmp_path / "both", firefox_esr="140.12.0esr", firefox="150.0")
    assert "Install firefox-esr" in old.stderr
    assert ask_for_firefox(tmp_path / "one", firefox="150.0").returncode == 0


def test_old_lists_of_packages_are_brought_up_to_date_first(tmp_path):
    environment = make_path(tmp_path, "bash", "env", "dirname", "cat")
    put_program(tmp_path, "id", "echo 0")
    put_program(tmp_path, "apt-get", 'echo "$*" >>"$HOME/asked"; [ "$1" = install ]')
    done = run("setup/packages", "make", **environment)
    asked = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()
    assert [line.split()[0] for line in asked] == ["update", "install"]
    assert (done.returncode, "could not be fetched" in done.stderr) == (0, True)


def test_packages_says_so_where_nobody_may_install(tmp_path):
    environment = make_path(tmp_path, "bash", "env", "dirname", "apt-get")
    put_program(tmp_path, "id", "echo 1000")
    done = run("setup/packages", "make", **environment)
    assert done.returncode == 1
    assert "without sudo only root can install" in done.stderr


def test_an_old_python_is_refused(tmp_path):
    put_program(tmp_path, "python3", "exit 1")
    done = run("setup/python", **make_path(tmp_path, "bash", "env"))
    assert done.returncode == 1
    assert "Python 3.11 or newer" in done.stderr


def test_help_tells_of_every_target():
    makefile = (CHECKOUT / "Makefile").read_text(encoding="utf-8")
    shown = run("make", "help", **os.environ).stdout
    public = set(re.findall(r"^([a-z0-9-]+):.*##", makefile, re.MULTILINE))
    assert {"demo", "test", "check", "bench", "openapi"} <= public
    assert set(re.findall(r"make ([a-z0-9-]+)", shown)) == public
