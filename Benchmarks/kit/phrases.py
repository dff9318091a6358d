"""Words: those of the simulated month are exchanged among its tickets, anew for each copy, and some of known frequency
are added, for searches."""

ABSENT, CHINESE = "龘靐", "网关"
TEN, ONE_PERCENT, THIRTY_PERCENT = "wordten", "wordone", "wordthirty"
RARE, ALSO_RARE, COMMON, ALSO_COMMON = "rarealpha", "rarebeta", "commonalpha", "commonbeta"

TABLES = ["phrase", "kind", "ticket_phrase", "message_phrase"]
# How far the words move from copy to copy.
STEP = 7919

# For each ticket and each message: of which kind its words are, and which of them it has. A request and the first words
# of it stand at the same place, so that a ticket's subject is still how its customer begins.
MAKE = """
    CREATE TABLE seed_ticket_phrase AS SELECT id,
        type || '/subject' AS subject_kind, row_number() OVER (PARTITION BY type ORDER BY id) AS subject_place,
        CASE WHEN solution IS NOT NULL THEN type || '/solution' END AS solution_kind,
        row_number() OVER (PARTITION BY type, solution IS NULL ORDER BY id) AS solution_place,
        CASE WHEN rating_words IS NOT NULL THEN 'rating/' || CAST(stars AS TEXT) END AS rating_words_kind,
        row_number() OVER (PARTITION BY rating_words IS NULL, stars ORDER BY id) AS rating_words_place
    FROM seed_ticket;
    CREATE TABLE seed_message_phrase AS SELECT id, number, kind,
        row_number() OVER (PARTITION BY kind ORDER BY ticket, id) AS place
    FROM (
        SELECT message.id, message.ticket, ticket.number, CASE
            WHEN message.id IN (SELECT min(id) FROM seed_message GROUP BY ticket) THEN ticket.type || '/first'
            WHEN message.kind NOT IN ('receipt', 'announcement') THEN ticket.type || '/' || message.kind END AS kind
        FROM seed_message AS message JOIN seed_ticket AS ticket ON ticket.id = message.ticket
    ) AS said;
    CREATE TABLE seed_phrase (kind TEXT NOT NULL, place BIGINT NOT NULL, words TEXT NOT NULL, PRIMARY KEY (kind, place));
    INSERT INTO seed_phrase
        SELECT w.kind, w.place, s.words FROM seed_message AS s JOIN seed_message_phrase AS w ON w.id = s.id WHERE w.kind IS NOT NULL;
""" + "".join(
    f"""
    INSERT INTO seed_phrase SELECT w.{column}_kind, w.{column}_place, s.{column}
        FROM seed_ticket AS s JOIN seed_ticket_phrase AS w ON w.id = s.id WHERE w.{column}_kind IS NOT NULL;
    """
    for column in ("subject", "solution", "rating_words")
) + """
    CREATE TABLE seed_kind (kind TEXT NOT NULL PRIMARY KEY, size BIGINT NOT NULL);
    INSERT INTO seed_kind SELECT kind, count(*) FROM seed_phrase GROUP BY kind;
"""


def exchanged(kind: str, place: str, otherwise: str) -> str:
    """The words that copy k has where the simulated month has those of that kind at that place."""
    size = f"(SELECT size FROM seed_kind WHERE kind = {kind})"
    there = f"({place} - 1 + k * {STEP}) % {size} + 1"
    return f"coalesce((SELECT words FROM seed_phrase WHERE kind = {kind} AND place = {there}), {otherwise})"


def chosen(tickets: int) -> dict[str, str]:
    """Which tickets, told by `id`, have which chosen word; the rare two meet in three tickets, the common two never do."""
    spread = [tickets // 40 * place + 7 for place in range(40)]

    def among(ids: list[int]) -> str:
        return f"{{id}} IN ({', '.join(map(str, ids))})"

    return {
        TEN: among(spread[::4]),
        ONE_PERCENT: "{id} % 100 = 50",
        THIRTY_PERCENT: "{id} % 10 IN (1, 4, 7)",
        RARE: among(spread[1::2]),
        ALSO_RARE: among(spread[2::4] + spread[1:6:2]),
        COMMON: "{id} % 10 IN (2, 5, 8)",
        ALSO_COMMON: "{id} % 10 IN (3, 6, 9)",
    }


def with_chosen(demand: str, id: str, tickets: int) -> str:
    """What a ticket's customer demands, and the chosen words that it has."""
    cases = (f"CASE WHEN {where.format(id=f'({id})')} THEN ' {word}' ELSE '' END" for word, where in chosen(tickets).items())
    return f"trim({demand} || {' || '.join(cases)})"
