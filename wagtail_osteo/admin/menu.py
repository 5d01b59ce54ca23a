"""The entry “Osteopathy” of the menu, and what others add to it."""

from wagtail.admin.menu import Menu, SubmenuMenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.contrib.settings.registry import SettingMenuItem

from ..models import PracticeSettings
from ..review.entries import reviews_due_menu_item

# A function registered for this hook returns a ``MenuItem`` of the submenu.
MENU_HOOK = "register_osteopathy_menu_item"


class SubmenuGroupMixin:
    """A group of viewsets whose submenu others can add to, through ``MENU_HOOK``.

    Our own entries are numbered 100, 200, 300 …, so that another finds its place with
    ``order``. Wagtail 8 has ``submenu_hook`` for the purpose; 7.4 has not.
    """

    def get_submenu_items(self):
        return [
            item.get_menu_item(order=100 * position)
            for position, item in enumerate(self.registerables, start=1)
        ]

    def get_menu_item(self, order=None):
        return SubmenuMenuItem(
            label=self.menu_label,
            menu=Menu(register_hook_name=MENU_HOOK, items=self.get_submenu_items()),
            name=self.menu_name,
            icon_name=self.menu_icon,
            order=self.menu_order,
        )


class ReviewsDue(ViewSet):
    """The entry “Reviews due”: the report, which stands under Reports too."""

    name = "osteo_reviews_due"

    def get_menu_item(self, order=None):
        return reviews_due_menu_item(order)


class PracticeDetails(ViewSet):
    """The entry “Practice details”: the settings of the site that one is on.

    It has no views of its own. Shown to those who may change the settings, which stand
    under Settings too.
    """

    name = "osteo_practice_details"

    def get_menu_item(self, order=None):
        return SettingMenuItem(PracticeSettings, icon="cog", order=order)
