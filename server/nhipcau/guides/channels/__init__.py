"""One guide, five channels: web, print, text message, voice, and the phone's own screens."""
