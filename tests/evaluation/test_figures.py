import json

from sidelight.annotation import Verdict
from sidelight.evaluation.alignment import align
from sidelight.evaluation.figures import list_records, measure
from sidelight.evaluation.findings import list_findings
from tests.annotating import harbour_annotator
from tests.evaluation.handmade import make_annotation, make_page


def test_everything_is_recorded_as_json():
    annotator = harbour_annotator()
    page = make_page(mentions=[(0, 0, 5, "tomas-kivi")], assertions=[(0, 0, 50, "extradited-2018", "agrees")])
    alignments = [align(page, make_annotation([(0, 0, 5, "tomas-kivi")], verdict=Verdict.DIFFERS))]
    figures = measure(alignments, annotator.casefile)
    findings = [one for alignment in alignments for one in list_findings(alignment, annotator)]
    records = [json.loads(json.dumps(record)) for record in list_records(figures, findings)]
    groups = [record["group"] for record in records if record["record"] == "figures"]
    assert groups == ["all", "en", "kind:news"]
    assert records[0]["mentions"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert (records[0]["claims"]["recall"], records[0]["claims_marked"]) == (0.0, 1)
    # An assertion that agrees with a refuted claim should be told as contradicted.
    [verdicts] = [record for record in records if record["record"] == "verdicts"]
    assert verdicts == {"record": "verdicts", "expected": "contradicted", "given": None, "count": 1}
    calibrations = {record["of"]: record for record in records if record["record"] == "calibration"}
    assert calibrations["mentions"]["bins"][9]["count"] == 1
    [finding] = [record for record in records if record["record"] == "finding"]
    assert (finding["what"], finding["id"], finding["expected"]) == ("missed claim", "extradited-2018", "agrees")
