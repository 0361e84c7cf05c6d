import json

from click.testing import CliRunner

from sidelight.cli import main
from sidelight.web.openapi import build_document


def test_the_document_is_printed_as_json():
    result = CliRunner().invoke(main, ["openapi"])
    assert result.exit_code == 0
    assert json.loads(result.output) == json.loads(json.dumps(build_document()))
