#!/usr/bin/python3
"""Has Evolution's mail library keep mail in a running lab and prints `N passed, N failed`.

The library signs on over EWS, and keeps what it has read of a mailbox on the disk; each check begins with a program that has read nothing yet.
Needs evolution-ews, gir1.2-camel-1.2 and what evolution_lab.py needs.

    ./entente lab --ready-file ready.json &
    acceptance/clients/evolution_mail.py ready.json

`EWS_DEBUG=2` shows what the library asks, and what it is answered.
"""

import base64
import os
import sys
import uuid

import evolution_lab
from lab import Lab, run

evolution_lab.in_a_session_of_its_own()

import gi  # noqa: E402

gi.require_version("Camel", "1.2")
from gi.repository import Camel, Gio, GLib, GObject  # noqa: E402

CALLER = "mary@contoso.test"
COLLEAGUE = "alice@contoso.test"
INBOX, TRASH, JUNK, SENT, DRAFTS = "Inbox", "Deleted Items", "Junk Email", "Sent Items", "Drafts"
RECURSIVE = Camel.StoreGetFolderInfoFlags.RECURSIVE
Flag, Kind = Camel.MessageFlags, Camel.FolderInfoFlags

# What the library keeps of a message besides what anybody sees, and what only it knows.
TOLD = Flag.SEEN | Flag.FLAGGED | Flag.ANSWERED | Flag.FORWARDED | Flag.ATTACHMENTS
NONE = Flag(0)

lab = Lab(sys.argv[1])
registry = evolution_lab.sign_up(lab, CALLER, COLLEAGUE, calendar=False)
Camel.init(os.environ["XDG_DATA_HOME"], True)
Camel.provider_init()


class Session(Camel.Session):
    """Asks nobody for a password, as each service has its own."""

    def do_authenticate_sync(self, service, mechanism, cancellable):
        result = service.authenticate_sync(mechanism, cancellable)
        if result != Camel.AuthenticationResult.ACCEPTED:
            raise GLib.Error("the password was not accepted")
        return True


def service(kind, address, password):
    """What keeps somebody's mail, or sends it, for a program that has not seen it before. By its name the account is found."""
    cache = os.path.join(os.environ["XDG_CACHE_HOME"], "mail-" + uuid.uuid4().hex)
    session = Session(user_data_dir=cache, user_cache_dir=cache)
    session.set_online(True)
    result = session.add_service(address, "ews", kind)
    settings = result.ref_settings()
    settings.props.user = address
    settings.props.email = address
    settings.props.hosturl = lab.ews_url(address)
    settings.props.auth_mechanism = "PLAIN"
    result.set_password(password)
    result.connect_sync(None)
    return session, result


class Mailbox:
    """Somebody's mailbox for a program that has not seen it before."""

    def __init__(self, address=CALLER, password=None):
        # A service knows its session, and does not keep it.
        self.session, self.store = service(Camel.ProviderType.STORE, address, password or lab.password(address))

    def folders(self):
        return {info.full_name: info for info in tree(self.store.get_folder_info_sync(None, RECURSIVE, None))}

    def folder(self, name):
        """The folder of this name as it is now."""
        folder = self.store.get_folder_sync(name, Camel.StoreGetFolderFlags.NONE, None)
        folder.refresh_info_sync(None)
        return folder

    def make(self, name, parent=None):
        self.store.create_folder_sync(parent, name, None)


def tree(info):
    """All folders of a list that is given by its first. Python sees the links in it as bare addresses."""
    while info:
        yield info
        yield from tree(info_at(info.child))
        info = info_at(info.next)


def info_at(address):
    if not address:
        return None
    value = GObject.Value(Camel.FolderInfo)
    super(GObject.Value, value).set_boxed(address)
    return value.get_boxed()


def places(*contents):
    """Folders of names of their own, each with some messages in it, for a program that has not seen them before."""
    names = ["Place-" + uuid.uuid4().hex[:8] for _ in contents]
    writer = Mailbox()
    for name, messages in zip(names, contents):
        writer.make(name)
        append(writer.folder(name), *messages)
    reader = Mailbox()
    return [reader.folder(name) for name in names]


