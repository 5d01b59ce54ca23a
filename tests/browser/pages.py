"""The demo's pages, and a longer list of conditions."""

MUSCLE_SPASMS = "/conditions/muscle-spasms/"
MANY = "/all-conditions/"
# By the name that a test's id and a screenshot have.
CONDITIONS = {
    "muscle-spasms": MUSCLE_SPASMS,
    "rheumatic-pain": "/conditions/rheumatic-pain/",
}
PAGES = {
    "home": "/",
    "conditions": "/conditions/",
    **CONDITIONS,
    "many-conditions": MANY,
    "one-region": f"{MANY}?region=knee",
    "found": f"{MANY}?q=arthritis",
    "nothing-found": f"{MANY}?q=unicorn",
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
