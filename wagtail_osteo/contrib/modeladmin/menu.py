"""The entry “Osteopathy” of the menu, in place of the one of the snippets."""

from wagtail_modeladmin.options import ModelAdminGroup

from ...admin.viewsets import OsteoViewSetGroup
from .admins import ClinicAdmin, PractitionerAdmin, condition_admins


class OsteoModelAdminGroup(ModelAdminGroup):
    """Conditions, people and clinics here, all else as the package has it anyway."""

    menu_label = OsteoViewSetGroup.menu_label
    menu_icon = OsteoViewSetGroup.menu_icon
    menu_item_name = OsteoViewSetGroup.menu_name
    menu_order = OsteoViewSetGroup.menu_order

    def __init__(self):
        # The types of condition are known once all models are loaded.
        self.items = [*condition_admins(), PractitionerAdmin, ClinicAdmin]
        super().__init__()

    def get_submenu_items(self):
        items = super().get_submenu_items()
        for item in self._items_of_other_things():
            item.order += len(self.items) + 1
            items.append(item)
        return items

    def _items_of_other_things(self):
        group = OsteoViewSetGroup()
        ours = {admin.model for admin in self.modeladmin_instances}
        replaced = {
            viewset.menu_url
            for viewset in group.registerables
            if getattr(viewset, "model", None) in ours
        }
        items = group.get_menu_item().menu.registered_menu_items
        return [item for item in items if item.url not in replaced]
