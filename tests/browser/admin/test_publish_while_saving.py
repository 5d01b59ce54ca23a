"""A button that is pressed while Wagtail saves a draft by itself."""

import pytest


@pytest.mark.parametrize(
    ("model", "form", "label"),
    [
        ("wagtail_osteo.Clinic", "snippets/wagtail_osteo/clinic/", "Name"),
        ("wagtail_osteo_pages.ConditionPage", "pages/", "Title"),
    ],
)
def test_waits_until_it_is_saved_and_there_is_one_of_it(log_in, model, form, label):
    from django.apps import apps

    desk = log_in()
    create = "add/wagtail_osteo_pages/conditionpage/3/" if form == "pages/" else "add/"
    page = desk.open(form + create)
    desk.begin()
    created = []

    def hold_the_first(route):
        created.append(route)
        if len(created) > 1:
            route.continue_()

    page.route(f"**/{create}", hold_the_first)
    with page.expect_request(f"**/{create}"):
        desk.write(label, "Elm Lane")
    desk.footer.get_by_role("button", name="Save draft").click()
    created[0].continue_()
    desk.expect_message("'Elm Lane'")
    # Sent again, it would have been there twice, or refused.
    assert len(created) == 1
    assert apps.get_model(model).objects.count() == 1
