"""The page of wagtail-nhsuk-frontend; installed only where that package is."""
