"""How binding a commitment is, and what became of it: read off the printed verb and the sourced outcome."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from explainer.content.model import Commitment, Outcome

STRENGTHS = ("fixed", "aim", "push", "support", "explore")
VERDICTS = ("exceeded", "met", "partly", "missed", "late", "not-found")

# The first class with a word that the printed verb contains decides. Softer words are looked for first,
# because a soft word beside a firm one makes the promise soft (力争完成).
VERBS = (
    ("explore", ("探索", "谋划", "研究")),
    ("support", ("支持", "争取", "争创", "申报", "鼓励", "引导")),
    ("aim", ("力争", "努力", "目标")),
    ("fixed", ("完成", "确保", "必须")),
    ("push", ("推进", "加快", "推动", "加强", "深入", "持续", "开展", "实施", "打造", "建设", "提升", "推广", "支撑")),
)
# A number does not make these verbs firm: to advance twelve projects is not to finish them.
PUSHING = ("推进", "加快")


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment with what is computed: `strength` of the wording, `verdict` of the outcome."""

    commitment: Commitment
    strength: str
    verdict: str
    section: str


def strength(commitment: Commitment) -> str:
    """`fixed` (a number without a softening verb, or a firm verb) > `aim` > `push` > `support` > `explore`."""
    if commitment.verb == "预期目标":
        return "aim" if "力争" in commitment.text or commitment.target is None else "fixed"
    for name, words in VERBS:
        if any(word in commitment.verb for word in words):
            soft = name != "push" or any(word in commitment.verb for word in PUSHING)
            return name if soft or commitment.target is None else "fixed"
    return "fixed" if commitment.target is not None else "push"


def verdict(commitment: Commitment) -> str:
    """One of VERDICTS. A part-year value decides only when it already reaches the target."""
    outcome = commitment.outcome
    if outcome is None:
        return "not-found"
    if outcome.state:
        return of_state(outcome, commitment.deadline)
    if outcome.value is None or commitment.target is None:
        return "not-found"
    found = compared(outcome.value, commitment.target, commitment.bound or "at-least")
    return "not-found" if outcome.basis == "part-year" and found == "missed" else found


def of_state(outcome: Outcome, deadline: str) -> str:
    if outcome.state == "done":
        return "late" if deadline and outcome.done_on[:4] > deadline[:4] else "met"
    return "partly" if outcome.state == "begun" else "missed"


def compared(value: Decimal, target: Decimal, bound: str) -> str:
    """`at-most` targets are met at or below the mark; all others at or above, and exceeded above it."""
    if bound == "at-most":
        return "met" if value <= target else "missed"
    if value == target:
        return "met"
    return "exceeded" if value > target else "missed"
