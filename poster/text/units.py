"""A word -> whether it is a unit, which stays with its number and in one piece: `cm`, `mg/kg`, `W·m⁻²`."""

UNITS = frozenset(
    """
    m km dm cm mm µm μm nm pm fm Å in. ft ft. yd mi ha km/h m/s
    kg g mg µg μg ng pg t lb oz
    l L dl dL cl cL ml mL µl μl µL μL nl nL
    s ms µs μs ns ps fs min h d wk yr min. h. hrs a.m. p.m. am pm Uhr
    Hz kHz MHz GHz THz rpm
    K °C °F ° ′ ″
    N kN Pa hPa kPa MPa GPa bar mbar mmHg atm Torr
    J kJ MJ GJ cal kcal eV keV MeV GeV TeV W mW kW MW GW Wh kWh MWh GWh
    V mV kV A mA µA nA pA Ω kΩ MΩ F µF nF pF T mT G H dB
    mol mmol µmol μmol nmol pmol M mM µM μM nM pM Da kDa MDa U IU IE
    bp kb kbp Mb Mbp Gb Gbp nt aa
    bit kbit Mbit Gbit B kB MB GB TB PB KiB MiB GiB
    lm lx cd Bq kBq MBq Gy mGy Sv mSv
    % ‰ ppm ppb vol% wt% pt px dpi ppi MP
    € $ £ ¥ EUR USD GBP CHF Mio. Mrd.
    """.split()
)
"""Units, and what is read like one. Those of several parts (`mg/kg`, `W·m⁻²`) are taken apart."""

EXPONENTS = "0123456789-−–+⁰¹²³⁴⁵⁶⁷⁸⁹⁻"


def is_unit(word: str) -> bool:
    """`cm`, `kg.`, `mg/kg`, `m²`, `W·m⁻²`; a unit in words that starts with a digit is none."""
    if word in UNITS:
        return True
    parts = word.rstrip(".").replace("·", "/").replace("⋅", "/").split("/")
    return all(part in UNITS or part.rstrip(EXPONENTS) in UNITS for part in parts)
