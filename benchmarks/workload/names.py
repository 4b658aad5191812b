"""The names that the workload uses, as sellers write them: spelling to id, in the words of the vocabularies.

A peer has to know them as well, so they are a plain table here. A test holds every line against the vocabularies.
"""

from __future__ import annotations

SUBSTANCES: dict[str, tuple[str, ...]] = {
    "lead": ("lead", "Pb", "铅", "total lead", "Blei"),
    "cadmium": ("cadmium", "Cd", "镉", "cadmio"),
    "mercury": ("mercury", "Hg", "汞", "quicksilver"),
    "chromium-vi": ("chromium(VI)", "Cr(VI)", "六价铬", "CrVI"),
    "pbb": ("PBB", "polybrominated biphenyls", "多溴联苯"),
    "pbde": ("PBDE", "polybrominated diphenyl ethers", "多溴二苯醚"),
    "dehp": ("DEHP", "di(2-ethylhexyl) phthalate", "bis(2-ethylhexyl) phthalate"),
    "bbp": ("BBP", "benzyl butyl phthalate", "butyl benzyl phthalate"),
    "dbp": ("DBP", "dibutyl phthalate", "di-n-butyl phthalate"),
    "dibp": ("DIBP", "diisobutyl phthalate", "邻苯二甲酸二异丁酯"),
    "dinp": ("DINP", "diisononyl phthalate", "di-isononyl phthalate"),
    "didp": ("DIDP", "diisodecyl phthalate"),
    "dnop": ("DNOP", "di-n-octyl phthalate"),
    "dimethyl-fumarate": ("dimethyl fumarate", "DMFu", "富马酸二甲酯"),
    "benzene": ("benzene", "苯", "Benzol"),
    "sccp": ("SCCP", "short-chain chlorinated paraffins", "短链氯化石蜡"),
    "pfoa": ("PFOA", "perfluorooctanoic acid", "全氟辛酸"),
    "pentachlorophenol": ("pentachlorophenol", "五氯苯酚"),
    "antimony": ("antimony", "Sb", "锑"),
    "nickel": ("nickel", "Ni", "镍"),
    "formaldehyde": ("formaldehyde", "HCHO", "甲醛"),
}
CAS: dict[str, str] = {
    "7439-92-1": "lead",
    "7440-43-9": "cadmium",
    "7439-97-6": "mercury",
    "18540-29-9": "chromium-vi",
    "117-81-7": "dehp",
    "85-68-7": "bbp",
    "84-74-2": "dbp",
    "84-69-5": "dibp",
    "117-84-0": "dnop",
    "624-49-7": "dimethyl-fumarate",
    "71-43-2": "benzene",
    "85535-84-8": "sccp",
    "335-67-1": "pfoa",
    "87-86-5": "pentachlorophenol",
}
CLASSES = ("pbb", "pbde")
"""Names for many substances: what a list does not name of them, its threshold does not bound."""
METALS = ("lead", "cadmium", "mercury", "chromium-vi")
METALS_GROUP = "ppwr-packaging-metals"
GROUPS: dict[str, tuple[str, ...]] = {METALS_GROUP: ("ppwr-packaging-metals", "packaging heavy metals", "TPCH metals")}

MATERIALS: dict[str, tuple[str, ...]] = {
    "plastic": ("plastic", "塑料"),
    "abs": ("ABS", "acrylonitrile butadiene styrene", "ABS树脂"),
    "pp": ("PP", "polypropylene"),
    "pe": ("PE", "polyethylene"),
    "ldpe": ("LDPE", "low-density polyethylene"),
    "pet": ("PET", "polyethylene terephthalate"),
    "pvc": ("PVC", "polyvinyl chloride"),
    "pc": ("PC", "polycarbonate"),
    "cotton-fabric": ("cotton fabric", "cotton", "棉"),
    "polyester-fibre": ("polyester fabric", "涤纶"),
    "stainless-steel": ("stainless steel", "SUS304", "inox"),
    "aluminium": ("aluminium", "aluminum"),
    "brass": ("brass", "Messing"),
    "zinc-alloy": ("zinc alloy", "zamak"),
    "leather": ("leather", "genuine leather", "真皮"),
    "silicone": ("silicone", "silicone rubber"),
    "corrugated-board": ("corrugated board", "corrugated cardboard"),
    "paper-and-board": ("paper and board",),
    "glass": ("glass", "玻璃"),
    "plywood": ("plywood", "多层板"),
}
KINDS: dict[str, tuple[str, ...]] = {
    "plastic": ("plastic", "abs", "pp", "pe", "ldpe", "pet", "pvc", "pc"),
    "metal": ("stainless-steel", "aluminium", "brass", "zinc-alloy"),
    "leather": ("leather",),
    "textile": ("cotton-fabric", "polyester-fibre"),
    "paper-and-board": ("corrugated-board", "paper-and-board"),
    "glass": ("glass",),
}
"""Which of the materials are of a kind that a requirement asks for."""

