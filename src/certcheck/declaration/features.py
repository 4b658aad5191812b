"""What the product does and touches: the facts that decide which law applies."""

from __future__ import annotations

from certcheck.declaration import spec
from certcheck.declaration.materials import SubstanceResult, Substances
from certcheck.declaration.section import Part
from certcheck.declaration.values import Amount, Day, Flag, Name, Names, Text, Texts


class Features(Part):
    """Yes-or-no properties. A category presumes the usual ones; what is stated here overrides it."""

    electrical: Flag = spec.flag("Works with electric current or an electromagnetic field")
    mains: Flag = spec.flag("Connects to the public mains")
    radio: Flag = spec.flag("Sends or receives radio waves on purpose (Bluetooth, Wi-Fi, RFID)")
    battery: Flag = spec.flag("Contains or is supplied with a battery or cell")
    rechargeable: Flag = spec.flag()
    button_cell: Flag = spec.flag("Contains or is designed for button or coin cells")
    internet_connected: Flag = spec.flag("Connects to the internet, directly or through another device")
    digital_elements: Flag = spec.flag("Software or hardware with a data connection to a device or network")
    processes_personal_data: Flag = spec.flag()
    transfers_money: Flag = spec.flag()
    laser: Flag = spec.flag()
    light_source: Flag = spec.flag("Is or contains a light source for lighting")
    mercury_lamp: Flag = spec.flag()
    charger_included: Flag = spec.flag()
    wired_charging: Flag = spec.flag("Can be charged by wire")
    display: Flag = spec.flag("Has an integral electronic display")
    digital_clock: Flag = spec.flag("Contains digital circuits with a clock of 9 kHz or more")
    fixed_installation: Flag = spec.flag()
    military: Flag = spec.flag()
    food_contact: Flag = spec.flag("Meant or likely to touch food or drink")
    skin_contact: Flag = spec.flag()
    mouth_contact: Flag = spec.flag("Meant or likely to be placed in the mouth")
    mouthable: Flag = spec.flag("A child can place it or an accessible part in the mouth (below 5 cm in one dimension)")
    toy_use: Flag = spec.flag("Designed or intended, also among other uses, for play by children under 14")
    childcare: Flag = spec.flag("Meant to help sleep, relaxation, hygiene, feeding or sucking of children")
    child_appeal: Flag = spec.flag("Likely to attract children (shape, colours, characters)")
    food_imitating: Flag = spec.flag("Looks like food but is none")
    sleepwear: Flag = spec.flag()
    jewellery: Flag = spec.flag()
    magnets: Flag = spec.flag("Contains loose or separable magnets")
    projectiles: Flag = spec.flag()
    small_parts: Flag = spec.flag("A part fits the small-parts cylinder, as supplied or after tests")
    cords: Flag = spec.flag()
    sound: Flag = spec.flag()
    textile: Flag = spec.flag("At least 80 % textile fibre by mass, or a textile part that labelling law covers")
    leather: Flag = spec.flag()
    fur: Flag = spec.flag()
    wood: Flag = spec.flag()
    composite_wood: Flag = spec.flag("Contains particleboard, MDF or hardwood plywood")
    plastic: Flag = spec.flag()
    bamboo_filled_plastic: Flag = spec.flag("Plastic with bamboo or other plant fibre as a filler")
    cosmetic: Flag = spec.flag()
    liquid: Flag = spec.flag()
    edible: Flag = spec.flag()
    alcoholic: Flag = spec.flag()
    medical_purpose: Flag = spec.flag("Intended to diagnose, treat, prevent or relieve disease")
    drug_claim: Flag = spec.flag()
    biocidal_claim: Flag = spec.flag("Claims to kill, repel or control microbes or pests")
    protective_purpose: Flag = spec.flag("Meant to protect the wearer against a risk (PPE)")
    ppe_category: Name = spec.one_of(
        "i", "ii", "iii", about="EU risk category of protective equipment, Regulation (EU) 2016/425 Annex I"
    )
    treated_with_biocide: Flag = spec.flag()
    industrial_machine: Flag = spec.flag()
    moving_parts: Flag = spec.flag()
    flying: Flag = spec.flag()
    vehicle: Flag = spec.flag()
    pressure: Flag = spec.flag()
    gas_burning: Flag = spec.flag()
    outdoor_only: Flag = spec.flag()
    professional_only: Flag = spec.flag("Only for professional users and so sold")
    perishable: Flag = spec.flag()
    single_use: Flag = spec.flag()
    animal_origin: Flag = spec.flag()
    genetically_modified: Flag = spec.flag()
    spare_part: Flag = spec.flag()
    custom_made: Flag = spec.flag()
    functions: Texts = spec.texts()


