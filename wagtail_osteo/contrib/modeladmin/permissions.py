"""Who may list, edit and publish through wagtail-modeladmin.

It saves what is live at once and knows nothing of publishing, so this asks for it.
"""

from wagtail.permissions import page_permission_policy
from wagtail_modeladmin.helpers import (
    PageButtonHelper,
    PagePermissionHelper,
    PermissionHelper,
)


class SnippetPermissions(PermissionHelper):
    """Whoever edits what is live must be allowed to publish it."""

    def user_can_publish(self, user) -> bool:
        """Whether ``user`` may change what patients see."""
        return self.user_has_specific_permission(
            user, self.get_perm_codename("publish")
        )

    def user_can_edit_obj(self, user, obj):
        may = super().user_can_edit_obj(user, obj)
        return may and (not obj.live or self.user_can_publish(user))


class ConditionPermissionHelper(PagePermissionHelper):
    """Only those who see conditions in the explorer see them listed."""

    def user_can_list(self, user):
        return page_permission_policy.explorable_root_instance(user) is not None

    def user_can_copy_obj(self, user, obj):
        # The explorer offers it; asking here takes a query for each row.
        return False


class ConditionButtonHelper(PageButtonHelper):
    """One button, which leads to the explorer's editor; the rest is found there."""

    def get_buttons_for_obj(self, obj, exclude=None, **kwargs):
        exclude = [*(exclude or []), "copy", "unpublish", "delete"]
        return super().get_buttons_for_obj(obj, exclude, **kwargs)
