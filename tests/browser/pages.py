"""The demo's pages."""

MUSCLE_SPASMS = "/conditions/muscle-spasms/"
# By the name that a test's id and a screenshot have.
PAGES = {
    "home": "/",
    "conditions": "/conditions/",
    "muscle-spasms": MUSCLE_SPASMS,
    "rheumatic-pain": "/conditions/rheumatic-pain/",
}
CONDITIONS = {
    name: path for name, path in PAGES.items() if name not in ("home", "conditions")
}
ELM_LANE = "/clinics/elm-lane-clinic/"
PAGES |= {
    "practitioners": "/practitioners/",
    "robin-example": "/practitioners/robin-example/",
    "morgan-sample": "/practitioners/morgan-sample/",
    "clinics": "/clinics/",
    "elm-lane-clinic": ELM_LANE,
    "oak-road-clinic": "/clinics/oak-road-clinic/",
}
