"use strict";
// Puts evidence into groups: whoever disagrees first, and sources for another value apart from those for the record's.
{
  const { words, value, STANCES } = sidelight;

  const AGAINST = new Set(["contradicts", "denies"]);

  // To support another value is to disagree with the record's; to doubt another value is not.
  function placeOf({ stance, gives }) {
    if (gives && stance === "supports") return AGAINST.size - 0.5;
    return STANCES.indexOf(stance) + (gives ? STANCES.length : 0);
  }

  function isAgainst({ stance, gives }) {
    return gives ? stance === "supports" : AGAINST.has(stance);
  }

  function titleOf({ stance, gives }) {
    return (gives ? words(`instead_${stance}`, value(gives)) : words(`stance_${stance}`)) || stance;
  }

  // `[{stance, gives, against, title, documents}]`; `documents` are [source id, its rows]. No row is left out.
  sidelight.groupEvidence = (evidence) => {
    const sorted = evidence.toSorted((one, other) => placeOf(one) - placeOf(other));
    const groups = Map.groupBy(sorted, ({ stance, gives }) => JSON.stringify([stance, gives ?? ""]));
    return [...groups.values()].map((rows) => ({
      stance: rows[0].stance, gives: rows[0].gives, against: isAgainst(rows[0]), title: titleOf(rows[0]),
      documents: [...Map.groupBy(rows, (row) => row.source)],
    }));
  };

  // How many documents disagree with the record's statement.
  sidelight.countAgainst = (evidence) => new Set(evidence.filter(isAgainst).map(({ source }) => source)).size;
}
