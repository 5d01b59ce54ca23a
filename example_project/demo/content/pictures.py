"""The demo's pictures: their titles in the library, and what each tells a reader.

The drawings are SVG files; ``make pictures`` makes the PNG files from them.
"""

from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "pictures"

PICTURES = {
    "calf-stretch-1": {
        "file": "calf-stretch-1.png",
        "title": "Calf stretch, step 1: hands on the wall",
        "alt": (
            "A person stands at arm’s length from a wall, feet together, with both "
            "hands flat on the wall at shoulder height."
        ),
    },
    "calf-stretch-2": {
        "file": "calf-stretch-2.png",
        "title": "Calf stretch, step 2: one foot back",
        "alt": (
            "Hands still on the wall, one foot has moved back. Its heel is on the "
            "floor and that leg is straight; the front knee is bent."
        ),
    },
    "calf-stretch-3": {
        "file": "calf-stretch-3.png",
        "title": "Calf stretch, step 3: lean forward",
        "alt": (
            "The whole body leans towards the wall with bent elbows. The back heel "
            "stays on the floor. The calf of the back leg, where you feel the "
            "stretch, is marked."
        ),
    },
    "muscle-spasms": {
        "file": "muscle-spasms.png",
        "title": "A relaxed calf beside a calf in spasm",
        "alt": (
            "Two lower legs from behind. In the left one the calf muscle is relaxed: "
            "long and slim. In the right one it is in spasm: short, thick and bulging."
        ),
    },
    "rheumatic-pain": {
        "file": "rheumatic-pain.png",
        "title": "Where rheumatic pain is often felt",
        "alt": (
            "A body with common places of pain marked: the shoulders, elbows, wrists, "
            "hips, knees and ankles, and muscles between them. An enlarged hand shows "
            "the joints of the fingers, thumb and wrist."
        ),
    },
    "robin-example": {
        "file": "robin-example.png",
        "title": "Robin Example",
        "alt": (
            "Robin Example, smiling, with chin-length brown hair, in a dark green "
            "tunic."
        ),
    },
    "elm-lane-clinic": {
        "file": "elm-lane-clinic.png",
        "title": "Elm Lane Clinic from the lane",
        "alt": (
            "A small brick house beside an elm. A level path leads from the lane to "
            "its green door, without a step. On the right are two parking spaces, one "
            "with the wheelchair sign."
        ),
    },
}
