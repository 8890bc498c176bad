#!/usr/bin/python3
"""Has exchangelib (Debian: python3-exchangelib) keep contacts, lists of people and tasks in a running lab and prints `N passed, N failed`.

    ./entente lab --ready-file ready.json &
    acceptance/clients/exchangelib_people.py ready.json

The lab has to be new: what is made stays in it, and is in the way of the next run.
"""

import datetime
import sys
from decimal import Decimal

from exchangelib import Contact, DistributionList, EWSDate, ExtendedProperty, Task
from exchangelib.errors import ErrorNameResolutionNoResults
from exchangelib.indexed_properties import EmailAddress, PhoneNumber, PhysicalAddress
from exchangelib.properties import Mailbox, Member
from exchangelib_lab import account, run


class HomePhone(ExtendedProperty):
    property_tag = 0x3A09
    property_type = "String"


class FirstAddress(ExtendedProperty):
    distinguished_property_set_id = "Address"
    property_id = 0x8083
    property_type = "String"


class IsTaskComplete(ExtendedProperty):
    distinguished_property_set_id = "Task"
    property_id = 0x811C
    property_type = "Boolean"


Contact.register("home_phone", HomePhone)
Contact.register("first_address", FirstAddress)
Task.register("is_task_complete", IsTaskComplete)


def contact(name, **more):
    mary = account()
    return Contact(account=mary, folder=mary.contacts, display_name=name, **more).save()


def task(subject, **more):
    mary = account()
    return Task(account=mary, folder=mary.tasks, subject=subject, **more).save()


def friends(name, *addresses):
    mary = account()
    members = [Member(mailbox=Mailbox(name=each.split("@")[0], email_address=each)) for each in addresses]
    return DistributionList(account=mary, folder=mary.contacts, display_name=name, members=members).save()


def addresses(people):
    return [each.email_address for each in people]


def a_contact_is_saved_and_read_again():
    contact(
        "Zoë Brandt",
        file_as_mapping="LastCommaFirst",
        given_name="Zoë",
        middle_name="Mae",
        surname="Brandt",
        initials="Z.M.B.",
        nickname="Zo",
        generation="II",
        company_name="Northwind",
        department="Sales",
        job_title="Buyer",
        manager="Ann",
        office="4.12",
        assistant_name="Joe",
        spouse_name="Lou",
        profession="Painter",
        mileage="12 km",
        children=["Kim", "Lee"],
        companies=["Northwind", "Contoso"],
        birthday=EWSDate(1990, 4, 5),
        wedding_anniversary=EWSDate(2015, 6, 7),
        business_homepage="https://northwind.test/zoe",
        email_addresses=[
            EmailAddress(label="EmailAddress1", email="zoe@northwind.test"),
            EmailAddress(label="EmailAddress2", email="brandt@northwind.test"),
        ],
        phone_numbers=[
            PhoneNumber(label="BusinessPhone", phone_number="555-0100"),
            PhoneNumber(label="MobilePhone", phone_number="555-0101"),
        ],
        physical_addresses=[
            PhysicalAddress(label="Business", street="1 Main Street", city="Town", zipcode="12345", country="Utopia"),
            PhysicalAddress(label="Home", street="2 Side Street", state="North"),
        ],
        postal_address_index="Business",
        body="Likes blue.",
        categories=["Work"],
    )
    found = account().contacts.get(display_name="Zoë Brandt")
    assert found.file_as == "Brandt, Zoë Mae" and found.file_as_mapping == "LastCommaFirst", found.file_as
    assert (found.given_name, found.middle_name, found.surname) == ("Zoë", "Mae", "Brandt"), found
    assert (found.initials, found.nickname, found.generation) == ("Z.M.B.", "Zo", "II"), found
    assert (found.company_name, found.department, found.job_title) == ("Northwind", "Sales", "Buyer"), found
    assert (found.manager, found.office, found.assistant_name) == ("Ann", "4.12", "Joe"), found
    assert (found.spouse_name, found.profession, found.mileage) == ("Lou", "Painter", "12 km"), found
    assert found.children == ["Kim", "Lee"] and found.companies == ["Northwind", "Contoso"], found
    assert found.birthday == EWSDate(1990, 4, 5), found.birthday
    assert found.wedding_anniversary == EWSDate(2015, 6, 7), found.wedding_anniversary
    assert found.business_homepage == "https://northwind.test/zoe", found.business_homepage
    kept = {each.label: each.email for each in found.email_addresses}
    assert kept == {"EmailAddress1": "zoe@northwind.test", "EmailAddress2": "brandt@northwind.test"}, kept
    phones = {each.label: each.phone_number for each in found.phone_numbers}
    assert phones == {"BusinessPhone": "555-0100", "MobilePhone": "555-0101"}, phones
    places = {each.label: each for each in found.physical_addresses}
    assert (places["Business"].city, places["Business"].zipcode) == ("Town", "12345"), places
    assert (places["Home"].street, places["Home"].state, places["Home"].city) == ("2 Side Street", "North", None), places
    assert found.postal_address_index == "Business" and found.contact_source == "Store", found
    assert found.complete_name.full_name == "Zoë Brandt" and found.complete_name.last_name == "Brandt", found
    assert "Likes blue." in found.text_body and found.categories == ["Work"], found
    assert found.subject == "Zoë Brandt", found.subject


