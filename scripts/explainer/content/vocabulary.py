"""The words of which an editor chooses one: the allowed values of keys, as glossary/README.md lists them."""

LEVELS = ("national", "provincial", "municipal", "county", "company")
CONFIDENCES = ("confirmed", "probable", "inferred", "unknown")
CITED = ("confirmed", "probable")
FIGURE_KINDS = ("level", "growth", "difference", "share", "count", "rank", "ratio", "multiple", "date", "label")
UNITLESS_KINDS = ("rank", "ratio", "multiple", "date", "label", "count")
FIGURE_STATUSES = ("reported", "target")
BASES = ("real", "nominal", "unknown")
COMPARISONS = ("previous-year", "province", "nation", "three-years", "target", "total")
VALUE_STATUSES = ("reported", "preliminary", "final", "target", "outcome", "derived")
NODE_KINDS = ("front", "part", "section", "lead")
ENTITY_KINDS = ("places", "companies", "institutions", "projects", "brands", "plans", "events", "honours", "programmes")
NAME_STATUSES = ("official", "established", "ours")
SOURCE_KINDS = (
    "law", "official-report", "statistics", "plan", "official-notice", "note", "company", "news", "comment", "reprint",
)
VIAS = ("original", "transcription", "reprint", "stored copy")
OUTCOME_BASES = ("final", "estimate", "part-year")
OUTCOME_STATES = ("done", "begun", "not-done")
CHECK_VERDICTS = ("consistent", "inconsistent", "derived", "unknown")
RENDERING_VERDICTS = ("chosen", "admitted", "rejected")
BOUNDS = ("at-least", "at-most", "exactly", "about", "more-than")
TRANSLATIONS = ("complete", "partial")
