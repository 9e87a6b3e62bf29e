"""Names that no hospital, sponsor, person or drug bears, as far as anybody can know."""

from __future__ import annotations

# A hospital is a number, a bird and a kind: "Seven Herons Children's Hospital".
NUMBERS = ("Three", "Five", "Six", "Seven", "Nine", "Eleven", "Twelve")
BIRDS = (
    "Avocets",
    "Curlews",
    "Dunlins",
    "Egrets",
    "Herons",
    "Jackdaws",
    "Kestrels",
    "Lapwings",
    "Plovers",
    "Puffins",
    "Swifts",
    "Wagtails",
    "Waxwings",
    "Wrens",
)
KINDS = ("Children's Hospital", "Teaching Hospital", "Medical Center", "Clinic")

# A drug is a plant and an ending: "Thistlemab".
PLANTS = (
    "Bracken",
    "Bramble",
    "Campion",
    "Clover",
    "Fescue",
    "Harebell",
    "Juniper",
    "Larkspur",
    "Mallow",
    "Marigold",
    "Sedge",
    "Sorrel",
    "Teasel",
    "Thistle",
    "Vetch",
    "Yarrow",
)

# name, class of the registry, the part of its address before .example
SPONSORS = (
    ("Paper Boat Research Trust", "OTHER", "paper-boat"),
    ("Lantern Lane Therapeutics", "INDUSTRY", "lantern-lane"),
    ("Blue Kettle Institute of Child Health", "OTHER", "blue-kettle"),
    ("Otter and Ash Pharmaceuticals", "INDUSTRY", "otter-and-ash"),
    ("The Long Pier Trials Network", "NETWORK", "long-pier"),
    ("Copper Thimble University", "OTHER", "copper-thimble"),
)

FIRST_NAMES = (
    "Ada",
    "Amara",
    "Bilal",
    "Carmen",
    "Dov",
    "Elif",
    "Farid",
    "Greta",
    "Hana",
    "Ines",
    "Jonah",
    "Kofi",
    "Linh",
    "Mateo",
    "Nadia",
    "Oskar",
    "Priya",
    "Rosa",
    "Tomasz",
    "Yuki",
)
LAST_NAMES = (
    "Applewhistle",
    "Brambleby",
    "Candlewick",
    "Dewfeather",
    "Fernlight",
    "Inkwater",
    "Lanternhill",
    "Marrowick",
    "Nettlecroft",
    "Pebblegate",
    "Quillfeather",
    "Rainbarrel",
    "Saltbasket",
    "Thimbleton",
    "Underhedge",
    "Windowmere",
)
DEGREES = ("MD", "MD, PhD", "RN", "PhD")

# Numbers from 555-0100 to 555-0199 are kept for stories in every area code of North America.
AREA_CODES = ("202", "303", "404", "505", "606", "707", "808", "901")
