"""`make demo` without a display: pictures, and the highlights on the terminal."""

import os
import subprocess
import sys
from pathlib import Path

from PIL import Image

CHECKOUT = Path(__file__).parents[1]


def run_demo(output, **more):
    hidden = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    command = [sys.executable, "-m", "demo", str(output)]
    return subprocess.run(command, cwd=CHECKOUT, env=hidden | more, capture_output=True, text=True, check=False)


def test_leaves_pictures_and_prints_what_it_found(tmp_path):
    run = run_demo(tmp_path)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "Viktor Bout" in run.stdout
    assert "Differs from the record" in run.stdout
    for name in ("page.png", "card.png"):
        with Image.open(tmp_path / name) as picture:
            assert picture.width == 1100
    with Image.open(tmp_path / "page.png") as page, Image.open(tmp_path / "card.png") as card:
        assert page.height > card.height


def test_says_what_to_do_where_chromium_is_missing(tmp_path):
    run = run_demo(tmp_path, SIDELIGHT_CHROMIUM="/no/such/browser", PATH="/no/such/folder")
    assert run.returncode == 1
    assert "apt-get install chromium" in run.stdout
    assert "Traceback" not in run.stderr
