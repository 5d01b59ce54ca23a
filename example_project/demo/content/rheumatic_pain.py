"""“Rheumatic pain”: everything that the page says. Its sources are at the end."""

from .made import Made, picture

LEAD_PICTURE = None

FIELDS = {
    "title": "Rheumatic pain",
    "slug": "rheumatic-pain",
    "also_known_as": "Rheumatism",
    "summary": (
        "Pain and stiffness in or near joints, muscles, tendons and ligaments. It has "
        "many causes, and some need a GP."
    ),
    "search_description": (
        "Rheumatic pain: signs that call for medical help, what may ease the pain, and "
        "whom to ask about its causes."
    ),
}

BODY_REGIONS = ["whole-body"]

READ_ON = "2026-11-22"

BODY = [
    {
        "type": "overview",
        "value": {
            "text": (
                "<p>Rheumatic pain is an everyday name for aches in the parts that "
                "move us. These are the muscles, the joints, and the tendons and "
                "ligaments around them.</p><p>It is not the name of one illness. Often "
                "the cause is harmless and passes by itself. Some causes are serious, "
                "so lasting pain needs a diagnosis from a GP.</p>"
            ),
            "key_facts": [
                {"question": "Where", "answer": "In or near joints and muscles"},
                {"question": "How long it lasts", "answer": "Days to years"},
                {"question": "Who makes the diagnosis", "answer": "A GP or specialist"},
            ],
        },
    },
    {
        "type": "symptoms",
        "value": {
            "symptoms": [
                {
                    "name": "Aching",
                    "detail": "It may come and go, or move from place to place.",
                },
                {
                    "name": "Stiffness",
                    "detail": "Many people notice it most when they get up.",
                },
                {
                    "name": "Tender spots",
                    "detail": "They hurt when you press or use them.",
                },
            ],
            "daily_life": (
                "<p>Stairs, jars and buttons may become hard work. Pain at night can "
                "cost you sleep.</p>"
            ),
        },
    },
    {
        "type": "image",
        "value": {
            "picture": picture("rheumatic-pain"),
            "caption": "Places where people often feel it.",
            "credit": "Drawn for this example",
        },
    },
    {
        "type": "red_flags",
        "value": {
            "levels": [
                {
                    "urgency": "emergency",
                    "match": "any",
                    "signs": [
                        "a joint is hot, swollen and painful, and this came on quickly",
                        "you suddenly see double, or lose sight in one or both eyes",
                    ],
                },
                {
                    "urgency": "urgent",
                    "match": "any",
                    "signs": [
                        "one joint suddenly hurts very much",
                        "a joint hurts and you feel hot, shivery or ill",
                        "you have a new headache and your temples are tender",
                        "your jaw hurts when you chew",
                    ],
                },
                {
                    "urgency": "non_urgent",
                    "match": "any",
                    "signs": [
                        "pain or stiffness lasts longer than a week",
                        "a joint is swollen",
                        "your joints stay stiff for more than half an hour after you "
                        "get up",
                        "you are very tired or lose weight without trying",
                    ],
                },
            ]
        },
    },
    {
        "type": "self_care",
        "value": {
            "introduction": "These may ease the pain while you find out its cause.",
            "measures": [
                {
                    "name": "Keep moving",
                    "how": (
                        "Walk, swim or stretch a little and often. Long rest makes "
                        "muscles stiffer and weaker."
                    ),
                    "caution": "Do not exercise a joint that is hot and swollen.",
                },
                {
                    "name": "Warm stiff muscles",
                    "how": "A warm shower or a warm pack may ease stiffness.",
                    "caution": "Do not warm a new injury or a swollen joint.",
                },
                {
                    "name": "Cool a sore place",
                    "how": (
                        "Wrap a cold pack in a damp towel. Hold it there for about 15 "
                        "minutes."
                    ),
                    "caution": "Do not put ice on bare skin.",
                },
            ],
        },
    },
    {
        "type": "do_dont",
        "value": {
            "do_items": [
                "walk or swim a little and often",
                "wrap a cold pack in a damp towel",
                "see a GP when pain or stiffness stays",
            ],
            "dont_items": [
                "exercise a joint that is hot and swollen",
                "put ice on bare skin",
                "rest for weeks",
            ],
        },
    },
    {
        "type": "causes",
        "value": {
            "introduction": "The same ache can have quite different causes.",
            "causes": [
                {
                    "name": "Too much strain",
                    "explanation": (
                        "Muscles and tendons become sore when you use them too much or "
                        "in an unusual way."
                    ),
                    "prevention": [
                        "Rest the sore part for two or three days, not longer",
                        "Then start to move it again, little by little",
                        "Change the task or the tool that brought it on",
                    ],
                },
                {
                    "name": "Too little movement",
                    "explanation": (
                        "Muscles that are hardly used become stiff and weak. Then they "
                        "hurt sooner."
                    ),
                    "prevention": [
                        "Be active every day, on good days and on bad ones",
                        "Get up and stretch when you sit for long",
                    ],
                },
                {
                    "name": "Inflamed joints or muscles",
                    "explanation": (
                        "In some illnesses the body’s defences attack its own joints. "
                        "In others, muscles at the shoulders and hips become sore and "
                        "stiff."
                    ),
                    "whom_to_ask": (
                        "See a GP soon. Early treatment can protect the joints, and "
                        "only a doctor can tell you whether you have arthritis."
                    ),
                },
                {
                    "name": "An infected joint",
                    "explanation": (
                        "Germs can get into a joint, for instance through a wound. The "
                        "joint then becomes hot, swollen and very sore."
                    ),
                    "whom_to_ask": (
                        "This is an emergency and needs a hospital. Follow “When to "
                        "get medical help” above."
                    ),
                },
            ],
        },
    },
    {
        "type": "treatment",
        "value": {
            "introduction": "What helps depends on the cause, so find that out first.",
            "options": [
                {
                    "provider": "reader",
                    "name": "Regular gentle exercise",
                    "effect": "May ease pain and keep you supple.",
                    "ask_first": "you have been ill or have not exercised for long",
                },
                {
                    "provider": "osteopath",
                    "name": "Osteopathic care",
                    "effect": (
                        "May ease rheumatic pain. It does not replace a diagnosis or a "
                        "treatment from your GP."
                    ),
                    "ask_first": "a joint is swollen, or you have weak bones",
                },
                {
                    "provider": "pharmacy",
                    "name": "Paracetamol",
                    "effect": "May ease mild pain.",
                    "ask_first": "you take other medicines or have liver problems",
                },
                {
                    "provider": "pharmacy",
                    "name": "Ibuprofen, as tablets or as a gel",
                    "effect": "May ease mild pain. It does not suit everybody.",
                    "ask_first": (
                        "you are pregnant, take other medicines, or have asthma or "
                        "stomach, heart, kidney or liver problems"
                    ),
                },
                {
                    "provider": "doctor",
                    "name": "Tests and a diagnosis",
                    "effect": (
                        "Blood tests and an examination may show what is behind the "
                        "pain."
                    ),
                },
                {
                    "provider": "doctor",
                    "name": "Steroid medicines",
                    "effect": "They may calm inflammation in some of these illnesses.",
                },
                {
                    "provider": "doctor",
                    "name": "Medicines that slow arthritis down",
                    "effect": (
                        "Taken early, they may protect inflamed joints from damage."
                    ),
                },
            ],
        },
    },
    {"type": "first_visit", "value": {"shared": Made("first_visit", "adults")}},
    {
        "type": "practitioner",
        "value": {
            "practitioner": Made("practitioner", "robin-example"),
            "text": "Robin sees people with rheumatic pain whom a GP has examined.",
        },
    },
    {
        "type": "video",
        "value": {
            "heading": "The way to our clinic",
            "url": "https://example.com/elm-lane/way-to-the-clinic",
            "poster": picture("elm-lane-clinic"),
            "duration": "1 minute",
            "transcript": (
                "<p>You come from the station and turn left into Elm Lane. Our house "
                "is of brick and has a green door. There is no step. Parking is on the "
                "right.</p>"
            ),
        },
    },
    {"type": "clinic", "value": {"clinic": Made("clinic", "elm-lane-clinic")}},
    {
        "type": "quote",
        "value": {
            "kind": "expert",
            "text": (
                "Little and often is the rule. Ten minutes of walking a day is a good "
                "start."
            ),
            "name": "Kim Example",
            "role": "Physiotherapist (invented, like this quote)",
            "source": "https://example.com/little-and-often",
        },
    },
    {
        "type": "call_to_action",
        "value": {
            "heading": "Come and see us",
            "text": (
                "Has a GP looked into your rheumatic pain? We can see with you whether "
                "osteopathic care may ease it."
            ),
        },
    },
    {
        "type": "references",
        "value": {
            "references": [
                {
                    "title": (
                        "Guidelines: management of the hot swollen joint in adults"
                    ),
                    "publisher": "British Society for Rheumatology, via Medscape UK",
                    "year": 2006,
                    "url": (
                        "https://www.medscape.co.uk/viewarticle/"
                        "guidelines-management-hot-swollen-joint-adults-2022a10020z0"
                    ),
                    "read_on": READ_ON,
                },
                {
                    "title": "Septic arthritis",
                    "publisher": "NHS",
                    "year": 2023,
                    "url": (
                        "https://developer.api.nhs.uk/widgets/condition/?condition=/"
                        "conditions/septic-arthritis/"
                    ),
                    "read_on": READ_ON,
                },
                {
                    "title": "Septic arthritis",
                    "publisher": "Versus Arthritis",
                    "url": (
                        "https://versusarthritis.org/about-arthritis/conditions/"
                        "septic-arthritis"
                    ),
                    "read_on": READ_ON,
                },
                {
                    "title": "Giant cell arteritis (temporal arteritis)",
                    "publisher": "nidirect, Northern Ireland",
                    "url": "https://nidirect.gov.uk/conditions/giant-cell-arteritis",
                    "read_on": READ_ON,
                },
                {
                    "title": "Giant cell arteritis (temporal arteritis): leaflet",
                    "publisher": (
                        "Chelsea and Westminster Hospital NHS Foundation Trust"
                    ),
                    "url": (
                        "https://chelwest.nhs.uk/your-visit/patient-leaflets/"
                        "medicine-services/giant-cell-arteritis-temporal-arteritis"
                    ),
                    "read_on": READ_ON,
                },
                {
                    "title": (
                        "Swollen joints, stiffness and pain? These are the signs of "
                        "rheumatoid arthritis"
                    ),
                    "publisher": "NHS",
                    "url": "http://www.nhs.uk/ra/Pages/stiff-swollen-joint-pain.aspx",
                    "read_on": READ_ON,
                },
                {
                    "title": (
                        "The approach to the patient presenting with multiple joint "
                        "pain"
                    ),
                    "publisher": "Arthritis Research UK, Hands On",
                    "year": 2012,
                    "url": (
                        "http://www.arthritisresearchuk.org/"
                        "health-professionals-and-students/reports/hands-on/"
                        "hands-on-autumn-2012.aspx"
                    ),
                    "read_on": READ_ON,
                },
                {
                    "title": "Joint and muscle pain",
                    "publisher": "University College London Hospitals",
                    "url": "http://www.uclh.nhs.uk/MSK/Pages/Jointandmusclepain.aspx",
                    "read_on": READ_ON,
                },
                {
                    "title": "Tendonitis",
                    "publisher": "nidirect, Northern Ireland",
                    "url": "https://nidirect.gov.uk/conditions/tendonitis",
                    "read_on": READ_ON,
                },
                {
                    "title": "Protection, rest and ice",
                    "publisher": "Mersey Care NHS Foundation Trust",
                    "url": (
                        "https://www.merseycare.nhs.uk/physiotherapy/"
                        "protection-rest-ice"
                    ),
                    "read_on": READ_ON,
                },
                {
                    "title": "Health: Osteopathy",
                    "publisher": "Committee of Advertising Practice",
                    "url": (
                        "https://www.asa.org.uk/advice-online/health-osteopathy.html"
                    ),
                    "read_on": READ_ON,
                },
            ]
        },
    },
]