def place(*messages):
    (folder,) = places(messages)
    return folder


def message(subject, body="Are you free on Monday?"):
    head = f"From: Ann <ann@fabrikam.test>\nTo: mary@contoso.test\nSubject: {subject}\nDate: Mon, 02 Mar 2026 10:00:00 +0100\n"
    head += f"Message-ID: <{uuid.uuid4()}@fabrikam.test>\nX-Strange: kept\nMIME-Version: 1.0\n"
    return f"{head}Content-Type: text/plain; charset=us-ascii\n\n{body}\n".encode()


def parsed(source):
    result = Camel.MimeMessage.new()
    result.construct_from_input_stream_sync(Gio.MemoryInputStream.new_from_bytes(GLib.Bytes(source)), None)
    return result


def append(folder, *messages, flags=NONE):
    for each in messages:
        info = Camel.MessageInfo.new(None)
        info.set_flags(flags, flags)
        folder.append_message_sync(parsed(each), info, None)


def read(folder, uid):
    stream = Camel.StreamMem.new()
    folder.get_message_sync(uid, None).write_to_stream_sync(stream, None)
    return bytes(stream.get_byte_array())


def said(source):
    """What a message says: its headers, in whatever order but for those that the library adds, and what comes after them."""
    head, text = source.replace(b"\r\n", b"\n").split(b"\n\n", 1)
    return sorted(line for line in head.split(b"\n") if not line.startswith(b"X-Evolution-")), text


def subjects(folder):
    return sorted(folder.get_message_info(uid).get_subject() for uid in folder.get_uids())


def flags(folder, uid):
    return Flag(folder.get_message_info(uid).get_flags() & TOLD)


def mark(folder, uid, mask, flags):
    folder.get_message_info(uid).set_flags(mask, flags)
    folder.synchronize_sync(False, None)
    folder.refresh_info_sync(None)


def elsewhere(folder):
    """The same folder for a program that has not seen it before."""
    return Mailbox().folder(folder.get_full_name())


def transfer(folder, uids, there, moved):
    folder.transfer_messages_to_sync(uids, there, moved, None)


def a_wrong_password_is_refused():
    try:
        Mailbox(password="not the password")
    except GLib.Error:
        return
    raise AssertionError("a wrong password was let in")


def default_folders_are_listed():
    listed = Mailbox().folders()
    kinds = {name: info.flags & Camel.FOLDER_TYPE_MASK for name, info in listed.items()}
    expected = {INBOX: Kind.TYPE_INBOX, TRASH: Kind.TYPE_TRASH, JUNK: Kind.TYPE_JUNK, SENT: Kind.TYPE_SENT}
    assert {name: kinds.get(name) for name in expected} == expected, kinds
    assert DRAFTS in listed and "Calendar" not in listed and "Contacts" not in listed, listed.keys()


def folders_are_made_renamed_and_moved():
    mailbox, name = Mailbox(), "Place-" + uuid.uuid4().hex[:8]
    inner, renamed = "Inner-" + name, "Renamed-" + name
    mailbox.make(name)
    mailbox.make(inner, name)
    mailbox.store.rename_folder_sync(f"{name}/{inner}", f"{name}/{renamed}", None)
    mailbox.store.rename_folder_sync(f"{name}/{renamed}", renamed, None)
    for listed in (mailbox.folders(), Mailbox().folders()):
        assert {each for each in listed if name in each} == {name, renamed}, listed.keys()


def a_folder_of_a_name_with_other_letters_is_found_again():
    mailbox, name = Mailbox(), f"Größe & <東京> {uuid.uuid4().hex[:8]}"
    mailbox.make(name)
    assert name in Mailbox().folders(), Mailbox().folders().keys()
    append(mailbox.folder(name), message("In it"))
    assert subjects(Mailbox().folder(name)) == ["In it"]


