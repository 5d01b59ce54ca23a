"""Texts in spreadsheets, which programs would take for formulas and run."""

# As OWASP lists them; the last four are what an input method types for the first.
STARTS_OF_FORMULAS = "=+-@\t\r\n＝＋－＠"


def no_formula(text: str) -> str:
    """``text`` as a cell that is shown as it stands, telephone numbers too.

    >>> no_formula("=1+1"), no_formula("+44 20 7946 0000"), no_formula("Calf pain")
    ("'=1+1", "'+44 20 7946 0000", 'Calf pain')
    """
    return f"'{text}" if text.lstrip(" ")[:1] in tuple(STARTS_OF_FORMULAS) else text


class PlainExportMixin:
    """For views that export a listing: each text in it stays a text."""

    def preprocess_field_value(self, field, value, export_format):
        cell = super().preprocess_field_value(field, value, export_format)
        return no_formula(cell) if isinstance(cell, str) else cell
