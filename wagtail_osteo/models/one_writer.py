"""What several people may write at the same moment, and do one after the other."""

from django.db import models

from ..publishing import DeletedMeanwhile
from ..publishing.locks import in_turn, locked

PUBLICATION = [
    "live",
    "live_revision",
    "first_published_at",
    "last_published_at",
    "expired",
]


class OneWriter(models.Model):
    """A page or a snippet whose row one person at a time writes.

    Wagtail reads a whole row, asks and changes this and that, and writes all of it. In
    between somebody else may have written theirs.
    """

    # What is no part of a draft. Wagtail would write it back as it was when the draft
    # was read.
    facts_beside_drafts = ["latest_revision", "locked", "locked_at", "locked_by"]

    class Meta:
        abstract = True

    @in_turn
    def save_revision(self, *args, **kwargs):
        # Wagtail writes the revision first. Everybody else begins with the row.
        self.lock_stored()
        return super().save_revision(*args, **kwargs)

    save_revision.alters_data = True

    @in_turn
    def publish(self, revision, *args, **kwargs):
        self.lock_stored()
        # What goes live begins with what is stored now.
        field = type(revision)._meta.get_field("content_object")
        if field.is_cached(revision):
            field.delete_cached_value(revision)
        return super().publish(revision, *args, **kwargs)

    publish.alters_data = True

    @in_turn
    def unpublish(self, *args, **kwargs):
        self.lock_row()
        return super().unpublish(*args, **kwargs)

    unpublish.alters_data = True

    def lock_row(self):
        """What is stored now, and stays until the transaction ends; or ``None``."""
        if not self.pk:
            return None
        names = [*PUBLICATION, *self.facts_beside_drafts]
        return locked(type(self)._base_manager.filter(pk=self.pk).only(*names)).first()

    def lock_stored(self):
        """The same of what was stored once.

        :raises DeletedMeanwhile: it is gone.
        """
        stored = self.lock_row()
        if stored is None:
            raise DeletedMeanwhile
        return stored

    def is_published_over(self, stored) -> bool:
        """Whether saving this over ``stored`` makes it live, or publishes anything.

        An autosave may have written other words into the revision that is live, so its
        key says too little: the moment of publication is new each time.
        """
        return self.live and (
            stored is None
            or not stored.live
            or stored.live_revision_id != self.live_revision_id
            or stored.last_published_at != self.last_published_at
        )

    def catch_up_with(self, stored) -> bool:
        """Take over what others have written since this was read, before all of it is
        written back.

        :returns: whether it is to be written at all. What was read as a draft, and has
            gone live since, is a draft still: Wagtail’s forms keep one of what is live
            as a revision only.
        :raises DeletedMeanwhile: it was deleted, and would come back.
        """
        if stored is None:
            if self.pk and self.latest_revision_id and not self._state.adding:
                raise DeletedMeanwhile
            return True
        facts = self.facts_beside_drafts
        is_draft = not self.live and self.live_revision_id is None
        left_behind = (
            is_draft
            and stored.live_revision_id is not None
            and self.last_published_at != stored.last_published_at
        )
        if left_behind:
            facts = [*PUBLICATION, *facts]
            self.has_unpublished_changes = True
        elif not self.is_published_over(stored) and self.live == stored.live:
            # Somebody’s own code, which may be about to change any of it.
            return True
        elif self.latest_revision_id != stored.latest_revision_id:
            self.has_unpublished_changes = True
        for attname, value in self.facts_in(stored, facts).items():
            setattr(self, attname, value)
        return not left_behind

    def facts_in(self, stored, names) -> dict:
        """What the columns of the fields ``names`` are to be."""
        attnames = [self._meta.get_field(name).attname for name in names]
        return {attname: getattr(stored, attname) for attname in attnames}