def a_folder_is_put_into_the_trash_and_then_deleted():
    name = place(message("Goes with it")).get_full_name()
    mailbox = Mailbox()
    mailbox.store.delete_folder_sync(name, None)
    listed = Mailbox().folders()
    assert name not in listed and f"{TRASH}/{name}" in listed, listed.keys()
    assert subjects(Mailbox().folder(f"{TRASH}/{name}")) == ["Goes with it"]
    mailbox.store.delete_folder_sync(f"{TRASH}/{name}", None)
    assert f"{TRASH}/{name}" not in Mailbox().folders()


def a_message_says_what_it_said():
    source = message("As it was", body="Line\n.dot\n\n  last")
    folder = place(source)
    (uid,) = folder.get_uids()
    assert said(read(folder, uid)) == said(source), read(folder, uid)


def a_message_is_listed_with_its_facts():
    source = message("Its facts")
    folder = place(source)
    (uid,) = folder.get_uids()
    info = folder.get_message_info(uid)
    assert info.get_subject() == "Its facts", info.get_subject()
    assert info.get_from() == "Ann <ann@fabrikam.test>", info.get_from()
    assert "mary@contoso.test" in info.get_to(), info.get_to()
    assert info.get_date_sent() == 1772442000, info.get_date_sent()
    assert info.get_size() >= len(source), info.get_size()
    assert flags(folder, uid) == NONE, flags(folder, uid)


def a_message_comes_with_the_flags_it_was_given():
    folder = place()
    append(folder, message("Given"), flags=Flag.SEEN | Flag.FLAGGED | Flag.ANSWERED)
    folder = elsewhere(folder)
    (uid,) = folder.get_uids()
    assert flags(folder, uid) == Flag.SEEN | Flag.FLAGGED | Flag.ANSWERED, flags(folder, uid)


def a_message_is_marked_for_all_programs():
    folder = place(message("Marked"))
    other = elsewhere(folder)
    (uid,) = folder.get_uids()
    for mask, value in (
        (Flag.SEEN, Flag.SEEN),
        (Flag.FLAGGED, Flag.FLAGGED),
        (Flag.SEEN, NONE),
        (Flag.SEEN | Flag.FLAGGED, Flag.SEEN),
        (Flag.ANSWERED, Flag.ANSWERED),
        (Flag.ANSWERED | Flag.FORWARDED, Flag.FORWARDED),
    ):
        mark(folder, uid, mask, value)
        other.refresh_info_sync(None)
        for seen in (folder, other, elsewhere(folder)):
            assert Flag(flags(seen, uid) & mask) == value, (mask, value, flags(seen, uid))


def labels_become_categories_and_labels_again():
    folder = place(message("Labelled"))
    (uid,) = folder.get_uids()
    info = folder.get_message_info(uid)
    info.set_user_flag("$Labelimportant", True)
    info.set_user_flag("Of_one's_own", True)
    folder.synchronize_sync(False, None)
    assert labels(elsewhere(folder), uid) == {"$Labelimportant", "Of_one's_own"}, labels(elsewhere(folder), uid)
    folder.refresh_info_sync(None)
    folder.get_message_info(uid).set_user_flag("$Labelimportant", False)
    folder.synchronize_sync(False, None)
    assert labels(elsewhere(folder), uid) == {"Of_one's_own"}, labels(elsewhere(folder), uid)


def labels(folder, uid):
    found = folder.get_message_info(uid).dup_user_flags()
    return {found.get(at) for at in range(found.get_length())}


def a_message_is_followed_up_until_it_is_done():
    folder = place(message("Followed up"))
    (uid,) = folder.get_uids()
    due, done = "Mon, 09 Mar 2026 10:00:00 +0000", "Tue, 10 Mar 2026 11:30:00 +0000"
    for tags in ({"follow-up": "Call", "due-by": due}, {"completed-on": done}, {"follow-up": None, "completed-on": None}):
        for name, value in tags.items():
            folder.get_message_info(uid).set_user_tag(name, value)
        folder.synchronize_sync(False, None)
        folder.refresh_info_sync(None)
        seen = elsewhere(folder).get_message_info(uid)
        assert {name: seen.get_user_tag(name) for name in tags} == tags, {name: seen.get_user_tag(name) for name in tags}


