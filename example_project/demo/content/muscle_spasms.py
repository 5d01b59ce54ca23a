"""“Muscle spasms”: everything that the page says. Its sources are at the end."""

from .made import Made, picture

LEAD_PICTURE = "muscle-spasms"

FIELDS = {
    "title": "Muscle spasms",
    "slug": "muscle-spasms",
    "also_known_as": "Cramps",
    "summary": (
        "A muscle tightens by itself, and you cannot control it. Many spasms can be "
        "prevented or kept in check."
    ),
    "search_description": (
        "Muscle spasms: signs that call for medical help, how to ease a cramp, and "
        "what you can do about each cause."
    ),
}

BODY_REGIONS = ["calf", "ankle-foot", "thigh"]

READ_ON = "2026-11-22"

BODY = [
    {
        "type": "overview",
        "value": {
            "text": (
                "<p>A muscle spasm is a sudden tightening that you do not choose. It "
                "can take hold of one muscle or of several together. Most people call "
                "it a cramp.</p><p>Any muscle can do it. Legs and feet are the usual "
                "places. Most spasms pass without treatment.</p>"
            ),
            "key_facts": [
                {"question": "How it starts", "answer": "All at once"},
                {
                    "question": "How long it lasts",
                    "answer": "From seconds to several minutes",
                },
                {"question": "Where", "answer": "Anywhere, mostly legs and feet"},
            ],
        },
    },
    {
        "type": "symptoms",
        "value": {
            "symptoms": [
                {
                    "name": "Pain",
                    "detail": "It is sudden, and it can be strong.",
                },
                {
                    "name": "A hard, tight muscle",
                    "detail": "It may stay sore for some hours afterwards.",
                },
            ],
            "daily_life": (
                "<p>A spasm can stop you as you walk. It can wake you from sleep. It "
                "can get in the way of what you do all day.</p><p>Now and then a spasm "
                "points to another condition, one that a doctor should look at. The "
                "next section lists the signs.</p>"
            ),
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
                        "one leg is swollen, warm or painful and you are short of "
                        "breath",
                        "one leg is swollen, warm or painful and your chest hurts",
                    ],
                },
                {
                    "urgency": "urgent",
                    "match": "any",
                    "signs": [
                        "one leg is swollen, warm and painful",
                        "a cramp lasts longer than 10 minutes, even when you stretch",
                        "cramps start after dirt got into a wound",
                    ],
                },
                {
                    "urgency": "non_urgent",
                    "match": "any",
                    "signs": [
                        "your spasms are severe",
                        "they come often",
                        "you have other symptoms as well",
                        "the muscle or limb is also numb or swollen",
                    ],
                },
            ]
        },
    },
    {
        "type": "self_care",
        "value": {
            "introduction": "You can try these at once. What helps differs.",
            "measures": [
                {
                    "name": "Stretch the muscle",
                    "how": (
                        "Lengthen it slowly and hold it there. A gentle stretch may "
                        "ease the tension and help you relax."
                    ),
                    "caution": "Stop if the pain gets worse.",
                },
                {
                    "name": "Massage it",
                    "how": (
                        "Rub the tight muscle firmly with your hands. That too may "
                        "ease tension and help you relax."
                    ),
                    "caution": (
                        "Do not massage a leg that is swollen and warm. Get medical "
                        "help as described above."
                    ),
                },
                {
                    "name": "Warm or cool it",
                    "how": (
                        "A warm pack or a cold pack may ease pain and inflammation. "
                        "Wrap it in a towel and use it for about 15 minutes."
                    ),
                    "caution": "Do not use either on skin that feels numb.",
                },
            ],
        },
    },
    {
        "type": "causes",
        "value": {
            "introduction": (
                "Several causes can work together. Sometimes no cause is found."
            ),
            "causes": [
                {
                    "name": "Not enough fluid, too little salt",
                    "explanation": (
                        "Muscles need water and salts, called electrolytes. Sweat "
                        "takes both away and upsets their balance. Athletes know this, "
                        "and so does anyone who is active in the heat."
                    ),
                    "prevention": [
                        "Drink enough water",
                        "After heavy sweating, take a sports drink or an electrolyte "
                        "supplement",
                        "If you have heart failure, ask a GP how much to drink",
                    ],
                },
                {
                    "name": "A tired or strained muscle",
                    "explanation": (
                        "Too much use tires a muscle, and so does poor fitness. A "
                        "sudden move or too great an effort can strain it. Legs and "
                        "feet are hit most."
                    ),
                    "prevention": [
                        "Stretch before you are active, and again afterwards",
                        "Build up what you do little by little",
                        "Rest when you need it",
                    ],
                },
                {
                    "name": "Poor circulation",
                    "explanation": (
                        "When too little blood gets through, the muscle goes short of "
                        "oxygen and nutrients. Legs and feet notice it first."
                    ),
                    "prevention": [
                        "Exercise often",
                        "Keep to a healthy weight",
                        "Do not sit or stand for long: get up and move about",
                    ],
                    "whom_to_ask": (
                        "Talk to a GP if walking brings on cramp in your legs and rest "
                        "takes it away."
                    ),
                },
                {
                    "name": "Damaged nerves",
                    "explanation": (
                        "Damage to nerves can make muscles tighten. This happens in "
                        "multiple sclerosis and in Parkinson’s disease. The spasm may "
                        "then be one of the disease’s own symptoms."
                    ),
                    "whom_to_ask": (
                        "Talk to a GP or your specialist, because this needs medical "
                        "treatment. They may prescribe a medicine to control the "
                        "spasms."
                    ),
                },
                {
                    "name": "Some medicines and conditions",
                    "explanation": (
                        "Some medicines make spasms more likely. So do some illnesses."
                    ),
                    "whom_to_ask": (
                        "Ask a GP or pharmacist whether yours is one of them. Do not "
                        "stop a medicine without asking. Ask the same day if you "
                        "cannot explain the muscle pain, cramp or weakness."
                    ),
                },
            ],
        },
    },
    {
        "type": "prevention",
        "value": {
            "introduction": "Whatever the cause, these may keep some spasms away.",
            "tips": [
                {
                    "name": "Stretch before you go to bed",
                    "detail": "It may help if cramps wake you at night.",
                },
                {
                    "name": "Warm up",
                    "detail": "Start every sport or heavy work gently.",
                },
                {
                    "name": "Drink through the day",
                    "detail": "Drink more when it is hot or when you sweat.",
                },
            ],
        },
    },
    {
        "type": "exercise",
        "value": {
            "heading": "Calf stretch at the wall",
            "purpose": "It may make a tight calf more supple.",
            "steps": [
                {
                    "text": "Face a wall at arm’s length. Put both hands on it.",
                    "picture": picture("calf-stretch-1"),
                },
                {
                    "text": (
                        "Move one foot back. Keep that leg straight and both heels on "
                        "the floor."
                    ),
                    "picture": picture("calf-stretch-2"),
                },
                {
                    "text": (
                        "Bend the front knee and lean in, until the calf behind you "
                        "feels a stretch."
                    ),
                    "picture": picture("calf-stretch-3"),
                },
            ],
            "repetitions": "Count to 30, then let go. 5 times for each leg.",
            "how_often": "Once a day, or before bed",
            "caution": (
                "Stop if it hurts. Do not stretch a leg that is swollen and warm: get "
                "medical help."
            ),
        },
    },
    {
        "type": "treatment",
        "value": {
            # “Ease it now” has what a patient takes home.
            "include_in_handout": False,
            "introduction": (
                "What helps depends on the cause, and on how severe the spasms are."
            ),
            "options": [
                {
                    "provider": "reader",
                    "name": "Stretching and massage",
                    "effect": (
                        "May ease spasms that are not severe. “Ease it now” says how."
                    ),
                },
                {
                    "provider": "reader",
                    "name": "Warmth or cold",
                    "effect": "May ease pain and inflammation.",
                },
                {
                    "provider": "osteopath",
                    "name": "Massage",
                    "effect": "May ease tension and help you relax.",
                    "ask_first": (
                        "one leg is swollen, or you take medicines that thin the blood"
                    ),
                },
                {
                    "provider": "osteopath",
                    "name": "Osteopathic care",
                    "effect": (
                        "May ease muscle spasms. You may feel sore for a few days "
                        "afterwards."
                    ),
                    "ask_first": "you have a long-term illness or weak bones",
                },
                {
                    "provider": "pharmacy",
                    "name": "Paracetamol",
                    "effect": (
                        "May ease the soreness that follows a spasm. It is too slow "
                        "for the spasm itself."
                    ),
                    "ask_first": "you take other medicines or have liver problems",
                },
                {
                    "provider": "pharmacy",
                    "name": "Ibuprofen",
                    "effect": (
                        "May ease the soreness that follows a spasm. It does not suit "
                        "everybody."
                    ),
                    "ask_first": (
                        "you are pregnant, take other medicines, or have asthma or a "
                        "long-term illness"
                    ),
                },
                {
                    "provider": "doctor",
                    "name": "Muscle relaxants",
                    "effect": "In severe cases they may ease the tension.",
                },
                {
                    "provider": "doctor",
                    "name": "Anticonvulsants",
                    "effect": (
                        "These are also used for epilepsy. In severe cases they may "
                        "make spasms less frequent."
                    ),
                },
            ],
        },
    },
    {"type": "first_visit", "value": {"shared": Made("first_visit", "adults")}},
    {
        "type": "faq",
        "value": {
            "questions": [
                {
                    "question": "Are muscle spasms dangerous?",
                    "answer": (
                        "<p>Most are not, and they pass by themselves. Some signs need "
                        "medical help. They are listed above.</p>"
                    ),
                },
                {
                    "question": "May I move after a spasm?",
                    "answer": (
                        "<p>Yes, gently. The muscle may feel sore for some hours. Stop "
                        "if the pain comes back.</p>"
                    ),
                },
                {
                    "question": "Do I need a letter from a GP to see you?",
                    "answer": "<p>No. You can book a visit yourself.</p>",
                },
            ]
        },
    },
    {
        "type": "call_to_action",
        "value": {
            "heading": "Come and see us",
            "text": (
                "Do you keep getting muscle spasms? Robin Example, registered "
                "osteopath, has known them for many years. Our clinic is in "
                "Exampleton."
            ),
        },
    },
    {
        "type": "references",
        "value": {
            "references": [
                {
                    "title": "Leg cramps",
                    "publisher": "nidirect, Northern Ireland",
                    "url": "https://nidirect.gov.uk/node/10453",
                    "read_on": READ_ON,
                },
                {
                    "title": "Deep vein thrombosis (DVT)",
                    "publisher": "NHS",
                    "url": "https://beta.nhs.uk/conditions/deep-vein-thrombosis-dvt/",
                    "read_on": READ_ON,
                },
                {
                    "title": "Deep vein thrombosis (DVT): patient leaflet",
                    "publisher": "Gloucestershire Hospitals NHS Foundation Trust",
                    "url": (
                        "https://www.gloshospitals.nhs.uk/your-visit/"
                        "patient-information-leaflets/deep-vein-thrombosis-dvt/"
                    ),
                    "read_on": READ_ON,
                },
                {
                    "title": (
                        "Advice for patients following venous thromboembolism (VTE)"
                    ),
                    "publisher": "Buckinghamshire Healthcare NHS Trust",
                    "url": (
                        "https://www.buckshealthcare.nhs.uk/pifs/"
                        "advice-for-patients-following-venous-thromboembolism-vte"
                    ),
                    "read_on": READ_ON,
                },
                {
                    "title": (
                        "An Evidence-Based Review of the Pathophysiology, Treatment, "
                        "and Prevention of Exercise-Associated Muscle Cramps"
                    ),
                    "publisher": "Journal of Athletic Training",
                    "year": 2022,
                    "url": "https://pmc.ncbi.nlm.nih.gov/articles/PMC8775277",
                    "read_on": READ_ON,
                },
                {
                    "title": "Runner’s stretch",
                    "publisher": "The Merck Manuals, consumer version",
                    "url": (
                        "https://www.merckmanuals.com/home/multimedia/table/"
                        "runners-stretch"
                    ),
                    "read_on": "2026-11-24",
                },
                {
                    "title": "Dehydration and overheating",
                    "publisher": "Bolton Road Surgery",
                    "url": "http://boltonroadsurgery.co.uk/info.aspx?p=6",
                    "read_on": READ_ON,
                },
                {
                    "title": "Peripheral arterial disease",
                    "publisher": "East Lancashire Hospitals NHS Trust",
                    "url": (
                        "https://elht.nhs.uk/services/lower-limb-vascular-service/"
                        "peripheral-arterial-disease"
                    ),
                    "read_on": READ_ON,
                },
                {
                    "title": "Treating spasms and stiffness",
                    "publisher": "MS Society",
                    "url": (
                        "http://www.mssociety.org.uk/what-is-ms/signs-and-symptoms/"
                        "spasms-and-stiffness/treatment-and-management"
                    ),
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
                    "title": "Osteopathy",
                    "publisher": "NHS Wales",
                    "url": "http://111.wales.nhs.uk/Encyclopaedia/o/article/osteopathy",
                    "read_on": READ_ON,
                },
                {
                    "title": "What to expect",
                    "publisher": "BCNO Group, teaching clinic of osteopathy in Kent",
                    "url": ("https://bcnogroup.ac.uk/clinics/eso-kent/what-to-expect/"),
                    "read_on": "2026-11-24",
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
