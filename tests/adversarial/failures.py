"""Prints what known.yaml should hold now: each text that fails, by cause. `python -m tests.adversarial.failures`."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict

import yaml

from sidelight.cli.engine import start_annotator
from tests.adversarial.judging import find_faults
from tests.adversarial.reading import Case, Form, Homograph, read_cases, read_forms, read_homographs

OTHER_CLAIM = "a claim that nobody states is found beside"
CAUSES = {
    "namesake": "somebody else of the surname is taken for him",
    "plan": "a plan or supposition is read as done",
    "denial": "that somebody denies the sentence is not heard",
    "negation": "a negation is misread",
    "roles": "who does what to whom is not read",
    "person": "that it is another person is passed over",
    "place": "that it is another place is passed over",
    "year": "that it is another year is passed over",
    "number": "that it is another number is passed over",
    "sum": "that it is another sum is passed over",
    "question": "a question is read as a statement",
}
UNKNOWN_WORDS = "what is said is not found in these words"


def name_cause(item: Case | Form | Homograph, faults: list[str]) -> str:
    """Why an item fails, as far as its kind and its faults tell."""
    if isinstance(item, Form):
        return "a form of a name is not found"
    if isinstance(item, Homograph):
        return "a word that looks like a name is taken for it"
    own = [fault for fault in faults if fault.startswith((*item.says, *item.base_claims, "taken"))]
    return CAUSES.get(item.kind, UNKNOWN_WORDS) if own else OTHER_CLAIM


def main() -> None:
    """Print the failures as YAML, and on the error stream how many of each kind pass."""
    annotator = start_annotator(None)
    causes: dict[str, list[str]] = defaultdict(list)
    passed: dict[str, Counter[bool]] = defaultdict(Counter)
    for item in (*read_cases(), *read_forms(), *read_homographs()):
        faults = find_faults(item, annotator)
        kind = item.kind if isinstance(item, Case) else type(item).__name__.lower()
        for group in (kind, item.language):
            passed[group][not faults] += 1
        if faults:
            causes[name_cause(item, faults)].append(item.text)
            _tell(f"{item.language} {kind}: {item.text}", *faults)
    yaml.safe_dump(dict(causes), sys.stdout, allow_unicode=True, sort_keys=True, width=118)
    for group, count in sorted(passed.items()):
        _tell(f"{group}: {count[True]} of {count.total()}")


def _tell(head: str, *details: str) -> None:
    sys.stderr.write("\n    ".join((head, *details)) + "\n")


if __name__ == "__main__":
    main()