def a_message_is_copied():
    source = message("Copied")
    here, there = places([source], [])
    transfer(here, here.get_uids(), there, moved=False)
    assert subjects(elsewhere(here)) == ["Copied"]
    there = elsewhere(there)
    (copy,) = there.get_uids()
    assert said(read(there, copy)) == said(source)


def a_message_is_moved():
    source = message("Moved")
    here, there = places([source, message("Stays")], [])
    (uid,) = (each for each in here.get_uids() if here.get_message_info(each).get_subject() == "Moved")
    transfer(here, [uid], there, moved=True)
    assert subjects(here) == subjects(elsewhere(here)) == ["Stays"], subjects(here)
    there = elsewhere(there)
    (moved,) = there.get_uids()
    assert said(read(there, moved)) == said(source)


def what_is_deleted_lies_in_the_trash_until_that_is_emptied():
    name = "Deleted " + uuid.uuid4().hex
    folder = place(message(name), message("Stays"))
    (uid,) = (each for each in folder.get_uids() if folder.get_message_info(each).get_subject() == name)
    mark(folder, uid, Flag.DELETED, Flag.DELETED)
    assert subjects(folder) == subjects(elsewhere(folder)) == ["Stays"], subjects(folder)
    mailbox = Mailbox()
    mailbox.make("Inner-" + uuid.uuid4().hex[:8], TRASH)
    trash = mailbox.folder(TRASH)
    assert name in subjects(trash), subjects(trash)
    trash.expunge_sync(None)
    assert subjects(trash) == subjects(elsewhere(trash)) == [], subjects(trash)
    assert not [each for each in Mailbox().folders() if each.startswith(TRASH + "/")], Mailbox().folders().keys()


def what_is_expunged_is_gone_at_once():
    name = "Expunged " + uuid.uuid4().hex
    folder = place(message(name))
    (uid,) = folder.get_uids()
    folder.get_message_info(uid).set_flags(Flag.DELETED, Flag.DELETED)
    folder.expunge_sync(None)
    assert subjects(elsewhere(folder)) == []
    assert name not in subjects(Mailbox().folder(TRASH))


def what_is_junk_goes_to_the_junk_folder():
    name = "Junk " + uuid.uuid4().hex
    folder = place(message(name))
    (uid,) = folder.get_uids()
    mark(folder, uid, Flag.JUNK, Flag.JUNK)
    assert subjects(elsewhere(folder)) == []
    assert name in subjects(Mailbox().folder(JUNK))


def an_open_folder_hears_of_what_comes_changes_and_goes():
    reader = place(message("First"))
    writer = elsewhere(reader)
    append(writer, message("Second"))
    reader.refresh_info_sync(None)
    assert subjects(reader) == ["First", "Second"], subjects(reader)
    writer.refresh_info_sync(None)
    (first,) = (uid for uid in writer.get_uids() if writer.get_message_info(uid).get_subject() == "First")
    mark(writer, first, Flag.SEEN, Flag.SEEN)
    reader.refresh_info_sync(None)
    assert flags(reader, first) == Flag.SEEN, flags(reader, first)
    mark(writer, first, Flag.DELETED, Flag.DELETED)
    reader.refresh_info_sync(None)
    assert subjects(reader) == ["Second"], subjects(reader)


def a_draft_is_kept():
    name = "Draft " + uuid.uuid4().hex
    append(Mailbox().folder(DRAFTS), message(name), flags=Flag.DRAFT | Flag.SEEN)
    drafts = Mailbox().folder(DRAFTS)
    (uid,) = (each for each in drafts.get_uids() if drafts.get_message_info(each).get_subject() == name)
    assert flags(drafts, uid) == Flag.SEEN, flags(drafts, uid)


def a_message_is_found_by_what_its_list_says():
    folder = place(message("Lunch"), message("Dinner"))
    (uid,) = folder.search_by_expression('(match-all (header-contains "Subject" "dinn"))', None)
    assert folder.get_message_info(uid).get_subject() == "Dinner"


def that_texts_are_not_searched_is_said():
    folder = place(message("Lunch", body="Bring an umbrella."))
    try:
        found = folder.search_by_expression('(match-all (body-contains "umbrella"))', None)
    except GLib.Error as refused:
        assert "cannot be searched" in refused.message, refused.message
        return
    raise AssertionError(f"found {found}")