def a_contact_is_changed_entry_by_entry():
    contact(
        "Changing",
        email_addresses=[EmailAddress(label="EmailAddress1", email="first@northwind.test")],
        phone_numbers=[PhoneNumber(label="HomePhone", phone_number="1"), PhoneNumber(label="CarPhone", phone_number="2")],
    )
    item = account().contacts.get(display_name="Changing")
    item.phone_numbers = [PhoneNumber(label="HomePhone", phone_number="3")]
    item.email_addresses.append(EmailAddress(label="EmailAddress3", email="third@northwind.test"))
    item.company_name = "Contoso"
    item.save(update_fields=["phone_numbers", "email_addresses", "company_name"])
    found = account().contacts.get(display_name="Changing")
    assert {each.label: each.phone_number for each in found.phone_numbers} == {"HomePhone": "3"}, found.phone_numbers
    assert {each.label for each in found.email_addresses} == {"EmailAddress1", "EmailAddress3"}, found.email_addresses
    assert found.company_name == "Contoso", found.company_name
    found.company_name = None
    found.save(update_fields=["company_name"])
    assert account().contacts.get(display_name="Changing").company_name is None


def extended_properties_say_the_same_as_elements():
    contact(
        "Twice",
        email_addresses=[EmailAddress(label="EmailAddress1", email="twice@northwind.test")],
        phone_numbers=[PhoneNumber(label="HomePhone", phone_number="555-0102")],
    )
    found = account().contacts.get(display_name="Twice")
    assert (found.home_phone, found.first_address) == ("555-0102", "twice@northwind.test"), found
    found.home_phone = "555-0103"
    found.save(update_fields=["home_phone"])
    (phone,) = account().contacts.get(display_name="Twice").phone_numbers
    assert (phone.label, phone.phone_number) == ("HomePhone", "555-0103"), phone


def contacts_are_searched_and_sorted():
    for given, surname in (("Uma", "Alder"), ("Uma", "Birch"), ("Una", "Cedar")):
        contact(f"{given} {surname}", given_name=given, surname=surname, job_title="Gardener")
    gardeners = account().contacts.filter(job_title="Gardener")
    assert [each.surname for each in gardeners.order_by("-surname")] == ["Cedar", "Birch", "Alder"]
    assert [each.surname for each in gardeners.filter(given_name="Uma").order_by("surname")] == ["Alder", "Birch"]
    assert gardeners.filter(surname__contains="ED").count() == 1 or gardeners.filter(surname__icontains="ED").count() == 1
    only = list(account().contacts.filter(given_name="Una").only("surname", "display_name"))
    assert [(each.surname, each.job_title) for each in only] == [("Cedar", None)], only


def people_are_found_among_contacts_and_in_the_directory():
    contact(
        "Mara Contact",
        given_name="Mara",
        email_addresses=[EmailAddress(label="EmailAddress1", email="mara@northwind.test")],
    )
    protocol = account().protocol
    own = protocol.resolve_names(["mar"], search_scope="Contacts")
    assert addresses(own) == ["mara@northwind.test"] and own[0].mailbox_type == "Contact", own
    directory = protocol.resolve_names(["mary"], search_scope="ActiveDirectory")
    assert addresses(directory) == ["mary@contoso.test"] and directory[0].mailbox_type == "Mailbox", directory
    both = protocol.resolve_names(["mar"], search_scope="ContactsActiveDirectory")
    assert addresses(both)[0] == "mara@northwind.test" and "mary@contoso.test" in addresses(both), both
    usual = protocol.resolve_names(["mar"])
    assert addresses(usual)[-1] == "mara@northwind.test" and "mary@contoso.test" in addresses(usual), usual
    ((mailbox, told),) = protocol.resolve_names(
        ["mara@north"], return_full_contact_data=True, search_scope="Contacts", shape="AllProperties"
    )
    assert mailbox.email_address == "mara@northwind.test" and told.given_name == "Mara", (mailbox, told)
    ((_, told),) = protocol.resolve_names(["mary"], return_full_contact_data=True, search_scope="ActiveDirectory")
    assert told.email_addresses[0].email == "mary@contoso.test" and told.contact_source == "ActiveDirectory", told
    in_folder = protocol.resolve_names(["mara"], parent_folders=[account().contacts], search_scope="Contacts")
    assert addresses(in_folder) == ["mara@northwind.test"], in_folder
    (nobody,) = protocol.resolve_names(["nobody at all"])
    assert isinstance(nobody, ErrorNameResolutionNoResults), nobody


