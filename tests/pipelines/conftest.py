import sys
from importlib import invalidate_caches

import pytest

from tests.pipelines.trained import build_pipeline, install


@pytest.fixture
def libraries(tmp_path, monkeypatch):
    """A folder of libraries that Python finds, and forgets after the test."""
    monkeypatch.syspath_prepend(tmp_path)
    before = set(sys.modules)
    yield tmp_path
    for name in set(sys.modules) - before:
        if str(getattr(sys.modules[name], "__file__", None) or "").startswith(str(tmp_path)):
            del sys.modules[name]
    invalidate_caches()


@pytest.fixture
def install_pipeline(libraries):
    """Installs a small pipeline under a name; its package's whole name."""

    def do(language, name, **tags):
        return install(build_pipeline(language, **tags), name, libraries)

    return do
