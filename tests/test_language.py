"""Inline marks, terms in unspaced Chinese, numbers in words, pinyin, arithmetic."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from explainer.language.arithmetic import IncomputableError, evaluate, steps, strangers
from explainer.language.marks import Cite, Link, Plain, broken, cites, links, parse, plain
from explainer.language.matching import Found, Matcher
from explainer.language.numerals import amounts, chinese_number, counting, english_values, missing
from explainer.language.pinyin import is_pinyin, without_tones


def test_marks_are_taken_apart() -> None:
    assert parse("A [field](term:gao-tian), see [this](p:2024/p4). [@a-1] End") == (
        Plain("A "), Link("field", "term", "gao-tian"), Plain(", see "), Link("this", "p", "2024/p4"), Plain(". "),
        Cite("a-1"), Plain(" End"),
    )


def test_plain_text_has_no_trace_of_marks() -> None:
    assert plain("It rose. [@a][@b] By [how much](term:x)?") == "It rose. By how much?"
    assert links("[a](term:b)[c](entity:d)") == (Link("a", "term", "b"), Link("c", "entity", "d"))
    assert cites("[@b] [@a] [@b]") == ("b", "a")


@pytest.mark.parametrize("text", ["*a* _b_ <c> 1. d", "[a](https://example.org)", "[a] (b)", "[a][b]", "", "(p: 3)"])
def test_all_else_is_shown_as_typed(text: str) -> None:
    assert plain(text) == text
    assert broken(text) == ()


@pytest.mark.parametrize("text", ["[@]", "[@A]", "[a](term:B)", "[](term:b)", "[a](p:p4)", "[a]( term:b)", "(term:b)"])
def test_broken_marks_are_noticed(text: str) -> None:
    assert broken(text)


def test_the_longest_form_is_found() -> None:
    matcher = Matcher({"农田": "tian", "高标准农田": "gao", "“链主”企业": "lian"})
    assert matcher.find("新建高标准农田，“链主”企业（2）护农田") == (
        Found(2, 7, "高标准农田", "gao"), Found(8, 14, "“链主”企业", "lian"), Found(18, 20, "农田", "tian"))
    assert matcher.slugs("农田、高标准农田、农田") == ("tian", "gao")


def test_no_form_finds_nothing() -> None:
    assert Matcher({}).find("农田") == Matcher({"": "x"}).find("农田") == ()


@pytest.mark.parametrize(("text", "value"), [
    ("三十四", 34), ("十", 10), ("两", 2), ("一百零五", 105), ("三千四百五十六万", 34_560_000),
    ("一亿二千万", 120_000_000), ("百亿", 10**10), ("二〇二四", 2024), ("1.5万", 15_000), ("半", Decimal("0.5")),
])
def test_chinese_numbers(text: str, value: Decimal | int) -> None:
    assert chinese_number(text) == value


@pytest.mark.parametrize("text", ["", "各位", "12家"])
def test_what_is_no_chinese_number(text: str) -> None:
    assert chinese_number(text) is None


def test_amounts_are_read_with_their_powers_of_ten() -> None:
    text = "投资154.1亿元，3.13万亩，91.4亿斤，6.4％，百亿项目，亿元以上，5家"
    found = [(amount.text, amount.value) for amount in amounts(text)]
    assert found == [("154.1亿", 15_410_000_000), ("3.13万亩", 31_300), ("91.4亿斤", 9_140_000_000),
                     ("6.4％", Decimal("6.4")), ("百亿", 10**10), ("亿", 10**8)]


@pytest.mark.parametrize(("text", "values"), [
    ("1.06 million", {1_060_000}), ("31,300 mu", {31_300}), ("15.41 billion yuan", {15_410_000_000}),
    ("6.4 percent", {Decimal("6.4")}), ("twenty-two", {22}), ("ninety", {90}), ("a hundred million", {100_000_000}),
    ("half", {Decimal("0.5")}), ("two to three million", {2, 2_000_000, 3_000_000}), ("5G and p12", set()),
    ("Two hundred thousand", {200_000}), ("someone, tense", set()),
])
def test_english_numbers(text: str, values: set[Decimal]) -> None:
    assert english_values(text) >= values
    assert bool(english_values(text)) == bool(values) or text == "5G and p12"


def test_a_power_of_ten_that_was_lost_is_found() -> None:
    lost = missing("投资154.1亿元，增长9％", "154.1 billion yuan, up by 9 percent")
    assert [amount.text for amount in lost] == ["154.1亿"]
    assert missing("投资154.1亿元", "15.41 billion yuan") == ()
    assert missing("投资154.1亿元", "much", passed=[(2, 8)]) == ()


def test_what_counts_and_what_does_not() -> None:
    text = "（一）千方百计抓零售，进一步（12）新建三所学校、12个点，首批占5％"
    assert [match[0] for match in counting(text)] == ["三", "12", "首", "5％"]


@pytest.mark.parametrize("text", ["cài lán zi", "lǜ shuǐ", "5G quán lián jiē", "12345 rè xiàn", "GDP", "nǚ ér"])
def test_pinyin(text: str) -> None:
    assert is_pinyin(text)


@pytest.mark.parametrize("text", ["cài  lán", "càilánzi", "cai4", "cài-lán", "Cài", "x", ""])
def test_what_is_no_pinyin(text: str) -> None:
    assert not is_pinyin(text)


def test_tones_are_taken_off() -> None:
    assert without_tones("sān lǜ liǎng") == "san lü liang"


@pytest.mark.parametrize(("text", "value"), [
    ("6.4 − 0.4", Fraction(6)), ("2 + 3 × 4", Fraction(14)), ("(2 + 3) × 4", Fraction(20)), ("−3 + 1", Fraction(-2)),
    ("1 ÷ 3", Fraction(1, 3)), ("50％ × 8", Fraction(4)), ("10 − 3 − 2", Fraction(5)), ("8 ÷ 2 ÷ 2", Fraction(2)),
])
def test_arithmetic_is_exact(text: str, value: Fraction) -> None:
    assert evaluate(text) == value


@pytest.mark.parametrize(("text", "holds"), [
    ("6.4 − 0.4 = 6.0", True), ("6.4 − 0.4 = 6.1", False), ("2 ÷ 3 = 0.67", True), ("2 ÷ 3 = 0.66", False),
    ("9 ÷ 20 = 45％", True), ("5 − 6 = −1", True), ("128 < 138.7", True), ("128 > 138.7", False),
    ("1 ÷ 8 = 0.13", True),
])
def test_a_step_is_compared_at_the_printed_precision(text: str, holds: bool) -> None:
    assert [step.holds for step in steps(text)] == [holds]


def test_numbers_come_from_values_constants_or_earlier_results() -> None:
    found = steps("545 × 10000 ÷ 7580 = 719; 719 − 700 = 19")
    assert strangers(found, {Fraction(545), Fraction(7580)}) == (Fraction(700),)


def test_nothing_to_compute() -> None:
    assert steps("—") == ()


@pytest.mark.parametrize("text", ["1 ÷ 0 = 1", "1 = ", "= 1", "1 + = 1", "(1 = 1", "1) = 1", "a = 1", "1 = 1 = 1", "1",
                                  "(" * 3000 + " = 1", "−" * 3000 + "1 = 1"])
def test_what_cannot_be_computed_says_why(text: str) -> None:
    with pytest.raises(IncomputableError):
        steps(text)
