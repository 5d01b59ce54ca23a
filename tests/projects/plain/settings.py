from project_settings import *  # noqa: F403
