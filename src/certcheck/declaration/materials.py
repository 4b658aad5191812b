"""Materials, the parts made of them, and what was measured in them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from certcheck.declaration.section import Part, Section
from certcheck.declaration.values import (
    Amount,
    Amounts,
    Day,
    Flag,
    Name,
    Names,
    Text,
    Texts,
    dimension,
    dimensions,
    one_of,
    some_of,
    term,
    terms,
)


class SubstanceResult(Part):
    """One stated or measured figure for a substance, or for a group of them.

    A figure under a material is its content in that homogeneous material unless ``basis`` says otherwise.
    """

    name: Annotated[Name, term("substances")] = Field(None, description="Name, id or listed synonym")
    cas: Text = Field(None, description="CAS number; decides where a name is ambiguous")
    ec: Text = None
    value: Annotated[Amount, dimension("any")] = Field(
        None, description="'12 mg/kg', '<5 mg/kg', 'ND (LOQ 2 mg/kg)', '3-7 %', 'present'"
    )
    basis: Annotated[Name, term("bases")] = Field(
        None, description="What the figure refers to: homogeneous-material, migration, release-rate …"
    )
    counts: Annotated[Name, one_of("each", "sum")] = Field(
        None, description="For a group: the figure is a bound for each member, or their sum"
    )
    added: Flag = Field(None, description="Intentionally added. A trace result never answers this")
    function: Text = None
    method: Text = Field(None, description="Standard and conditions of the measurement")
    simulant: Text = None
    time: Text = None
    test_temperature: Annotated[Amount, dimension("temperature")] = None
    replicates: Annotated[Amounts, dimensions("any")] = None
    part: Text = None
    nano: Flag = None
    authorisation: Text = None
    report: Text = Field(None, description="Id of the test report the figure comes from")
    source: Annotated[Name, one_of("own", "supplier", "laboratory", "authority")] = None
    on: Day = Field(None, description="Date of the result")
    printed: Annotated[Amount, dimension("any")] = Field(
        None, description="The value the label states, where it is compared with the measured one"
    )


Substances = Section[SubstanceResult]


class FibreShare(Part):
    """One fibre of a textile component with its share."""

    fibre: Annotated[Name, term("fibres")] = None
    share: Annotated[Amount, dimension("ratio")] = None


class Material(Part):
    """One homogeneous material, coating or textile component of the product."""

    id: Text = None
    name: Text = None
    material: Annotated[Name, term("materials")] = Field(
        None, description="What it is made of, from the material vocabulary"
    )
    role: Annotated[
        Name,
        one_of(
            "substrate",
            "coating",
            "plating",
            "ink",
            "adhesive",
            "textile",
            "filling",
            "solder",
            "plasticised",
            "component",
        ),
    ] = None
    part: Text = Field(None, description="Id or name of the part it belongs to")
    form: Annotated[
        Name,
        one_of(
            "solid",
            "dry-powder",
            "brittle",
            "pliable",
            "liquid",
            "sticky",
            "paste",
            "coating",
            "film",
            "fibre",
            "panel",
            "foam",
            "scraped-off",
        ),
    ] = None
    toy_material_category: Annotated[Name, one_of("i", "ii", "iii")] = Field(
        None, description="EN 71-3: I dry, brittle, powder-like or pliable; II liquid or sticky; III scraped off"
    )
    ceramic_ware: Annotated[Name, one_of("flat", "fillable", "cooking-or-storage")] = Field(
        None, description="EU ceramics: at most 25 mm deep; deeper; for cooking, or for storing more than 3 litres"
    )
    textile_class: Annotated[Name, one_of("a", "b", "c")] = Field(
        None, description="GB 18401: A infants, B direct skin contact, C no direct skin contact"
    )
    colour: Text = None
    mass: Annotated[Amount, dimension("mass")] = None
    mass_share: Annotated[Amount, dimension("ratio")] = None
    areal_mass: Annotated[Amount, dimension("areal-mass")] = None
    thickness: Annotated[Amount, dimension("length")] = None
    raised_surface: Flag = None
    accessible: Flag = Field(None, description="A child or user can touch it in normal use")
    skin_contact: Annotated[Name, one_of("no", "short", "repetitive", "prolonged", "pierced")] = None
    mouth_contact: Flag = None
    mouthable: Flag = None
    food_contact: Flag = None
    plasticised: Flag = None
    painted: Flag = None
    metal: Flag = None
    plastic: Flag = None
    rubber: Flag = None
    textile: Flag = None
    leather: Flag = None
    wood: Flag = None
    paint: Flag = Field(None, description="A paint or similar surface coating that can be scraped off")
    treated_with_azo_dyes: Flag = None
    natural: Flag = None
    recycled_share: Annotated[Amount, dimension("ratio")] = None
    fibres: Section[FibreShare] = Field(
        default_factory=Section[FibreShare], description="Fibre composition in the printed order"
    )
    substances: Substances = Field(default_factory=Substances)
    not_added: Annotated[Names, terms("substances")] = Field(
        None, description="Substances or groups stated not to be intentionally added"
    )
    exemptions: Texts = Field(None, description="Exemption codes claimed, such as RoHS '6(c)'")
    certifications: Annotated[Names, terms("schemes")] = None
    wood_species: Text = None
    harvest_country: Annotated[Name, term("places")] = None
    panel_kind: Annotated[
        Name,
        one_of(
            "particleboard",
            "mdf",
            "thin-mdf",
            "hardwood-plywood",
            "plywood",
            "solid-wood",
            "osb",
            "blockboard",
            "laminate-flooring",
        ),
    ] = None
    panel_finished: Flag = Field(None, description="Wood-based panel product with a finished surface")
    formaldehyde_class: Text = None
    supplier: Text = None


class Item(Part):
    """A part or component article, referred to by materials and tests."""

    id: Text = None
    name: Text = None
    parent: Text = None
    mass: Annotated[Amount, dimension("mass")] = None
    smallest_dimension: Annotated[Amount, dimension("length")] = None
    accessible: Flag = None
    removable: Flag = None
    fits_small_parts_cylinder: Flag = None
    magnet: Flag = None
    magnet_flux_index: Annotated[Amount, dimension("flux-index")] = None
    cord_length: Annotated[Amount, dimension("length")] = None
    colours: Texts = None
    contact: Annotated[Names, some_of("skin", "mouth", "food", "ear", "eye")] = None


class PropertyResult(Part):
    """A test result that is no substance: a figure, a grade or only a verdict."""

    property: Annotated[Name, term("properties")] = Field(
        None, description="pH, colour-fastness, flammability, force, distance, sound pressure …"
    )
    value: Annotated[Amount, dimension("any")] = None
    grade: Text = None
    verdict: Annotated[Name, one_of("pass", "fail", "not-tested")] = None
    replicates: Annotated[Amounts, dimensions("any")] = None
    standard: Annotated[Name, term("standards")] = None
    clause: Text = None
    material: Text = Field(None, description="Id of the material tested")
    part: Text = None
    condition: Text = Field(None, description="As new, after abuse tests …")
    report: Text = None
    on: Day = None
    printed: Annotated[Amount, dimension("any")] = None


class Observation(Part):
    """A construction feature somebody looked at."""

    feature: Annotated[Name, term("construction")] = Field(
        None, description="What was looked at: insulation, strain relief, guard …"
    )
    observed: Annotated[Name, one_of("present", "absent", "inadequate")] = None
    part: Text = None
    text: Text = None
    by: Text = None