class Electrical(Part):
    """Ratings and construction of electrical equipment."""

    input_voltage: Amount = spec.amount("voltage")
    input_current_kind: Name = spec.one_of("ac", "dc", "ac-dc")
    output_voltage: Amount = spec.amount("voltage")
    output_current_kind: Name = spec.one_of("ac", "dc", "ac-dc")
    output_current: Amount = spec.amount("current")
    power: Amount = spec.amount("power", "Rated input power")
    output_power: Amount = spec.amount("power")
    charging_power: Amount = spec.amount("power", "Highest power accepted when charged by wire")
    charging_voltage: Amount = spec.amount("voltage")
    charging_current: Amount = spec.amount("current")
    charging_port: Name = spec.one_of("usb-c", "usb-a", "micro-usb", "lightning", "barrel", "proprietary", "contacts")
    usb_power_delivery: Flag = spec.flag()
    charging_device_class: Name = spec.one_of(
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
    )
    frequency: Amount = spec.amount("frequency", "Highest internal clock or operating frequency")
    protection_class: Name = spec.one_of("class-i", "class-ii", "class-iii")
    ingress_code: Text = spec.text()
    plug_type: Text = spec.text()
    no_load_power: Amount = spec.amount("power")
    standby_power: Amount = spec.amount("power")
    off_power: Amount = spec.amount("power")
    efficiency: Amount = spec.amount("ratio", "Average active efficiency, as measured")
    radio_bands: Texts = spec.texts()
    radio_module_certified: Flag = spec.flag("Radio function only through a certified module within its grant")
    light_output: Amount = spec.amount("light")
    colour_temperature: Amount = spec.amount("colour-temperature")
    laser_class: Text = spec.text()
    rohs_category: Name = spec.one_of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11")
    harmonised_standards_fully_applied: Flag = spec.flag(
        "Harmonised standards cited in the EU Official Journal, applied in full and without restriction"
    )


class Battery(Part):
    """One battery or cell that the product contains or comes with."""

    id: Text = spec.text()
    kind: Name = spec.one_of(
        "button", "coin", "cylindrical", "prismatic", "pouch", "pack", "portable", "lmt", "industrial", "sli", "ev"
    )
    legal_category: Name = spec.one_of("portable", "portable-general-use", "lmt", "industrial", "sli", "ev")
    chemistry: Name = spec.one_of(
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
    )
    energy: Amount = spec.amount("energy", "Rated energy in Wh")
    cell_energy: Amount = spec.amount("energy")
    capacity: Amount = spec.amount("charge")
    voltage: Amount = spec.amount("voltage")
    lithium_content: Amount = spec.amount("mass")
    mass: Amount = spec.amount("mass")
    count: Amount = spec.amount("number")
    rechargeable: Flag = spec.flag()
    supplied: Name = spec.one_of("built-in", "in-product", "with-product", "loose", "not-supplied")
    removable_by: Name = spec.one_of("end-user", "professional", "nobody")
    compartment_opens_with: Name = spec.one_of("tool", "two-movements", "hand", "sealed")
    compartment_screws_captive: Flag = spec.flag()
    withstands_abuse_tests: Flag = spec.flag("Cell not released after drop, impact, crush, torque and tension tests")
    child_resistant_pack: Flag = spec.flag()
    largest_face_area: Amount = spec.amount("area")
    state_of_charge: Amount = spec.amount("ratio")
    un_38_3_summary: Flag = spec.flag("UN 38.3 test summary is held")
    model: Text = spec.text()
    made: Day = spec.day()
    marks_shown: Names = spec.some_of("separate-collection", "pb", "cd", "capacity", "qr", "hg", "chemistry")
    substances: Substances = spec.section(SubstanceResult, "Substances of the battery as a whole")
    ce_marked: Flag = spec.flag()
    standard: Name = spec.term("standards")
