"""The words from which editors' words go on, and how those may not begin.

No list of openings is ever complete, which is why the form shows the whole sentence.
"""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from .lead_in import PLACE, LeadIn, Opening

# Between two words, or within “do-not” and “don t”.
GAP = r"[\W_]*"
# Words that may come before a “not” and leave it what it is: “please do not”, “you
# should never”, “it is best to avoid”, “make sure you don’t”, “try not to”.
UP_TO_NOT = (
    r"(?:(?:please|just|kindly|simply|really|always|also|ever|so|then|and|or|but"
    r"|however|ideally|preferably|generally|usually|normally|absolutely|strictly"
    r"|(?:if|where|when|whenever) (?:at all )?possible|for now|at all costs"
    r"|(?:it|that|there|this|these|they|you|we)(?:’?(?:s|re|d|ll|ve))?|one|i|patients"
    r"|people|everybody|everyone|anybody|anyone|be|is|are|was|were|am|to"
    r"|the|a|an|very|most|more|best|better|good|wise|wiser|safe|safer|important|vital"
    r"|essential|necessary|advised|advisable|recommended|idea|should|must|ought|need"
    rf"|needs|have|has|had|will|would|can|could|may|might|shall|do|does|did|take{GAP}care"
    r"|careful|sure|certain|make|try|trying|remember|continue|seek|aim"
    r"|advise|recommend|suggest|let’?s|let us"
    rf")\b{GAP})*?"
)
AUXILIARY = (
    "(?:do|does|did|can|could|must|should|shall|will|would|may|might|need|ought|dare"
    "|is|are|was|were|has|have|had)"
)
NOT = (
    rf"(?:{AUXILIARY}{GAP}not|{AUXILIARY}{GAP}n{GAP}t|can{GAP}t|(?:wo|sha|ai)n{GAP}t"
    r"|not|never)"
)
NO = (
    r"(?:(?:please|there (?:is|are|must be|should be)|there’s|it(?: is|’s)|at|in|on"
    rf"|under|with)?{GAP}(?:no|nobody|nothing|none|neither|nor|nowhere))"
)
AVOID = (
    r"(?:avoid(?:s|ed|ing|ance)?|refrain(?:s|ed|ing)?|abstain(?:s|ed|ing)?|desist"
    r"|shun|beware|steer (?:well )?clear|stay clear|keep clear|keep from)"
)
# “After a fall, do not …”, “for two days: avoid …”.
CLAUSE = (
    r"(?:(?:for|after|before|during|in|at|on|until|while|when|whenever|if|once|as|with"
    r"|within|from|whatever)\b[^,;:–—]{1,80}[,;:–—] ?)?"
)
NEGATED = rf"(?:{UP_TO_NOT}(?:{NOT}|{AVOID})|{NO})\b"

# May be meant: “stop taking your medicine without asking”, “give up if it takes time”.
ENDING_SOMETHING = (
    r"(?:stop|quit|cease|halt|discontinue|give up|cut (?:down|out|back)|limit|restrict"
    r"|minimi[sz]e|reduce|prevent|leave (?:out|off)|omit|hold (?:off|back)"
    r"|(?:stay|keep|get) (?:away|off|out)|take no|do nothing|have no|be no)\b"
)
# Whoever says more than what is to end means it.
UNLESS_QUALIFIED = (
    r"(?!.*\b(?:without|unless|until|before|because|suddenly|abruptly|early|too|yourself"
    r"|completely|altogether|if|when|medicines?|medications?|tablets?|treatment)\b)"
)

DO = LeadIn(
    # “Do” is the heading of the list.
    format_lazy("{}: {}", _("Do"), PLACE),
    refused=(
        Opening.of(
            NEGATED,
            _("Move this to “Do not”, where the words “do not” are added for you."),
            CLAUSE,
        ),
        Opening.of(
            r"(?:(?:please|always) )?do(?![\w’-])",
            _("Leave out “do”, or begin with another verb: the heading says “Do”."),
        ),
    ),
)

DO_NOT = LeadIn(
    _("do not %(words)s"),
    refused=(
        Opening.of(
            NEGATED,
            _("Leave out “%(words)s”: the words “do not” are added for you."),
            CLAUSE,
        ),
    ),
    doubted=(
        Opening.of(
            rf"{UP_TO_NOT}{ENDING_SOMETHING}{UNLESS_QUALIFIED}",
            _(
                "After “do not”, “%(words)s” tells the reader to go on. Is that what is"
                " meant?"
            ),
        ),
    ),
)

ASK_FIRST = LeadIn(
    _("Ask first if %(words)s."),
    refused=(
        Opening.of(
            r"(?:(?:please|always|you should|you must) )?(?:(?:and|or|but|only) )?if\b"
            r"|(?:(?:please|always|you should|you must) )?"
            r"(?:ask|check|consult|talk|speak|contact|tell|see an?|see your)\b"
            r"(?:[^.;]*?\b(?:if|whether|when)\b)?",
            _("Leave out “%(words)s”: the words “Ask first if” are added for you."),
        ),
        Opening.of(
            r"unless|except|not (?:suitable|recommended|advised|advisable|for|if|to be)"
            rf"\b|(?:please )?(?:{AUXILIARY}{GAP}(?:not|n{GAP}t)|never|{AVOID})\b",
            _(
                "Say who should ask first, such as “you are pregnant”: the words “Ask "
                "first if” stand before it."
            ),
        ),
    ),
)

TAKE_CARE = LeadIn(
    format_lazy("{} {}", _("Take care:"), PLACE),
    refused=(
        Opening.of(
            r"(?:please )?(?:always )?take (?:(?:great|special|extra|good) )?care\b"
            r"|(?:caution|careful|warning|attention|beware|note) ?[:–—-]",
            _("Leave out “%(words)s”: the words “Take care” are added for you."),
        ),
        Opening.of(
            r"(?:none|nothing|no|nil|n/a|not (?:needed|necessary|applicable)"
            r"|no (?:need|care|caution)\b.*)\W*$",
            _("Say when to stop, or who should ask first."),
        ),
    ),
)

# The card's heading ends in “if:”.
SIGN = LeadIn(
    _("if %(words)s"),
    refused=(
        Opening.of(
            r"(?:(?:and|or|also|but|only|even) )*if\b"
            r"|(?:please )?(?:call|ring|phone|telephone|dial|contact|go to|see an?"
            r"|see your|visit|seek|get (?:\w+ )?(?:\w+ )?(?:help|advice)|speak to"
            r"|talk to|ask)\b(?:.*?\bif\b)?"
            r"|(?:you have )?(?:any|all|one|either|both|some)(?: one)? of "
            r"(?:the following|these|them)\b",
            _(
                "Leave out “%(words)s”: what to do, and the words “if” and “any of "
                "these”, are added for you."
            ),
        ),
        Opening.of(
            r"unless|except|until",
            _("Say the sign itself, such as “you cannot pass urine”."),
        ),
    ),
)
