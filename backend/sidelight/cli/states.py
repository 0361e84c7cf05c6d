"""A state of a casefile as people name it: a folder, or a folder in a revision of its git repository."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from sidelight.casefile.faults import CasefileError, Fault
from sidelight.casefile.model import Casefile
from sidelight.casefile.salvage import salvage
from sidelight.languages.frames import frame_slots
from sidelight.marked.whole import Material, load_whole


@dataclass(frozen=True, slots=True)
class State:
    """A casefile, and what it teaches by; None where that cannot be read."""

    casefile: Casefile
    material: Material | None
    faults: tuple[Fault, ...] = ()
    """For which parts of it were left out."""


def load_state(named: str) -> State:
    """The state that FOLDER or REVISION:FOLDER names; a fault ends the command."""
    with _open(named) as folder:
        try:
            return State(*load_whole(folder, frame_slots()))
        except CasefileError as error:
            raise _complain(named, folder, error) from None


def salvage_state(named: str) -> State:
    """The same without whatever is at fault: rules become stricter, and an old state is to be compared all the same."""
    with _open(named) as folder:
        with suppress(CasefileError):
            return State(*load_whole(folder, frame_slots()))
        try:
            casefile, faults = salvage(folder, frame_slots())
        except CasefileError as error:
            raise _complain(named, folder, error) from None
        return State(casefile, None, faults)


def _complain(named: str, folder: Path, error: CasefileError) -> click.ClickException:
    told = str(error).replace(f"{folder}: ", "")
    return click.ClickException(f"{named} can't be used:\n{told}")


@contextmanager
def _open(named: str) -> Iterator[Path]:
    if Path(named).is_dir():
        yield Path(named)
    elif ":" in named:
        with TemporaryDirectory() as room:
            _unpack(_archive(named), Path(room))
            yield Path(room)
    else:
        raise click.ClickException(f"there is no folder '{named}', and it names no revision as REVISION:FOLDER")


def _archive(named: str) -> bytes:
    """A tar file of the folder in its revision. Taken by its hash, from the top: so its name may be relative."""
    top = _git("rev-parse", "--show-toplevel").decode().strip()
    found = _git("rev-parse", "--verify", "--quiet", "--end-of-options", named, missing=f"git knows no '{named}'")
    tree = found.decode().split()[-1]
    return _git("-C", top, "archive", "--format=tar", tree, missing=f"git knows no folder '{named}'")


def _unpack(archive: bytes, room: Path) -> None:
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar:
            path = room / member.name
            content = tar.extractfile(member) if member.isfile() else None
            if content and path.resolve().is_relative_to(room.resolve()):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content.read())


def _git(*arguments: str, missing: str = "") -> bytes:
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=False)  # noqa: S603, S607 - git of the path
    except FileNotFoundError:
        raise click.ClickException("a revision can only be read where git is installed") from None
    if done.returncode:
        raise click.ClickException(missing or done.stderr.decode(errors="replace").strip())
    return done.stdout
