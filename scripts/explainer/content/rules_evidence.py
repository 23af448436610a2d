"""What is claimed can be computed or is carried by a source that may carry it."""

from __future__ import annotations

import re
from fractions import Fraction

from explainer.content.faults import Faults, quoted
from explainer.content.findings import Findings
from explainer.content.model import At, Check, Glossary, Source
from explainer.language.arithmetic import IncomputableError, Step, decimal_of, steps, strangers

OFFICIAL = re.compile(r"统计局|政府|统计司|Bureau of Statistics|Statistical|Government", re.IGNORECASE)


def check(glossary: Glossary, _findings: Findings, faults: Faults) -> None:
    for test in glossary.checks.values():
        _check_arithmetic(test, faults)
    for indicator in glossary.indicators.values():
        for value in indicator.values:
            if value.status == "final":
                _check_final(glossary, value.source, value.at, "status", faults)
    for report in glossary.reports.values():
        for commitment in report.commitments:
            if commitment.outcome and commitment.outcome.basis == "final":
                for source in commitment.outcome.sources[:1]:
                    _check_final(glossary, source, commitment.outcome.at, "basis", faults)


def may_be_final(source: Source) -> bool:
    """Whether a source may make a number final: a statistical office or a government, seen itself."""
    return source.via != "reprint" and source.kind != "reprint" and bool(OFFICIAL.search(source.publisher))


def _check_final(glossary: Glossary, name: str, at: At, key: str, faults: Faults) -> None:
    source = glossary.sources.get(name)
    if source and not may_be_final(source):
        faults.add(at.file, at.of(key), f"`final` rests on `{name}` ({source.via}, {quoted(source.publisher)})",
                   "Say `preliminary`, `outcome` or `estimate`, or cite the statistical office itself.")


def _check_arithmetic(test: Check, faults: Faults) -> None:
    """Every step gives what is printed, from numbers that the check names."""
    try:
        found = steps(test.arithmetic)
        strange = strangers(found, {Fraction(value.value) for value in test.values})
    except IncomputableError as error:
        faults.add(test.at.file, test.at.of("arithmetic"), f"the arithmetic cannot be computed: {error}",
                   "Write equalities with = < > and + − × ÷, separated by `;`, or `—`.")
        return
    for step in found:
        if not step.holds:
            faults.add(test.at.file, test.at.of("arithmetic"), _difference(step), "Mend the arithmetic or its values.")
    for number in strange:
        faults.add(test.at.file, test.at.of("arithmetic"),
                   f"{decimal_of(number)} is none of the `values` and no earlier result", "Add it to `values`.")


def _difference(step: Step) -> str:
    relation = "" if step.relation == "=" else f"{step.relation} "
    return f"{quoted(step.left)} is {decimal_of(step.value)}, not {relation}{step.right}"
