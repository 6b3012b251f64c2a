"""The door of OpenRosa: forms out to ODK Collect and its kin, submissions in."""