def an_attachment_comes_back_whole():
    plan = bytes(range(256)) * 2000
    lines = base64.encodebytes(plan)
    source = (
        b"From: ann@fabrikam.test\nTo: mary@contoso.test\nSubject: The plan\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/mixed; boundary="part"\n\n--part\nContent-Type: text/plain\n\nSee the plan.\n'
        b'--part\nContent-Type: application/octet-stream; name="plan.bin"\nContent-Transfer-Encoding: base64\n'
        b'Content-Disposition: attachment; filename="plan.bin"\n\n' + lines + b"\n--part--\n"
    )
    folder = place(source)
    (uid,) = folder.get_uids()
    assert flags(folder, uid) == Flag.ATTACHMENTS, flags(folder, uid)
    assert lines in read(folder, uid).replace(b"\r\n", b"\n")


def letters_of_every_kind_come_back_as_they_were():
    source = (
        "From: =?utf-8?q?J=C3=BCrgen?= <joe@contoso.test>\nTo: mary@contoso.test\nSubject: =?iso-8859-1?q?Gr=FC=DFe?=\n"
        " aus =?utf-8?b?5p2x5Lqs?=\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n--b\n"
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nGrüße 東京\n--b\n"
        "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n<p>Gr=C3=BC=C3=9Fe</p>\n--b--\n"
    ).encode()
    folder = place(source)
    (uid,) = folder.get_uids()
    assert said(read(folder, uid))[1] == said(source)[1], read(folder, uid)
    assert subjects(folder) == ["Grüße aus 東京"], subjects(folder)
    assert folder.get_message_info(uid).get_from() == "Jürgen <joe@contoso.test>", folder.get_message_info(uid).get_from()


def many_messages_are_listed():
    folder, other = places([message("Many")], [])
    while len(folder.get_uids()) < 250:
        transfer(folder, folder.get_uids(), other, moved=False)
        folder, other = other, folder
    assert len(elsewhere(folder).get_uids()) == len(folder.get_uids()), len(elsewhere(folder).get_uids())


def a_message_is_sent():
    name = "Sent " + uuid.uuid4().hex
    source = message(name).replace(b"Ann <ann@fabrikam.test>", CALLER.encode())
    source = source.replace(b"To: mary@contoso.test", b"To: " + COLLEAGUE.encode())
    sender, recipient = Camel.InternetAddress.new(), Camel.InternetAddress.new()
    sender.add("", CALLER)
    recipient.add("", COLLEAGUE)
    session, transport = service(Camel.ProviderType.TRANSPORT, CALLER, lab.password(CALLER))
    transport.send_to_sync(parsed(source), sender, recipient, None)
    inbox = Mailbox(COLLEAGUE).folder(INBOX)
    assert name in subjects(inbox), subjects(inbox)


sys.exit(
    run(
        [
            a_wrong_password_is_refused,
            default_folders_are_listed,
            folders_are_made_renamed_and_moved,
            a_folder_of_a_name_with_other_letters_is_found_again,
            a_folder_is_put_into_the_trash_and_then_deleted,
            a_message_says_what_it_said,
            a_message_is_listed_with_its_facts,
            a_message_comes_with_the_flags_it_was_given,
            a_message_is_marked_for_all_programs,
            labels_become_categories_and_labels_again,
            a_message_is_followed_up_until_it_is_done,
            a_message_is_copied,
            a_message_is_moved,
            what_is_deleted_lies_in_the_trash_until_that_is_emptied,
            what_is_expunged_is_gone_at_once,
            what_is_junk_goes_to_the_junk_folder,
            an_open_folder_hears_of_what_comes_changes_and_goes,
            a_draft_is_kept,
            a_message_is_found_by_what_its_list_says,
            that_texts_are_not_searched_is_said,
            an_attachment_comes_back_whole,
            letters_of_every_kind_come_back_as_they_were,
            many_messages_are_listed,
            a_message_is_sent,
        ]
    )
)
