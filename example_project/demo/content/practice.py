"""The practice: an invented one. Its telephone number is from the range for fiction."""

import datetime
from decimal import Decimal

NAME = "Elm Lane Osteopathy"
CHECKED = datetime.date(2026, 11, 22)
NEXT_CHECK = datetime.date(2029, 11, 22)

DETAILS = {
    "practice_name": NAME,
    "legal_name": "Elm Lane Osteopathy (Example) Ltd",
    "jurisdiction": "gb",
    "nation": "england",
    "booking_url": "https://example.com/elm-lane/book",
    "profile_links": [
        {
            "type": "link",
            "value": {"label": "Blog", "url": "https://example.com/elm-lane/blog"},
        },
        {
            "type": "link",
            "value": {
                "label": "Facebook",
                "url": "https://example.com/elm-lane/facebook",
            },
        },
    ],
}

MORNING = {"opens": "09:00", "closes": "12:30"}
AFTERNOON = {"opens": "13:30", "closes": "18:00"}
EVENING = {"opens": "14:00", "closes": "20:00"}

CLINIC = {
    "name": "Elm Lane Clinic",
    "slug": "elm-lane-clinic",
    "street_address": "1 Example Street",
    "locality": "Exampleton",
    "postal_code": "EX1 1EX",
    "country": "GB",
    # The observatory in Greenwich: an invented street has no place of its own.
    "latitude": Decimal("51.477811"),
    "longitude": Decimal("-0.001475"),
    "time_zone": "Europe/London",
    "public_holidays": "closed",
    "telephone": "+442079460123",
    "email": "reception@example.com",
    "booking_url": "https://example.com/elm-lane/book",
    "opening_hours": {
        "monday": [MORNING, AFTERNOON],
        "tuesday": [MORNING, AFTERNOON],
        "wednesday": [EVENING],
        "thursday": [MORNING, AFTERNOON],
        "friday": [MORNING, AFTERNOON],
        "saturday": [MORNING],
    },
    "prices": [
        {
            "type": "price",
            "value": {
                "service": "First visit",
                "minutes": 60,
                "price": "£65",
                "is_first_visit": True,
            },
        },
        {
            "type": "price",
            "value": {"service": "Further visit", "minutes": 30, "price": "£48"},
        },
    ],
    "directions": "<p>Five minutes on foot from Exampleton station. Turn left.</p>",
    "parking": "Two free spaces beside the building. One is for Blue Badge holders.",
    "access": (
        "No steps from the street to the treatment room. The toilet is accessible. "
        "Ring the bell if you would like help with the door."
    ),
}

CLINIC_PICTURE = "elm-lane-clinic"

# Books by telephone only.
SECOND_CLINIC = {
    "name": "Oak Road Clinic",
    "slug": "oak-road-clinic",
    "street_address": "2 Sample Road",
    "locality": "Exampleton",
    "postal_code": "EX2 2EX",
    "country": "GB",
    "time_zone": "Europe/London",
    "telephone": "+442079460456",
    "opening_hours": {"tuesday": [EVENING], "thursday": [EVENING]},
    "directions": "<p>Behind the library in Sample Road, on the first floor.</p>",
    "access": "One flight of stairs, no lift. Elm Lane Clinic has no steps.",
    "accepting_new_patients": False,
}

FIRST_VISIT = {
    "name": "First visit, adults",
    "what_happens": (
        "<p>The osteopath asks about your symptoms and your health. Then you are "
        "examined, with your consent at each step.</p><p>After that you decide "
        "together what to do. If you need a GP or a test, you are told so.</p>"
    ),
    "clothing": (
        "Something loose, or shorts. You may need to take off some clothes. You will "
        "have privacy and a towel."
    ),
    "afterwards": (
        "You may be sore or tired for a day or two. Ring us if it lasts longer."
    ),
    "not_suitable": (
        "Tell us beforehand if you have weak bones, take medicines that thin the "
        "blood, are pregnant, or have had an operation lately."
    ),
    "chaperone": (
        "A relative or friend may stay with you. Ask us if you want a chaperone."
    ),
    "cancelling": "Tell us the day before, and you pay nothing.",
}

PORTRAIT = "robin-example"

PRACTITIONER = {
    "name": "Robin Example",
    "slug": "robin-example",
    "job_title": "Registered osteopath",
    "qualifications": "BSc (Hons) Osteopathy",
    "registration_number": "0000",
    "register_url": "https://example.com/register/robin-example",
    "languages": "English",
    "email": "robin@example.com",
    "biography": (
        "<p>Robin has worked with people who have muscle spasms for many years. Robin "
        "is invented, like the rest of this practice.</p>"
    ),
    "profile_links": [
        {
            "type": "link",
            "value": {"label": "Blog", "url": "https://example.com/robin/blog"},
        },
        {
            "type": "link",
            "value": {"label": "Facebook", "url": "https://example.com/robin/facebook"},
        },
    ],
}

CLINIC_LINK = {
    # Monday, Wednesday and Saturday.
    "days": [0, 2, 5],
    "booking_url": "https://example.com/elm-lane/book/robin",
}

# Tuesday and Thursday.
SECOND_CLINIC_LINK = {"days": [1, 3]}

SECOND_PRACTITIONER = {
    "name": "Morgan Sample",
    "slug": "morgan-sample",
    "job_title": "Registered osteopath",
    "qualifications": "MOst",
    "registration_number": "0001",
    "register_url": "https://example.com/register/morgan-sample",
    "languages": "English, Welsh",
    "biography": (
        "<p>Morgan sees many people who sit or stand all day at work. Morgan is "
        "invented, too.</p>"
    ),
}

# Friday.
SECOND_PRACTITIONERS_LINK = {"days": [4]}

INDEX_INTRODUCTION = (
    "<p>What each condition is, when to get medical help, and what you can do.</p>"
)
