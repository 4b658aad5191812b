"""What the product does and touches: the facts that decide which law applies."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from certcheck.declaration.materials import Substances
from certcheck.declaration.section import Part
from certcheck.declaration.values import Amount, Day, Flag, Name, Names, Text, Texts, dimension, one_of, some_of, term


class Features(Part):
    """Yes-or-no properties. A category presumes the usual ones; what is stated here overrides it."""

    electrical: Flag = Field(None, description="Works with electric current or an electromagnetic field")
    mains: Flag = Field(None, description="Connects to the public mains")
    radio: Flag = Field(None, description="Sends or receives radio waves on purpose (Bluetooth, Wi-Fi, RFID)")
    battery: Flag = Field(None, description="Contains or is supplied with a battery or cell")
    rechargeable: Flag = None
    button_cell: Flag = Field(None, description="Contains or is designed for button or coin cells")
    internet_connected: Flag = Field(None, description="Connects to the internet, directly or through another device")
    digital_elements: Flag = Field(
        None, description="Software or hardware with a data connection to a device or network"
    )
    processes_personal_data: Flag = None
    transfers_money: Flag = None
    laser: Flag = None
    light_source: Flag = Field(None, description="Is or contains a light source for lighting")
    mercury_lamp: Flag = None
    charger_included: Flag = None
    wired_charging: Flag = Field(None, description="Can be charged by wire")
    display: Flag = Field(None, description="Has an integral electronic display")
    digital_clock: Flag = Field(None, description="Contains digital circuits with a clock of 9 kHz or more")
    fixed_installation: Flag = None
    military: Flag = None
    food_contact: Flag = Field(None, description="Meant or likely to touch food or drink")
    skin_contact: Flag = None
    mouth_contact: Flag = Field(None, description="Meant or likely to be placed in the mouth")
    mouthable: Flag = Field(
        None,
        description="A child can place it or an accessible part in the mouth (below 5 cm in one dimension)",
    )
    toy_use: Flag = Field(
        None, description="Designed or intended, also among other uses, for play by children under 14"
    )
    childcare: Flag = Field(
        None, description="Meant to help sleep, relaxation, hygiene, feeding or sucking of children"
    )
    child_appeal: Flag = Field(None, description="Likely to attract children (shape, colours, characters)")
    food_imitating: Flag = Field(None, description="Looks like food but is none")
    sleepwear: Flag = None
    jewellery: Flag = None
    magnets: Flag = Field(None, description="Contains loose or separable magnets")
    projectiles: Flag = None
    small_parts: Flag = Field(None, description="A part fits the small-parts cylinder, as supplied or after tests")
    cords: Flag = None
    sound: Flag = None
    textile: Flag = Field(
        None, description="At least 80 % textile fibre by mass, or a textile part that labelling law covers"
    )
    leather: Flag = None
    fur: Flag = None
    wood: Flag = None
    composite_wood: Flag = Field(None, description="Contains particleboard, MDF or hardwood plywood")
    plastic: Flag = None
    bamboo_filled_plastic: Flag = Field(None, description="Plastic with bamboo or other plant fibre as a filler")
    cosmetic: Flag = None
    liquid: Flag = None
    edible: Flag = None
    alcoholic: Flag = None
    medical_purpose: Flag = Field(None, description="Intended to diagnose, treat, prevent or relieve disease")
    drug_claim: Flag = None
    biocidal_claim: Flag = Field(None, description="Claims to kill, repel or control microbes or pests")
    protective_purpose: Flag = Field(None, description="Meant to protect the wearer against a risk (PPE)")
    ppe_category: Annotated[Name, one_of("i", "ii", "iii")] = Field(
        None, description="EU risk category of protective equipment, Regulation (EU) 2016/425 Annex I"
    )
    treated_with_biocide: Flag = None
    industrial_machine: Flag = None
    moving_parts: Flag = None
    flying: Flag = None
    vehicle: Flag = None
    pressure: Flag = None
    gas_burning: Flag = None
    outdoor_only: Flag = None
    professional_only: Flag = Field(None, description="Only for professional users and so sold")
    perishable: Flag = None
    single_use: Flag = None
    animal_origin: Flag = None
    genetically_modified: Flag = None
    spare_part: Flag = None
    custom_made: Flag = None
    functions: Texts = None


class Electrical(Part):
    """Ratings and construction of electrical equipment."""

    input_voltage: Annotated[Amount, dimension("voltage")] = None
    input_current_kind: Annotated[Name, one_of("ac", "dc", "ac-dc")] = None
    output_voltage: Annotated[Amount, dimension("voltage")] = None
    output_current_kind: Annotated[Name, one_of("ac", "dc", "ac-dc")] = None
    output_current: Annotated[Amount, dimension("current")] = None
    power: Annotated[Amount, dimension("power")] = Field(None, description="Rated input power")
    output_power: Annotated[Amount, dimension("power")] = None
    charging_power: Annotated[Amount, dimension("power")] = Field(
        None, description="Highest power accepted when charged by wire"
    )
    charging_voltage: Annotated[Amount, dimension("voltage")] = None
    charging_current: Annotated[Amount, dimension("current")] = None
    charging_port: Annotated[
        Name, one_of("usb-c", "usb-a", "micro-usb", "lightning", "barrel", "proprietary", "contacts")
    ] = None
    usb_power_delivery: Flag = None
    charging_device_class: Annotated[
        Name,
        one_of(
            "phone",
            "tablet",
            "camera",
            "headphones",
            "handheld-console",
            "portable-speaker",
            "e-reader",
            "keyboard",
            "mouse",
            "portable-navigation",
            "earbuds",
            "laptop",
            "other",
        ),
    ] = None
    frequency: Annotated[Amount, dimension("frequency")] = Field(
        None, description="Highest internal clock or operating frequency"
    )
    protection_class: Annotated[Name, one_of("class-i", "class-ii", "class-iii")] = None
    ingress_code: Text = None
    plug_type: Text = None
    no_load_power: Annotated[Amount, dimension("power")] = None
    standby_power: Annotated[Amount, dimension("power")] = None
    off_power: Annotated[Amount, dimension("power")] = None
    efficiency: Annotated[Amount, dimension("ratio")] = Field(
        None, description="Average active efficiency, as measured"
    )
    radio_bands: Texts = None
    radio_module_certified: Flag = Field(
        None, description="Radio function only through a certified module within its grant"
    )
    light_output: Annotated[Amount, dimension("light")] = None
    colour_temperature: Annotated[Amount, dimension("colour-temperature")] = None
    laser_class: Text = None
    rohs_category: Annotated[Name, one_of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11")] = None
    harmonised_standards_fully_applied: Flag = Field(
        None,
        description="Harmonised standards cited in the EU Official Journal, applied in full and without restriction",
    )


class Battery(Part):
    """One battery or cell that the product contains or comes with."""

    id: Text = None
    kind: Annotated[
        Name,
        one_of(
            "button", "coin", "cylindrical", "prismatic", "pouch", "pack", "portable", "lmt", "industrial", "sli", "ev"
        ),
    ] = None
    legal_category: Annotated[Name, one_of("portable", "portable-general-use", "lmt", "industrial", "sli", "ev")] = None
    chemistry: Annotated[
        Name,
        one_of(
            "lithium-ion",
            "lithium-metal",
            "lithium-polymer",
            "alkaline",
            "zinc-air",
            "zinc-carbon",
            "nimh",
            "nicd",
            "silver-oxide",
            "lead-acid",
            "sodium-ion",
        ),
    ] = None
    energy: Annotated[Amount, dimension("energy")] = Field(None, description="Rated energy in Wh")
    cell_energy: Annotated[Amount, dimension("energy")] = None
    capacity: Annotated[Amount, dimension("charge")] = None
    voltage: Annotated[Amount, dimension("voltage")] = None
    lithium_content: Annotated[Amount, dimension("mass")] = None
    mass: Annotated[Amount, dimension("mass")] = None
    count: Annotated[Amount, dimension("number")] = None
    rechargeable: Flag = None
    supplied: Annotated[Name, one_of("built-in", "in-product", "with-product", "loose", "not-supplied")] = None
    removable_by: Annotated[Name, one_of("end-user", "professional", "nobody")] = None
    compartment_opens_with: Annotated[Name, one_of("tool", "two-movements", "hand", "sealed")] = None
    compartment_screws_captive: Flag = None
    withstands_abuse_tests: Flag = Field(
        None, description="Cell not released after drop, impact, crush, torque and tension tests"
    )
    child_resistant_pack: Flag = None
    largest_face_area: Annotated[Amount, dimension("area")] = None
    state_of_charge: Annotated[Amount, dimension("ratio")] = None
    un_38_3_summary: Flag = Field(None, description="UN 38.3 test summary is held")
    model: Text = None
    made: Day = None
    marks_shown: Annotated[Names, some_of("separate-collection", "pb", "cd", "capacity", "qr", "hg", "chemistry")] = (
        None
    )
    substances: Substances = Field(default_factory=Substances, description="Substances of the battery as a whole")
    ce_marked: Flag = None
    standard: Annotated[Name, term("standards")] = None
