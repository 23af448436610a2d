"""Whatever bytes stand in whatever file: faults or content, never an exception."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explainer.content.load import load
from explainer.language.arithmetic import IncomputableError, steps
from explainer.language.marks import Plain, broken, cites, links, parse, plain
from explainer.language.numerals import amounts, chinese_number, counting, english_values, missing
from explainer.language.pinyin import is_pinyin

TINY = Path(__file__).parent / "tiny"
FILES = sorted(path.relative_to(TINY).as_posix() for path in TINY.rglob("*") if path.is_file())
SCALARS = st.one_of(st.text(max_size=12), st.sampled_from(
    ["", "~", "no", "8.10", "2024-13-45", "p1", "p0", "1/0", "[@x]", "[a](term:b)", "−", "“”", "％", "９", "²"]))
LINES = st.lists(st.tuples(st.integers(0, 200), SCALARS), max_size=4)
FUZZ = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(TINY, tmp_path_factory.mktemp("fuzz") / "glossary"))


def spoiled(folder: Path, name: str, data: bytes) -> None:
    """Load the small glossary with one file spoiled; each fault is one line that names a file and a line."""
    path, before = folder / name, (folder / name).read_bytes()
    try:
        path.write_bytes(data)
        _, faults = load(folder)
        assert all(len(str(fault).splitlines()) == 1 and fault.line >= 1 for fault in faults)
        str(faults).encode("utf-8")
    finally:
        path.write_bytes(before)


@pytest.mark.parametrize("name", FILES)
@FUZZ
@given(data=st.one_of(st.binary(max_size=200), st.text(max_size=100).map(lambda text: text.encode("utf-8", "ignore"))))
def test_any_bytes_give_faults_or_content(folder: Path, name: str, data: bytes) -> None:
    spoiled(folder, name, data)


@pytest.mark.parametrize("name", FILES)
@FUZZ
@given(changes=LINES)
def test_any_value_under_any_key_gives_faults_or_content(
    folder: Path, name: str, changes: list[tuple[int, str]],
) -> None:
    lines = (folder / name).read_text(encoding="utf-8").split("\n")
    for place, scalar in changes:
        line = lines[place % len(lines)]
        lines[place % len(lines)] = line[:line.find(":") + 1] + " " + scalar
    spoiled(folder, name, "\n".join(lines).encode("utf-8", "surrogatepass"))


@FUZZ
@given(text=st.text(alphabet="[]()@:-/pterm entity0192a一“”\n", max_size=60))
def test_marks_lose_nothing(text: str) -> None:
    rest = text
    for piece in parse(text):
        shown = piece.text if isinstance(piece, Plain) else ""
        assert rest.startswith(shown)
        rest = rest[len(shown):] if isinstance(piece, Plain) else rest[rest.index("]") + 1:].removeprefix(
            f"({getattr(piece, 'scheme', '')}:{getattr(piece, 'target', '')})")
    assert rest == ""
    assert isinstance(plain(text), str)
    assert all(isinstance(found, tuple) for found in (links(text), cites(text), broken(text)))


@FUZZ
@given(zh=st.text(alphabet="0123456789.零一二两三十百千万亿元亩斤％%（）“”首半家", max_size=40),
       en=st.text(alphabet="0123456789,. -and to half million billion twenty", max_size=40))
def test_numbers_of_any_text(zh: str, en: str) -> None:
    assert all(zh[amount.start:amount.end] == amount.text for amount in amounts(zh))
    assert all(value >= 0 for value in english_values(en))
    assert isinstance(missing(zh, en), tuple)
    assert isinstance(counting(zh), tuple)
    chinese_number(zh)
    is_pinyin(en)


@FUZZ
@given(text=st.text(alphabet="0123456789.+−×÷()=<>;％ —a", max_size=40))
def test_any_arithmetic_is_computed_or_refused(text: str) -> None:
    try:
        steps(text)
    except IncomputableError as error:
        assert str(error)
