"""What schema.org says of its terms: which types have a property, and what may stand there."""

from tests.export.jsonld import PUBLISHED, read

GRAPH = {node["@id"]: node for node in read(PUBLISHED / "schema-org" / "vocabulary.jsonld")["@graph"]}
PREFIX = "http://schema.org/"
LITERALS = {"schema:Text", "schema:URL", "schema:Date", "schema:DateTime", "schema:Number", "schema:Integer"}


def list_faults(node):
    """Faults of one object of expanded JSON-LD: unknown types, properties of other types, values of wrong kinds."""
    kinds = [_shorten(kind) for kind in node["@type"]]
    for kind in kinds:
        if kind not in GRAPH:
            yield f"{kind} is no type"
    family = {ancestor for kind in kinds if kind in GRAPH for ancestor in _ancestors(kind)}
    for name, values in node.items():
        if name.startswith("@"):
            continue
        known = GRAPH.get(_shorten(name))
        if known is None:
            yield f"{name} is no property"
        elif not family & set(_ids(known["schema:domainIncludes"])):
            yield f"{name} is no property of {kinds}"
        else:
            yield from (f"{value} is no value of {name}" for value in values if not _fits(value, known))


def _fits(value, known):
    allowed = set(_ids(known["schema:rangeIncludes"]))
    if "@type" in value and isinstance(value["@type"], list):
        return any(allowed & _ancestors(_shorten(kind)) for kind in value["@type"] if _shorten(kind) in GRAPH)
    if "@id" in value:
        return "schema:URL" in allowed
    if isinstance(value["@value"], bool):
        return "schema:Boolean" in allowed
    return bool(allowed & ({"schema:Number", "schema:Integer"} if isinstance(value["@value"], int) else LITERALS))


def _ancestors(kind):
    above = _ids(GRAPH[kind].get("rdfs:subClassOf", [])) if kind in GRAPH else []
    return {kind}.union(*(_ancestors(one) for one in above))


def _ids(value):
    return [item["@id"] for item in (value if isinstance(value, list) else [value])]


def _shorten(iri):
    return iri.replace(PREFIX, "schema:")
