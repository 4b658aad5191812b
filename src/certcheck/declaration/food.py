"""Food, farming and mixtures."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from certcheck.declaration.materials import SubstanceResult, Substances
from certcheck.declaration.section import Part, Section
from certcheck.declaration.values import (
    Amount,
    Day,
    Flag,
    Name,
    Names,
    Text,
    Texts,
    dimension,
    one_of,
    some_of,
    term,
    terms,
)


class Ingredient(Part):
    """One ingredient of the recipe with its share at the time of use."""

    name: Text = None
    ingredient: Annotated[Name, term("ingredients")] = None
    share: Annotated[Amount, dimension("ratio")] = None
    allergens: Annotated[Names, terms("allergens")] = Field(None, description="Allergens it is or comes from")
    refined: Flag = None
    organic: Flag = None
    green_food: Flag = Field(
        None, description="Certified Green Food, or grown under the applicant's Green Food control"
    )
    genetically_modified: Flag = None
    animal_origin: Flag = None
    origin: Annotated[Name, term("places")] = None
    emphasised: Flag = Field(None, description="Stressed in words or pictures on the label")
    water_or_aid: Flag = Field(None, description="Water or processing aid")


class Additive(Part):
    """A food additive with its function and dose in the food as sold."""

    name: Annotated[Name, term("substances")] = None
    cas: Text = None
    number: Text = Field(None, description="E or INS number")
    function: Text = None
    dose: Annotated[Amount, dimension("any")] = None
    carried_over: Flag = None


class FarmInput(Part):
    """A pesticide, fertiliser, feed or veterinary drug used on the farm."""

    kind: Annotated[Name, one_of("pesticide", "fertiliser", "feed", "veterinary-drug", "growth-regulator")] = None
    name: Annotated[Name, term("substances")] = None
    cas: Text = None
    authorised_for_crop: Flag = None
    toxicity: Annotated[Name, one_of("low", "slight", "moderate", "high", "extreme")] = None
    times: Annotated[Amount, dimension("number")] = None
    interval_days: Annotated[Amount, dimension("days")] = None
    nitrogen_share: Annotated[Amount, dimension("ratio")] = None


class Site(Part):
    """A farm, plant or base with its measured environment."""

    id: Text = None
    name: Text = None
    kind: Annotated[
        Name,
        one_of(
            "farm", "orchard", "tea-garden", "paddy", "greenhouse", "pond", "plant", "warehouse", "apiary", "pasture"
        ),
    ] = None
    place: Annotated[Name, term("places")] = None
    area: Annotated[Amount, dimension("area")] = None
    soil_ph: Annotated[Amount, dimension("number")] = None
    land_use: Annotated[Name, one_of("dry-land", "paddy", "orchard", "vegetable")] = None
    soil: Substances = Field(default_factory=Substances)
    water: Substances = Field(default_factory=Substances)
    air: Substances = Field(default_factory=Substances)
    distance_to_pollution: Annotated[Amount, dimension("length")] = None
    environment_report: Day = None
    registration: Text = None


class Food(Part):
    """Composition, label figures and residues of a food."""

    kind_eu: Annotated[Name, term("food-classes")] = None
    kind_us: Annotated[Name, term("food-classes")] = None
    kind_cn: Annotated[Name, term("food-classes")] = None
    prepackaged: Flag = None
    ingredients: Section[Ingredient] = Field(default_factory=Section[Ingredient])
    additives: Section[Additive] = Field(default_factory=Section[Additive])
    allergens_declared: Annotated[Names, terms("allergens")] = Field(
        None, description="Allergens that the label declares"
    )
    allergens_emphasised: Flag = None
    nutrients: Substances = Field(default_factory=Substances, description="Nutrition values, printed and measured")
    nutrients_listed: Annotated[Names, terms("substances")] = None
    residues: Substances = Field(
        default_factory=Substances, description="Pesticide, drug and contaminant results in the food as sold"
    )
    net_quantity: Annotated[Amount, dimension("any")] = None
    alcohol: Annotated[Amount, dimension("volume-ratio")] = None
    shelf_life: Annotated[Amount, dimension("any")] = None
    durability_shown: Annotated[
        Name, one_of("best-before", "use-by", "production-date-and-shelf-life", "not-required")
    ] = None
    irradiated: Flag = None
    novel: Flag = None
    health_claim: Flag = None
    nutrition_claim: Flag = None
    imported: Flag = None
    dietary_supplement: Flag = None
    infant: Flag = None
    farm_inputs: Section[FarmInput] = Field(default_factory=Section[FarmInput])
    process: Texts = None
    applied_for: Day = Field(None, description="Date of the Green Food application")
    green_food_share: Annotated[Amount, dimension("ratio")] = Field(
        None,
        description="Share of all ingredients, without water and processing aids, that is Green Food or from its bases",
    )
    water_share: Annotated[Amount, dimension("ratio")] = None


class FormulaIngredient(SubstanceResult):
    """One ingredient of a mixture; ``value`` is its share."""

    inci: Text = Field(None, description="INCI name")
    cosmetic_function: Annotated[
        Names,
        some_of("preservative", "uv-filter", "colourant", "fragrance", "surfactant", "solvent", "active", "other"),
    ] = None
    microplastic: Flag = None


class Formula(Part):
    """A mixture: cosmetic, detergent, ink, slime."""

    product_type: Annotated[
        Name, one_of("leave-on", "rinse-off", "oral", "nail", "hair", "eye", "lip", "detergent", "other")
    ] = None
    for_children_under_three: Flag = None
    professional: Flag = None
    ingredients: Section[FormulaIngredient] = Field(default_factory=Section[FormulaIngredient])
    ph: Annotated[Amount, dimension("number")] = None
    viscosity: Text = None
    hazard_statements: Texts = Field(None, description="H codes, such as H318")
    ufi: Text = None
    period_after_opening: Annotated[Amount, dimension("months")] = None
    minimum_durability: Annotated[Amount, dimension("months")] = None
    not_added: Annotated[Names, terms("substances")] = None
    spf: Annotated[Amount, dimension("number")] = None
    nano_ingredients: Flag = None
    animal_tested: Flag = None