CATEGORIES: dict[str, tuple[str, ...]] = {
    "toy": ("toy", "toys"),
    "plush-toy": ("plush toy", "soft toy", "stuffed toy"),
    "luminaire": ("luminaire", "table lamp"),
    "t-shirt": ("t-shirt", "T-shirts", "T恤衫"),
    "power-bank": ("power-bank", "powerbank", "充电宝"),
    "charger": ("charger", "USB charger"),
    "kitchenware": ("kitchenware", "spatula"),
    "food-container": ("food-container", "lunch box", "饭盒"),
    "jewellery": ("jewellery", "jewelry", "costume jewellery"),
    "furniture": ("furniture",),
    "headphones": ("headphones", "headset"),
    "bag": ("bag", "handbag", "backpack"),
}
CATEGORY_KINDS: dict[str, tuple[str, ...]] = {
    "toy": ("toy", "plush-toy"),
    "jewellery": ("jewellery",),
    "kitchenware": ("kitchenware", "food-container"),
    "electrical-appliance": ("luminaire", "power-bank", "charger", "headphones"),
}
FEATURES = ("electrical", "battery", "radio", "food-contact", "toy-use", "textile")
PRESUMED: dict[str, dict[str, bool]] = {
    "toy": {"toy-use": True},
    "plush-toy": {"toy-use": True, "textile": True, "food-contact": False},
    "luminaire": {"electrical": True, "food-contact": False, "textile": False, "toy-use": False},
    "t-shirt": {
        "textile": True,
        "battery": False,
        "electrical": False,
        "food-contact": False,
        "radio": False,
        "toy-use": False,
    },
    "power-bank": {"electrical": True, "food-contact": False, "textile": False, "toy-use": False, "battery": True},
    "charger": {
        "electrical": True,
        "food-contact": False,
        "textile": False,
        "toy-use": False,
        "battery": False,
        "radio": False,
    },
    "kitchenware": {"food-contact": True, "toy-use": False, "radio": False},
    "food-container": {
        "food-contact": True,
        "toy-use": False,
        "radio": False,
        "battery": False,
        "electrical": False,
        "textile": False,
    },
    "jewellery": {
        "battery": False,
        "electrical": False,
        "food-contact": False,
        "radio": False,
        "textile": False,
        "toy-use": False,
    },
    "furniture": {"food-contact": False, "radio": False, "toy-use": False},
    "headphones": {"electrical": True, "food-contact": False, "textile": False, "toy-use": False},
    "bag": {"radio": False},
}
"""What holds for a category unless the declaration says otherwise."""

MARKS: dict[str, tuple[str, ...]] = {
    "ce": ("CE", "CE mark"),
    "weee-bin": ("WEEE bin", "WEEE symbol"),
    "battery-bin": ("battery-bin",),
    "double-insulation": ("double-insulation", "Class II"),
    "age-warning-0-3": ("0-3 pictogram", "age-warning-0-3"),
    "eu-food-contact": ("eu-food-contact",),
    "triman": ("triman", "Triman logo"),
    "tidyman": ("Tidyman",),
    "resin-code": ("resin-code",),
    "mobius-loop": ("mobius-loop",),
}
ELEMENTS: dict[str, tuple[str, ...]] = {
    "warnings": ("warnings",),
    "safety-information": ("safety-information",),
    "instructions-of-use": ("instructions-of-use",),
    "fibre-composition": ("fibre-composition",),
    "manufacturer-address": ("manufacturer-address",),
    "batch-number": ("batch-number",),
}
LANGUAGES: dict[str, tuple[str, ...]] = {
    "en": ("en",),
    "de": ("de", "Deutsch"),
    "fr": ("fr", "français"),
    "it": ("it", "italiano"),
    "es": ("es",),
    "zh": ("zh", "汉语"),
}
SCHEMES: dict[str, tuple[str, ...]] = {
    "oeko-tex-100": ("oeko-tex-100",),
    "gots": ("gots", "GOTS"),
    "ocs": ("ocs",),
    "fsc": ("fsc", "FSC"),
    "pefc": ("pefc", "PEFC"),
    "eu-ecolabel": ("EU Ecolabel", "eu-ecolabel"),
    "blue-angel": ("blue-angel",),
    "nordic-swan": ("nordic-swan",),
    "eu-gs": ("GS certificate", "eu-gs"),
    "iecee-cb": ("iecee-cb",),
    "grs": ("grs",),
    "rcs": ("rcs",),
    "eu-type-examination": ("EU type-examination", "eu-type-examination"),
    "seedling": ("seedling",),
    "ok-compost-industrial": ("ok-compost-industrial",),
    "fairtrade": ("fairtrade",),
    "iso-9001": ("iso-9001",),
}
DOCUMENTS: dict[str, tuple[str, ...]] = {
    "eu-declaration-of-conformity": ("EU declaration of conformity", "eu-declaration-of-conformity"),
    "battery-declaration-of-conformity": ("battery-declaration-of-conformity",),
    "toy-safety-assessment": ("toy-safety-assessment",),
    "fcm-declaration-of-compliance": ("fcm-declaration-of-compliance",),
    "risk-analysis": ("risk-analysis",),
    "technical-documentation": ("technical-documentation",),
    "supplier-letter": ("supplier-letter",),
    "bill-of-materials": ("bill-of-materials",),
}
BASES = ("homogeneous-material", "component", "article", "migration")


def by_spelling(names: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """Every spelling without regard to case, and every id, to the id."""
    found = {spelling.casefold(): identifier for identifier, texts in names.items() for spelling in texts}
    return found | {identifier: identifier for identifier in names}
