"""Names, units and zones of Covertype: what its columns and the network's inputs are called.

Source: Blackard & Dean, UCI Covertype (CC BY 4.0), and the USFS ecological land type units
(ELU) of its soil types, whose first two digits are the climatic and the geologic zone.
"""

from typing import Final, NamedTuple


class Quantity(NamedTuple):
    """A measured column: its name in the published files, our name, its unit."""

    column: str
    name: str
    unit: str


QUANTITIES: Final = (
    Quantity("Elevation", "Elevation", "m"),
    Quantity("Aspect", "Aspect", "degrees azimuth"),
    Quantity("Slope", "Slope", "degrees"),
    Quantity("Horizontal_Distance_To_Hydrology", "Distance to water", "m"),
    Quantity("Vertical_Distance_To_Hydrology", "Height above water", "m"),
    Quantity("Horizontal_Distance_To_Roadways", "Distance to road", "m"),
    Quantity("Hillshade_9am", "Hillshade at 9:00", "0–255"),
    Quantity("Hillshade_Noon", "Hillshade at noon", "0–255"),
    Quantity("Hillshade_3pm", "Hillshade at 15:00", "0–255"),
    Quantity("Horizontal_Distance_To_Fire_Points", "Distance to past fire", "m"),
)
WILDERNESS: Final = ("Rawah", "Neota", "Comanche Peak", "Cache la Poudre")
SOILS: Final = 40

INPUT_COLUMNS: Final = (
    *(quantity.column for quantity in QUANTITIES),
    *(f"Wilderness_Area{k}" for k in range(1, len(WILDERNESS) + 1)),
    *(f"Soil_Type{k}" for k in range(1, SOILS + 1)),
)
LABEL_COLUMN: Final = "Cover_Type"
COLUMNS: Final = (*INPUT_COLUMNS, LABEL_COLUMN)

FIRST_WILDERNESS: Final = len(QUANTITIES)
FIRST_SOIL: Final = FIRST_WILDERNESS + len(WILDERNESS)

CLIMATIC_ZONES: Final[dict[int, str]] = {
    2: "Lower montane dry",
    3: "Montane dry",
    4: "Montane",
    5: "Montane dry and montane",
    6: "Montane and subalpine",
    7: "Subalpine",
    8: "Alpine",
}
GEOLOGIC_ZONES: Final[dict[int, str]] = {
    1: "Alluvium",
    2: "Glacial",
    5: "Mixed sedimentary",
    7: "Igneous and metamorphic",
}

CLIMATIC_OF_SOIL: Final = (
    *(6 * (2,)),  # soil types 1–6
    *(2 * (3,)),  # 7–8
    *(5 * (4,)),  # 9–13
    *(2 * (5,)),  # 14–15
    *(3 * (6,)),  # 16–18
    *(16 * (7,)),  # 19–34
    *(6 * (8,)),  # 35–40
)
GEOLOGIC_OF_SOIL: Final = (
    *(6 * (7,)),  # soil types 1–6
    *(2 * (5,)),  # 7–8
    *(1 * (2,)),  # 9
    *(4 * (7,)),  # 10–13
    *(4 * (1,)),  # 14–17
    *(1 * (7,)),  # 18
    *(3 * (1,)),  # 19–21
    *(2 * (2,)),  # 22–23
    *(17 * (7,)),  # 24–40
)

FEATURE_GROUPS: Final[tuple[tuple[str, int], ...]] = (
    ("Terrain and distances", len(QUANTITIES)),
    ("Wilderness area", len(WILDERNESS)),
    ("Soil type", SOILS),
    ("Climatic zone", len(CLIMATIC_ZONES)),
    ("Geologic zone", len(GEOLOGIC_ZONES)),
    ("Constant", 1),
)
FEATURES: Final = (
    *(quantity.name for quantity in QUANTITIES),
    *WILDERNESS,
    *(f"Soil type {k}" for k in range(1, SOILS + 1)),
    *CLIMATIC_ZONES.values(),
    *GEOLOGIC_ZONES.values(),
    "Constant 1",
)

CLASSES: Final = (
    "Spruce/Fir",
    "Lodgepole Pine",
    "Ponderosa Pine",
    "Cottonwood/Willow",
    "Aspen",
    "Douglas-fir",
    "Krummholz",
)
"""Cover types 1 to 7, in the order of their numbers."""

CLASSES_BY_ELEVATION: Final = (
    "Cottonwood/Willow",
    "Ponderosa Pine",
    "Douglas-fir",
    "Aspen",
    "Lodgepole Pine",
    "Spruce/Fir",
    "Krummholz",
)
"""The same seven in order of mean elevation, as figures draw them."""
