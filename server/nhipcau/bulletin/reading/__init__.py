"""Bulletins of the meteorological service, pasted: which communes, which level, what somebody is asked."""
