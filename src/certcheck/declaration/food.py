"""Food, farming and mixtures."""

from __future__ import annotations

from certcheck.declaration import spec
from certcheck.declaration.materials import SubstanceResult, Substances
from certcheck.declaration.section import Part, Section
from certcheck.declaration.values import Amount, Day, Flag, Name, Names, Text, Texts


class Ingredient(Part):
    """One ingredient of the recipe with its share at the time of use."""

    name: Text = spec.text()
    ingredient: Name = spec.term("ingredients")
    share: Amount = spec.amount("ratio")
    allergens: Names = spec.terms("allergens", "Allergens it is or comes from")
    refined: Flag = spec.flag()
    organic: Flag = spec.flag()
    green_food: Flag = spec.flag("Certified Green Food, or grown under the applicant's Green Food control")
    genetically_modified: Flag = spec.flag()
    animal_origin: Flag = spec.flag()
    origin: Name = spec.term("places")
    emphasised: Flag = spec.flag("Stressed in words or pictures on the label")
    water_or_aid: Flag = spec.flag("Water or processing aid")


class Additive(Part):
    """A food additive with its function and dose in the food as sold."""

    name: Name = spec.term("substances")
    cas: Text = spec.text()
    number: Text = spec.text("E or INS number")
    function: Text = spec.text()
    dose: Amount = spec.amount("any")
    carried_over: Flag = spec.flag()


class FarmInput(Part):
    """A pesticide, fertiliser, feed or veterinary drug used on the farm."""

    kind: Name = spec.one_of("pesticide", "fertiliser", "feed", "veterinary-drug", "growth-regulator")
    name: Name = spec.term("substances")
    cas: Text = spec.text()
    authorised_for_crop: Flag = spec.flag()
    toxicity: Name = spec.one_of("low", "slight", "moderate", "high", "extreme")
    times: Amount = spec.amount("number")
    interval_days: Amount = spec.amount("days")
    nitrogen_share: Amount = spec.amount("ratio")


class Site(Part):
    """A farm, plant or base with its measured environment."""

    id: Text = spec.text()
    name: Text = spec.text()
    kind: Name = spec.one_of(
        "farm", "orchard", "tea-garden", "paddy", "greenhouse", "pond", "plant", "warehouse", "apiary", "pasture"
    )
    place: Name = spec.term("places")
    area: Amount = spec.amount("area")
    soil_ph: Amount = spec.amount("number")
    land_use: Name = spec.one_of("dry-land", "paddy", "orchard", "vegetable")
    soil: Substances = spec.section(SubstanceResult)
    water: Substances = spec.section(SubstanceResult)
    air: Substances = spec.section(SubstanceResult)
    distance_to_pollution: Amount = spec.amount("length")
    environment_report: Day = spec.day()
    registration: Text = spec.text()


class Food(Part):
    """Composition, label figures and residues of a food."""

    kind_eu: Name = spec.term("food-classes")
    kind_us: Name = spec.term("food-classes")
    kind_cn: Name = spec.term("food-classes")
    prepackaged: Flag = spec.flag()
    ingredients: Section[Ingredient] = spec.section(Ingredient)
    additives: Section[Additive] = spec.section(Additive)
    allergens_declared: Names = spec.terms("allergens", "Allergens that the label declares")
    allergens_emphasised: Flag = spec.flag()
    nutrients: Substances = spec.section(SubstanceResult, "Nutrition values, printed and measured")
    nutrients_listed: Names = spec.terms("substances")
    residues: Substances = spec.section(SubstanceResult, "Pesticide, drug and contaminant results in the food as sold")
    net_quantity: Amount = spec.amount("any")
    alcohol: Amount = spec.amount("volume-ratio")
    shelf_life: Amount = spec.amount("any")
    durability_shown: Name = spec.one_of("best-before", "use-by", "production-date-and-shelf-life", "not-required")
    irradiated: Flag = spec.flag()
    novel: Flag = spec.flag()
    health_claim: Flag = spec.flag()
    nutrition_claim: Flag = spec.flag()
    imported: Flag = spec.flag()
    dietary_supplement: Flag = spec.flag()
    infant: Flag = spec.flag()
    farm_inputs: Section[FarmInput] = spec.section(FarmInput)
    process: Texts = spec.texts()
    applied_for: Day = spec.day("Date of the Green Food application")
    green_food_share: Amount = spec.amount(
        "ratio", "Share of all ingredients, without water and processing aids, that is Green Food or from its bases"
    )
    water_share: Amount = spec.amount("ratio")


class FormulaIngredient(SubstanceResult):
    """One ingredient of a mixture; ``value`` is its share."""

    inci: Text = spec.text("INCI name")
    cosmetic_function: Names = spec.some_of(
        "preservative", "uv-filter", "colourant", "fragrance", "surfactant", "solvent", "active", "other"
    )
    microplastic: Flag = spec.flag()


class Formula(Part):
    """A mixture: cosmetic, detergent, ink, slime."""

    product_type: Name = spec.one_of(
        "leave-on", "rinse-off", "oral", "nail", "hair", "eye", "lip", "detergent", "other"
    )
    for_children_under_three: Flag = spec.flag()
    professional: Flag = spec.flag()
    ingredients: Section[FormulaIngredient] = spec.section(FormulaIngredient)
    ph: Amount = spec.amount("number")
    viscosity: Text = spec.text()
    hazard_statements: Texts = spec.texts("H codes, such as H318")
    ufi: Text = spec.text()
    period_after_opening: Amount = spec.amount("months")
    minimum_durability: Amount = spec.amount("months")
    not_added: Names = spec.terms("substances")
    spf: Amount = spec.amount("number")
    nano_ingredients: Flag = spec.flag()
    animal_tested: Flag = spec.flag()
