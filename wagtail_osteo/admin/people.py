"""The form of a new person."""

from .snippet_forms import CreateView

__all__ = ["PractitionerCreateView"]


class PractitionerCreateView(CreateView):
    """The form of a new person; with ``?user=me`` it is that of who opens it."""

    def get_initial(self):
        initial = super().get_initial()
        user = self.request.user
        if self.request.GET.get("user") != "me":
            return initial
        if self.model._default_manager.filter(user=user).exists():
            return initial
        full_name = getattr(user, "get_full_name", str)().strip()
        return {**initial, "user": user.pk, "name": full_name}
