"""Materials, the parts made of them, and what was measured in them."""

from __future__ import annotations

from certcheck.declaration import spec
from certcheck.declaration.section import Part, Section
from certcheck.declaration.values import Amount, Amounts, Day, Flag, Name, Names, Text, Texts


class SubstanceResult(Part):
    """One stated or measured figure for a substance, or for a group of them.

    A figure under a material is its content in that homogeneous material unless ``basis`` says otherwise.
    """

    name: Name = spec.term("substances", "Name, id or listed synonym")
    cas: Text = spec.text("CAS number; decides where a name is ambiguous")
    ec: Text = spec.text()
    value: Amount = spec.amount("any", "'12 mg/kg', '<5 mg/kg', 'ND (LOQ 2 mg/kg)', '3-7 %', 'present'")
    basis: Name = spec.term("bases", "What the figure refers to: homogeneous-material, migration, release-rate …")
    counts: Name = spec.one_of("each", "sum", about="For a group: the figure is a bound for each member, or their sum")
    added: Flag = spec.flag("Intentionally added. A trace result never answers this")
    function: Text = spec.text()
    method: Text = spec.text("Standard and conditions of the measurement")
    simulant: Text = spec.text()
    time: Text = spec.text()
    test_temperature: Amount = spec.amount("temperature")
    replicates: Amounts = spec.amounts("any")
    part: Text = spec.text()
    nano: Flag = spec.flag()
    authorisation: Text = spec.text()
    report: Text = spec.text("Id of the test report the figure comes from")
    source: Name = spec.one_of("own", "supplier", "laboratory", "authority")
    on: Day = spec.day("Date of the result")
    printed: Amount = spec.amount("any", "The value the label states, where it is compared with the measured one")


Substances = Section[SubstanceResult]


class FibreShare(Part):
    """One fibre of a textile component with its share."""

    fibre: Name = spec.term("fibres")
    share: Amount = spec.amount("ratio")


class Material(Part):
    """One homogeneous material, coating or textile component of the product."""

    id: Text = spec.text()
    name: Text = spec.text()
    material: Name = spec.term("materials", "What it is made of, from the material vocabulary")
    role: Name = spec.one_of(
        "substrate", "coating", "plating", "ink", "adhesive", "textile", "filling", "solder", "plasticised", "component"
    )
    part: Text = spec.text("Id or name of the part it belongs to")
    form: Name = spec.one_of(
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
    )
    toy_material_category: Name = spec.one_of(
        "i", "ii", "iii", about="EN 71-3: I dry, brittle, powder-like or pliable; II liquid or sticky; III scraped off"
    )
    ceramic_ware: Name = spec.one_of(
        "flat",
        "fillable",
        "cooking-or-storage",
        about="EU ceramics: at most 25 mm deep; deeper; for cooking, or for storing more than 3 litres",
    )
    textile_class: Name = spec.one_of(
        "a", "b", "c", about="GB 18401: A infants, B direct skin contact, C no direct skin contact"
    )
    colour: Text = spec.text()
    mass: Amount = spec.amount("mass")
    mass_share: Amount = spec.amount("ratio")
    areal_mass: Amount = spec.amount("areal-mass")
    thickness: Amount = spec.amount("length")
    raised_surface: Flag = spec.flag()
    accessible: Flag = spec.flag("A child or user can touch it in normal use")
    skin_contact: Name = spec.one_of("no", "short", "repetitive", "prolonged", "pierced")
    mouth_contact: Flag = spec.flag()
    mouthable: Flag = spec.flag()
    food_contact: Flag = spec.flag()
    plasticised: Flag = spec.flag()
    painted: Flag = spec.flag()
    metal: Flag = spec.flag()
    plastic: Flag = spec.flag()
    rubber: Flag = spec.flag()
    textile: Flag = spec.flag()
    leather: Flag = spec.flag()
    wood: Flag = spec.flag()
    paint: Flag = spec.flag("A paint or similar surface coating that can be scraped off")
    treated_with_azo_dyes: Flag = spec.flag()
    natural: Flag = spec.flag()
    recycled_share: Amount = spec.amount("ratio")
    fibres: Section[FibreShare] = spec.section(FibreShare, "Fibre composition in the printed order")
    substances: Substances = spec.section(SubstanceResult)
    not_added: Names = spec.terms("substances", "Substances or groups stated not to be intentionally added")
    exemptions: Texts = spec.texts("Exemption codes claimed, such as RoHS '6(c)'")
    certifications: Names = spec.terms("schemes")
    wood_species: Text = spec.text()
    harvest_country: Name = spec.term("places")
    panel_kind: Name = spec.one_of(
        "particleboard",
        "mdf",
        "thin-mdf",
        "hardwood-plywood",
        "plywood",
        "solid-wood",
        "osb",
        "blockboard",
        "laminate-flooring",
    )
    panel_finished: Flag = spec.flag("Wood-based panel product with a finished surface")
    formaldehyde_class: Text = spec.text()
    supplier: Text = spec.text()


class Item(Part):
    """A part or component article, referred to by materials and tests."""

    id: Text = spec.text()
    name: Text = spec.text()
    parent: Text = spec.text()
    mass: Amount = spec.amount("mass")
    smallest_dimension: Amount = spec.amount("length")
    accessible: Flag = spec.flag()
    removable: Flag = spec.flag()
    fits_small_parts_cylinder: Flag = spec.flag()
    magnet: Flag = spec.flag()
    magnet_flux_index: Amount = spec.amount("flux-index")
    cord_length: Amount = spec.amount("length")
    colours: Texts = spec.texts()
    contact: Names = spec.some_of("skin", "mouth", "food", "ear", "eye")


class PropertyResult(Part):
    """A test result that is no substance: a figure, a grade or only a verdict."""

    property: Name = spec.term("properties", "pH, colour-fastness, flammability, force, distance, sound pressure …")
    value: Amount = spec.amount("any")
    grade: Text = spec.text()
    verdict: Name = spec.one_of("pass", "fail", "not-tested")
    replicates: Amounts = spec.amounts("any")
    standard: Name = spec.term("standards")
    clause: Text = spec.text()
    material: Text = spec.text("Id of the material tested")
    part: Text = spec.text()
    condition: Text = spec.text("As new, after abuse tests …")
    report: Text = spec.text()
    on: Day = spec.day()
    printed: Amount = spec.amount("any")


class Observation(Part):
    """A construction feature somebody looked at."""

    feature: Name = spec.term("construction", "What was looked at: insulation, strain relief, guard …")
    observed: Name = spec.one_of("present", "absent", "inadequate")
    part: Text = spec.text()
    text: Text = spec.text()
    by: Text = spec.text()
