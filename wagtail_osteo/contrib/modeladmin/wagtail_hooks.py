"""Registers the menu entry; read only where a site installed this app."""

from wagtail_modeladmin.options import modeladmin_register

from .menu import OsteoModelAdminGroup

modeladmin_register(OsteoModelAdminGroup)
