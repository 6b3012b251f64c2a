"""Enrol the first officer of a province and print the code that opens their account: nhipcau shell <first-officer.py.

OFFICER_NAME and OFFICER_PLACE say who and where (a province's path, such as vn.40.); without them an invented name.
"""

import os

from nhipcau.gateway.login.accounts import invite
from nhipcau.kernel import bus
from nhipcau.kernel.actor import system
from nhipcau.kernel.ids import new_id
from nhipcau.people.bodies import EnrolMember

name, place = os.environ.get("OFFICER_NAME", "Võ Thành Đạt"), os.environ.get("OFFICER_PLACE", "vn.40.")
lead = EnrolMember(id=new_id(), full_name=name, given_name=name.split()[-1], role="province_lead", scope=place)
bus.do(system(place), "people.enrol_member", lead)
print(f"{name}, {place}: /mo-tai-khoan, {invite(system(place), lead.id, new_id())}")