def nobody_sees_the_contacts_of_others():
    contact("Secret", given_name="Xaver", email_addresses=[EmailAddress(label="EmailAddress1", email="x@northwind.test")])
    (nobody,) = account("alice@contoso.test").protocol.resolve_names(["xaver"])
    assert isinstance(nobody, ErrorNameResolutionNoResults), nobody


def a_list_of_people_is_kept_changed_and_found():
    friends("Readers", "ann@fabrikam.test", "alice@contoso.test")
    found = account().contacts.get(display_name="Readers")
    assert isinstance(found, DistributionList), found
    assert [each.mailbox.email_address for each in found.members] == ["ann@fabrikam.test", "alice@contoso.test"], found
    assert {each.status for each in found.members} == {"Normal"} and found.file_as == "Readers", found
    found.members = [*found.members, Member(mailbox=Mailbox(name="Joe", email_address="joe@northwind.test"))]
    found.save(update_fields=["members"])
    found = account().contacts.get(display_name="Readers")
    assert len(found.members) == 3, found.members
    (resolved,) = account().protocol.resolve_names(["read"], search_scope="Contacts")
    assert resolved.mailbox_type == "PrivateDL" and resolved.item_id.id == found.id, resolved


def what_is_no_group_cannot_be_expanded():
    try:
        account().protocol.expand_dl("alice@contoso.test")
        raise AssertionError("a person has no members")
    except ErrorNameResolutionNoResults:
        pass


def a_task_is_saved_and_read_again():
    task(
        "Paint the wall",
        start_date=EWSDate(2031, 3, 3),
        due_date=EWSDate(2031, 3, 10),
        status="InProgress",
        percent_complete=Decimal(25),
        total_work=480,
        actual_work=60,
        billing_information="House",
        companies=["Contoso"],
        contacts=["Ann"],
        mileage="3 km",
        importance="High",
        body="Blue.",
        reminder_is_set=False,
    )
    found = account().tasks.get(subject="Paint the wall")
    assert (found.start_date, found.due_date) == (EWSDate(2031, 3, 3), EWSDate(2031, 3, 10)), found
    assert (found.status, found.percent_complete, found.is_complete) == ("InProgress", 25, False), found
    assert (found.total_work, found.actual_work) == (480, 60), found
    assert (found.billing_information, found.mileage) == ("House", "3 km"), found
    assert (found.companies, found.contacts) == (["Contoso"], ["Ann"]), found
    assert found.change_count == 1 and found.delegation_state == "NoMatch" and not found.is_recurring, found
    assert found.status_description == "In progress" and found.importance == "High" and "Blue." in found.text_body, found


def a_task_is_completed_and_opened_again():
    item = task("Sweep")
    item.complete()
    found = account().tasks.get(subject="Sweep")
    assert (found.status, found.percent_complete, found.is_complete) == ("Completed", 100, True), found
    assert found.complete_date and found.complete_date.date() <= datetime.date.today() + datetime.timedelta(days=1), found
    assert found.is_task_complete, found.is_task_complete
    found.status, found.percent_complete = "InProgress", Decimal(50)
    found.save(update_fields=["status", "percent_complete"])
    found = account().tasks.get(subject="Sweep")
    assert (found.status, found.percent_complete, found.is_complete) == ("InProgress", 50, False), found
    assert found.complete_date is None and not found.is_task_complete, found


def tasks_are_searched_and_sorted_by_their_dates():
    for day in (5, 9, 7):
        task(f"Dated {day}", due_date=EWSDate(2032, 1, day))
    late = account().tasks.filter(due_date__gte=EWSDate(2032, 1, 6)).order_by("due_date")
    assert [each.subject for each in late] == ["Dated 7", "Dated 9"], list(late)


def contacts_are_synchronised():
    contacts = account().contacts
    list(contacts.sync_items())
    state = contacts.item_sync_state
    contact("New here")
    ((change, item),) = contacts.sync_items(sync_state=state)
    assert change == "create" and item.display_name == "New here", (change, item)


CHECKS = [
    a_contact_is_saved_and_read_again,
    a_contact_is_changed_entry_by_entry,
    extended_properties_say_the_same_as_elements,
    contacts_are_searched_and_sorted,
    people_are_found_among_contacts_and_in_the_directory,
    nobody_sees_the_contacts_of_others,
    a_list_of_people_is_kept_changed_and_found,
    what_is_no_group_cannot_be_expanded,
    a_task_is_saved_and_read_again,
    a_task_is_completed_and_opened_again,
    tasks_are_searched_and_sorted_by_their_dates,
    contacts_are_synchronised,
]


if __name__ == "__main__":
    sys.exit(run(CHECKS))
