"""Results made by hand: a desk lamp in three targets, with hostile names, and small ones to combine."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from certcheck.positions import Position
from certcheck.result import (
    CheckResult,
    Code,
    Finding,
    Headline,
    Notice,
    OtherRegime,
    Outcome,
    Reason,
    Scope,
    Standing,
    Subject,
    TargetResult,
)
from certcheck.rules.conditions import ALWAYS
from certcheck.rules.model import Applies, Citation, NamedCondition, ParityNote, Requirement, Ruleset, Status, Text

HOSTILE = "Lamp [bold red]X[/bold red]\x1b[31m :smile: \u202eevil\u202c\x07 \x9b2J 台灯"
PRODUCT = Subject()


def reason(code: Code, path: str = "", line: int = 0, **data: str) -> Reason:
    pairs = tuple((key.replace("_", "-"), value) for key, value in data.items())
    return Reason(code, pairs, path, Position(line, 5) if line else None)


def wanted(*triples: list[str]) -> str:
    return json.dumps(["all", *triples] if len(triples) > 1 else triples[0])


def requirement(identifier: str, en: str, zh: str, fix: tuple[str, str] = ("", ""), **more: Any) -> Requirement:
    ruleset = "/".join(identifier.split("/")[:2])
    values: dict[str, Any] = {
        "id": identifier,
        "title": Text(en, zh),
        "explain": Text(f"{en}: what the law says about it, in plain words.", f"{zh}：以通俗语言说明法规要求。"),
        "remedy": Text(*fix),
        "topic": "chemical",
        "obligation": "mandatory",
        "cite": Citation("Art. 4(1), Annex II", "https://eur-lex.europa.eu/eli/dir/2011/65/oj"),
        "confidence": "high",
        "read": "official",
        "applies": Applies(),
        "require": ALWAYS,
        "ruleset": ruleset,
        "evidence": Text("IEC 62321 test report per material", "按 IEC 62321 逐材料检测的报告"),
        "position": Position(41, 3),
    }
    return Requirement(**{**values, **more})


def ruleset(identifier: str, en: str, zh: str, **more: Any) -> Ruleset:
    values: dict[str, Any] = {
        "id": identifier,
        "title": Text(en, zh),
        "instrument": Text(en, zh),
        "reference": "2011/65/EU",
        "url": "https://eur-lex.europa.eu/eli/dir/2011/65/oj",
        "language": "en",
        "jurisdiction": identifier.split("/")[0],
        "kind": "law",
        "version": "2026.11.0",
        "licence": "CC-BY-4.0",
        "reviewed_on": date(2026, 11, 21),
        "review_by": date(2027, 11, 21),
        "file": f"rulesets/{identifier}.yaml",
        "digest": "sha256:" + "a" * 64,
    }
    return Ruleset(**{**values, **more})


_REQUIREMENTS = (
    requirement(
        "eu/rohs/lead",
        "Lead in homogeneous materials",
        "均质材料中的铅",
        (
            "Replace the material, or claim an Annex III exemption that covers this use.",
            "更换该材料，或主张附件三中适用于该用途的豁免。",
        ),
    ),
    requirement(
        "eu/weee/symbol",
        "Crossed-out wheeled bin on the product",
        "产品上的带叉垃圾桶标志",
        (
            "Print the crossed-out wheeled bin on the product, at least 5 mm high, visibly, legibly and indelibly.",
            "在产品上清晰、耐久地标注带叉垃圾桶标志，高度不小于 5 mm。",
        ),
        topic="waste",
        cite=Citation("Art. 14(4), Annex IX", "https://eur-lex.europa.eu/eli/dir/2012/19/oj"),
    ),
    requirement(
        "eu/gpsr/operator",
        "Responsible person in the EU",
        "欧盟境内责任人",
        (
            "Appoint a responsible person established in the EU by written mandate and show name and address on the "
            "product or its packaging.",
            "以书面方式委托设立于欧盟境内的责任人，并在产品或包装上标示其名称与地址。",
        ),
        topic="traceability",
    ),
    requirement(
        "eu/lvd/ce-mark",
        "CE mark",
        "CE 标志",
        ("Affix the CE mark.", "加贴 CE 标志。"),
        topic="labelling",
        ask=None,
    ),
    requirement(
        "eu/lvd/declaration", "EU declaration of conformity", "欧盟符合性声明", ("Draw it up.", "编制该声明。")
    ),
    requirement(
        "eu/red/scope", "Radio equipment rules", "无线电设备规则", ("See the RED.", "见 RED 指令。"), topic="radio"
    ),
    requirement("eu/cra/product", "Cybersecurity of products with digital elements", "带数字元件产品的网络安全"),
    requirement("eu/rohs/cadmium", "Cadmium in homogeneous materials", "均质材料中的镉"),
    requirement(
        "eu/ppwr/empty-space",
        "Empty space in packaging at most 50 %",
        "包装空余空间不超过 50%",
        ("Choose a smaller box.", "选用更小的包装盒。"),
        topic="packaging",
    ),
    requirement("eu/ppwr/label", "Material label on packaging", "包装材料标签", topic="packaging"),
    requirement(
        "eu/green/offset",
        "Neutrality claims based on offsets",
        "基于碳抵消的中和宣称",
        ("Drop the claim.", "删除该宣称。"),
        confidence="low",
        read="secondary",
        topic="claim",
    ),
    requirement("eu/gpsr/accident", "Report accidents", "事故报告", kind="standing"),
    requirement(
        "eu/weee/importer",
        "Importer registers as producer",
        "进口商注册为生产者",
        ("Register before the first sale.", "首次销售前完成注册。"),
        addressee="importer",
    ),
    requirement("eu/rohs/met", "Mercury in homogeneous materials", "均质材料中的汞"),
    requirement("eu/erp/standby", "Standby power", "待机功耗", confidence="low", read="secondary", topic="energy"),
    requirement("eu/toys/scope", "Toy safety", "玩具安全", topic="safety"),
    requirement(
        "eu/dpp/draft",
        "Digital product passport",
        "数字产品护照",
        status=Status("draft", date(2026, 3, 1), Text("Draft act, under discussion.", "草案，正在讨论。")),
    ),
    requirement(
        "us/fcc/part15",
        "Unintentional radiator",
        "非有意辐射设备",
        ("Test it.", "进行检测。"),
        topic="radio",
        cite=Citation("47 CFR 15.101", "https://www.ecfr.gov/current/title-47/section-15.101"),
    ),
    requirement(
        "us/ca/warning", "Proposition 65 warning", "65 号提案警告", ("Warn.", "加贴警告。"), obligation="conditional"
    ),
)

_RULESETS = (
    ruleset(
        "eu/rohs",
        "Directive 2011/65/EU (RoHS)",
        "指令 2011/65/EU（RoHS）",
        derived=(NamedCondition("eu/eee", Text("electrical and electronic equipment", "电气电子设备"), ALWAYS),),
        other_regimes=(NamedCondition("eu/medical-device", Text("Medical device", "医疗器械"), ALWAYS),),
    ),
    ruleset("eu/weee", "Directive 2012/19/EU (WEEE)", "指令 2012/19/EU（WEEE）"),
    ruleset("eu/gpsr", "Regulation (EU) 2023/988 (GPSR)", "法规 (EU) 2023/988（GPSR）"),
    ruleset("eu/lvd", "Directive 2014/35/EU (LVD)", "指令 2014/35/EU（LVD）"),
    ruleset("us/fcc", "47 CFR Part 15", "47 CFR 第 15 部分", language="en"),
)

CABLE = Subject("materials", "cable", "cable", Position(31, 5))
SOLDER = Subject("materials", "solder", "solder [link=x]", Position(44, 5))


def finding(identifier: str, outcome: Outcome, subject: Subject = PRODUCT, **more: Any) -> Finding:
    rule = next((one for one in _REQUIREMENTS if one.id == identifier), None)
    values: dict[str, Any] = {
        "obligation": rule.obligation if rule else "mandatory",
        "firm": rule.firm if rule else True,
        "addressee": (rule.addressee or "") if rule else "",
    }
    return Finding(requirement=identifier, subject=subject, outcome=outcome, **{**values, **more})


def _eu() -> TargetResult:
    over = {"what": "lead", "found": "1200 mg/kg", "limit": "1000 mg/kg", "operator": "at-most"}
    ce = reason(
        Code.ENTRY_NOT_STATED,
        "labels",
        60,
        list="labels",
        wanted=wanted(["mark", "is", "ce"], ["places", "includes", "product"], ["height", "at-least", "5 mm"]),
    )
    declaration = reason(
        Code.ENTRY_NOT_STATED,
        "documents",
        list="documents",
        wanted=wanted(["kind", "is", "eu-declaration-of-conformity"], ["held", "is", "held"]),
    )
    radio = reason(Code.FACT_NOT_STATED, "features.radio", fact="features.radio", expected="yes", operator="is")
    cadmium = reason(
        Code.NOT_MEASURED,
        "materials.substances",
        35,
        what="cadmium",
        limit="100 mg/kg",
        operator="at-most",
        where="cable",
    )
    mark_two = reason(Code.ENTRY_NOT_STATED, "labels", 60, list="labels", wanted=wanted(["shows", "includes", "model"]))
    return TargetResult(
        "eu",
        Text("European Union", "欧盟"),
        Headline.GAPS,
        findings=(
            finding(
                "eu/rohs/lead",
                Outcome.GAP,
                CABLE,
                reasons=(
                    reason(Code.OVER_LIMIT, "materials.substances", 34, **over, where="cable"),
                    reason(Code.EXEMPTION_AVAILABLE, "materials.exemptions", codes="6(c)|7(a)"),
                ),
            ),
            finding(
                "eu/rohs/lead",
                Outcome.GAP,
                SOLDER,
                reasons=(
                    reason(
                        Code.OVER_LIMIT,
                        "materials.substances",
                        47,
                        **{**over, "found": "3000 mg/kg"},
                        where="solder [link=x]",
                    ),
                ),
            ),
            finding(
                "eu/weee/symbol",
                Outcome.GAP,
                reasons=(
                    reason(
                        Code.ENTRY_MISSING,
                        "labels",
                        60,
                        list="labels",
                        wanted=wanted(["mark", "is", "weee-bin"], ["height", "at-least", "5 mm"]),
                    ),
                ),
            ),
            finding(
                "eu/gpsr/operator",
                Outcome.GAP,
                reasons=(
                    reason(
                        Code.ENTRY_MISSING,
                        "operators",
                        80,
                        list="operators",
                        wanted=wanted(["role", "in", "responsible-person|importer"], ["place", "is", "eu"]),
                    ),
                ),
            ),
            finding(
                "eu/weee/importer", Outcome.GAP, place="eu/de", reasons=(reason(Code.SOMEBODY_ELSE, role="importer"),)
            ),
            finding("eu/lvd/ce-mark", Outcome.UNDETERMINED, reasons=(ce,)),
            finding("eu/gpsr/model", Outcome.UNDETERMINED, reasons=(mark_two,)),
            finding("eu/lvd/declaration", Outcome.UNDETERMINED, reasons=(declaration,)),
            finding("eu/red/scope", Outcome.UNDETERMINED, reasons=(radio,)),
            finding("eu/cra/product", Outcome.UNDETERMINED, reasons=(radio, ce)),
            finding("eu/rohs/cadmium", Outcome.UNDETERMINED, CABLE, reasons=(cadmium,)),
            finding(
                "eu/green/offset",
                Outcome.REVIEW,
                reasons=(
                    reason(
                        Code.ENTRY_FORBIDDEN,
                        "claims",
                        90,
                        list="claims",
                        found=f"climate neutral \x1b[2J {HOSTILE}",
                        wanted=wanted(["based-on-offsets", "is", "yes"]),
                    ),
                    reason(Code.NOT_FIRM, confidence="low", read="secondary"),
                ),
            ),
            finding(
                "eu/ppwr/empty-space",
                Outcome.UPCOMING,
                forecast=Outcome.GAP,
                starts=date(2030, 1, 1),
                reasons=(
                    reason(Code.STARTS_ON, **{"from": "2030-01-01"}),
                    reason(
                        Code.FORMULA_VALUE,
                        "pack.empty-space-ratio",
                        72,
                        what="pack.empty-space-ratio",
                        formula="1 - V0 / V",
                        found="63 %",
                        limit="50 %",
                        operator="at-most",
                    ),
                ),
            ),
            finding(
                "eu/ppwr/label",
                Outcome.UPCOMING,
                forecast=Outcome.UNDETERMINED,
                starts=date(2028, 8, 12),
                starts_open=True,
                reasons=(reason(Code.STARTS_NOT_BEFORE, **{"from": "2028-08-12"}, act="ppwr-label-act"),),
            ),
            finding(
                "eu/rohs/met",
                Outcome.MET,
                CABLE,
                reasons=(
                    reason(
                        Code.WITHIN_LIMIT,
                        "materials.substances",
                        36,
                        what="mercury",
                        found="<2 mg/kg",
                        limit="1000 mg/kg",
                        operator="at-most",
                        where="cable",
                    ),
                ),
            ),
            finding(
                "eu/erp/standby",
                Outcome.MET,
                reasons=(
                    reason(
                        Code.FACT_MATCHES,
                        "electrical.standby-power",
                        22,
                        fact="electrical.standby-power",
                        found="0.3 W",
                        expected="0.5 W",
                        operator="at-most",
                    ),
                ),
            ),
            finding(
                "eu/toys/scope",
                Outcome.NOT_APPLICABLE,
                reasons=(
                    reason(
                        Code.PRESUMED, "features.toy-use", fact="features.toy-use", found="no", category="luminaire"
                    ),
                ),
            ),
        ),
        standing=(
            Standing(
                "eu/gpsr/accident",
                PRODUCT,
                None,
                (
                    reason(
                        Code.FACT_NOT_STATED,
                        "operators.accident-log",
                        fact="operators.accident-log",
                        expected="yes",
                        operator="is",
                    ),
                ),
            ),
        ),
        watching=("eu/dpp/draft",),
        scope=Scope(
            19,
            6,
            6,
            2,
            1,
            ("eu/rohs", "eu/weee", "eu/gpsr", "eu/lvd"),
            (
                ("eu/rohs", ParityNote("Annex IV", Text("medical and monitoring equipment", "医疗与监控设备"))),
                ("eu/weee", ParityNote("Art. 16", Text("registers of the states", "各国注册制度"))),
            ),
        ),
    )


def _us() -> TargetResult:
    unsure = reason(
        Code.FACT_NOT_STATED, "electrical.frequency", fact="electrical.frequency", expected="9 kHz", operator="at-least"
    )
    place = reason(Code.PLACE_NOT_STATED, "sold-in", 12, place="us/ca")
    return TargetResult(
        "us",
        Text("United States", "美国"),
        Headline.UNDETERMINED,
        findings=(
            finding("us/fcc/part15", Outcome.UNDETERMINED, reasons=(unsure,)),
            finding("us/ca/warning", Outcome.UNDETERMINED, reasons=(place,)),
        ),
        scope=Scope(2, 0, 2, 0, 0, ("us/fcc",)),
    )


def lamp() -> CheckResult:
    """Gaps, open questions, review and coming rules in the EU, open questions in the US, nothing known of Japan."""
    return CheckResult(
        source="lamp.yaml",
        product=HOSTILE,
        as_of=date(2026, 11, 21),
        targets=(_eu(), _us(), TargetResult("jp", Text("Japan", "日本"), Headline.NOT_CHECKED)),
        notices=(
            Notice("target-without-rules", (("target", "jp"),)),
            Notice(
                "unreadable-value",
                (("fact", "pack.layers"), ("found", "two, I think"), ("expected", "a figure")),
                "pack.layers",
                Position(70, 11),
            ),
            Notice(
                "unknown-name",
                (("found", "DEHT"), ("suggestion", "dehp")),
                "materials.substances.name",
                Position(38, 15),
            ),
            Notice("something-new", (("detail", "x\x1b[0m"),), "labels"),
        ),
        engine_version="0.1.0",
        declaration_digest="sha256:" + "1" * 64,
        rulesets_digest="sha256:" + "2" * 64,
        requirements={one.id: one for one in _REQUIREMENTS},
        rulesets={one.id: one for one in _RULESETS},
    )


def result(*targets: TargetResult, **more: Any) -> CheckResult:
    """A result with the rules of the lamp and other targets."""
    values: dict[str, Any] = {
        "source": "product.yaml",
        "product": "Product",
        "as_of": date(2026, 11, 21),
        "notices": (),
        "engine_version": "0.1.0",
        "declaration_digest": "sha256:" + "1" * 64,
        "rulesets_digest": "sha256:" + "2" * 64,
        "requirements": {one.id: one for one in _REQUIREMENTS},
        "rulesets": {one.id: one for one in _RULESETS},
    }
    return CheckResult(targets=targets, **{**values, **more})


def target(headline: Headline, *findings: Finding, **more: Any) -> TargetResult:
    return TargetResult("eu", Text("European Union", "欧盟"), headline, findings=findings, **more)


def medical() -> CheckResult:
    return result(
        target(
            Headline.OTHER_REGIME,
            finding("eu/rohs/lead", Outcome.NOT_APPLICABLE, reasons=(reason(Code.MOOT, regime="eu/medical-device"),)),
            other_regimes=(
                OtherRegime(
                    "eu/medical-device",
                    Text("Medical device", "医疗器械"),
                    "Regulation (EU) 2017/745 Art. 2(1)",
                    "https://eur-lex.europa.eu/eli/reg/2017/745/oj",
                ),
            ),
        )
    )
