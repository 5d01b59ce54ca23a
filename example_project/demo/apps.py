from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Holds no models: only the demo content and the command that loads it."""

    name = "example_project.demo"
    label = "osteo_demo"
