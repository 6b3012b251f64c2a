"""How the house is set up; `base` is the settings module for every environment."""
