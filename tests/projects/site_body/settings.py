from project_settings import *  # noqa: F403
from project_settings import INSTALLED_APPS

INSTALLED_APPS = ["articles", *INSTALLED_APPS]
WAGTAIL_OSTEO_CONDITION_BODY = "articles.blocks.ArticleBody"
