#!/usr/bin/python3
"""Has DavMail (Debian: davmail-server) keep mail in a running lab for an IMAP client and prints `N passed, N failed`.

DavMail is a gateway: it signs on to the lab over EWS, and gives the mailbox to mail programs over IMAP (RFC 3501).

    ./entente lab --ready-file ready.json &
    acceptance/clients/davmail_mail.py ready.json
"""

import contextlib
import datetime
import imaplib
import re
import sys
import uuid

from davmail_lab import PATIENCE_SECONDS, Gateway
from lab import UTC, Lab, run

CALLER = "mary@contoso.test"
RECEIVED = datetime.datetime(2026, 3, 2, 9, 30, tzinfo=UTC)

lab = Lab(sys.argv[1])
gateway = Gateway(lab, CALLER)


@contextlib.contextmanager
def session(folder=None, password=None):
    """An IMAP client that has signed on, perhaps with a folder open."""
    client = imaplib.IMAP4("127.0.0.1", gateway.imap_port, timeout=PATIENCE_SECONDS)
    try:
        client.login(CALLER, password or lab.password(CALLER))
        if folder:
            ok(client.select(folder))
        yield client
    finally:
        with contextlib.suppress(imaplib.IMAP4.error, OSError):
            client.logout()


def ok(answer):
    status, said = answer
    assert status == "OK", answer
    return said


def place():
    """A folder of a name of its own, new and empty."""
    name = "Place-" + uuid.uuid4().hex[:8]
    with session() as client:
        ok(client.create(name))
    return name


def message(subject, body="Are you free on Monday?", date="Mon, 02 Mar 2026 10:00:00 +0100"):
    head = f"From: Ann <ann@fabrikam.test>\r\nTo: mary@contoso.test\r\nSubject: {subject}\r\nDate: {date}\r\n"
    head += f"Message-ID: <{uuid.uuid4()}@fabrikam.test>\r\nX-Strange: kept\r\nMIME-Version: 1.0\r\n"
    return f"{head}Content-Type: text/plain; charset=us-ascii\r\n\r\n{body}\r\n".encode()


def append(folder, *messages, flags=None, received=RECEIVED):
    with session() as client:
        for each in messages:
            ok(client.append(folder, flags, received, each))


def uids(folder):
    with session(folder) as client:
        return search(client, "ALL")


def search(client, *terms):
    return [int(uid) for uid in ok(client.uid("SEARCH", *terms))[0].split()]


def fetch(client, uid, what):
    """What is told of one message: the line, and the literal in it, if there is one."""
    said = ok(client.uid("FETCH", str(uid), f"({what})"))
    parts = [part for part in said if isinstance(part, tuple)]
    if parts:
        return b" ".join(part if isinstance(part, bytes) else part[0] for part in said).decode(), parts[0][1]
    return said[0].decode(), b""


def flags(client, uid):
    return set(re.search(r"FLAGS \(([^)]*)\)", fetch(client, uid, "FLAGS")[0])[1].split()) - {"\\Recent"}


def names(client, *arguments):
    said = [line.decode() for line in ok(client.list(*arguments)) if line]
    return {re.search(r'"?([^"]*)"?$', line.split('"/" ', 1)[1])[1]: line for line in said}


def status(client, folder):
    (line,) = ok(client.status(folder, "(MESSAGES UNSEEN UIDNEXT UIDVALIDITY)"))
    return {name: int(value) for name, value in re.findall(r"([A-Z]+) (\d+)", line.decode().split("(", 1)[1])}


def a_wrong_password_is_refused():
    try:
        with session(password="not the password"):
            pass
    except imaplib.IMAP4.error:
        return
    raise AssertionError("a wrong password was let in")


def default_folders_are_listed():
    with session() as client:
        listed = names(client)
    assert {"INBOX", "Drafts", "Sent", "Trash"} <= listed.keys(), listed
    assert "\\Sent" in listed["Sent"] and "\\Trash" in listed["Trash"], listed
    assert "Calendar" not in listed and "Contacts" not in listed, listed


def folders_are_made_renamed_and_deleted():
    name = place()
    with session() as client:
        ok(client.create(name + "/Inner"))
        assert {name, name + "/Inner"} <= names(client).keys(), names(client)
        assert "\\HasChildren" in names(client)[name], names(client)[name]
        ok(client.rename(name, name + "-renamed"))
        listed = names(client).keys()
        assert name not in listed and {name + "-renamed", name + "-renamed/Inner"} <= listed, listed
        ok(client.delete(name + "-renamed/Inner"))
        assert name + "-renamed/Inner" not in names(client)
        ok(client.delete(name + "-renamed"))
        assert name + "-renamed" not in names(client)


def a_folder_of_a_name_with_other_letters_is_found_again():
    name = "Gr&APwA3w-e-" + uuid.uuid4().hex[:8]
    with session() as client:
        ok(client.create(name))
        assert name in names(client), names(client)
        ok(client.select(name))


def a_message_is_given_back_byte_for_byte():
    folder, source = place(), message("Byte for byte", body="Line\r\n.dot\r\n\r\n  last")
    append(folder, source)
    with session(folder) as client:
        (uid,) = search(client, "ALL")
        assert fetch(client, uid, "BODY.PEEK[]")[1] == source, fetch(client, uid, "BODY.PEEK[]")
        head, text = source.split(b"\r\n\r\n", 1)
        assert fetch(client, uid, "BODY.PEEK[HEADER]")[1].rstrip() == head.rstrip()
        assert fetch(client, uid, "BODY.PEEK[TEXT]")[1] == text
        assert flags(client, uid) == set(), flags(client, uid)
        some = fetch(client, uid, "BODY.PEEK[HEADER.FIELDS (SUBJECT X-STRANGE)]")[1]
        assert some.split(b"\r\n")[:2] == [b"Subject: Byte for byte", b"X-Strange: kept"], some


def a_message_has_the_size_flags_and_date_that_it_came_with():
    folder, source = place(), message("Dated")
    append(folder, source, flags="(\\Seen \\Flagged)")
    with session(folder) as client:
        (uid,) = search(client, "ALL")
        line = fetch(client, uid, "RFC822.SIZE INTERNALDATE")[0]
        size = int(re.search(r"RFC822.SIZE (\d+)", line)[1])
        assert size >= len(source), (size, len(source))
        date = datetime.datetime.strptime(re.search('INTERNALDATE "([^"]+)"', line)[1], "%d-%b-%Y %H:%M:%S %z")
        assert date == RECEIVED, line
        assert flags(client, uid) == {"\\Seen", "\\Flagged"}, flags(client, uid)


def what_is_read_is_marked_as_seen():
    folder = place()
    append(folder, message("Read me"))
    with session(folder) as client:
        (uid,) = search(client, "UNSEEN")
        fetch(client, uid, "BODY[]")
    with session(folder) as client:
        assert search(client, "UNSEEN") == []
        assert flags(client, uid) == {"\\Seen"}, flags(client, uid)


def flags_are_kept_for_the_next_session():
    folder = place()
    append(folder, message("Flags"))
    with session(folder) as client:
        (uid,) = search(client, "ALL")
        ok(client.uid("STORE", str(uid), "+FLAGS", "(\\Seen \\Flagged)"))
    with session(folder) as client:
        assert flags(client, uid) == {"\\Seen", "\\Flagged"}, flags(client, uid)
        ok(client.uid("STORE", str(uid), "-FLAGS", "(\\Seen)"))
        ok(client.uid("STORE", str(uid), "+FLAGS", "(\\Answered)"))
    with session(folder) as client:
        assert flags(client, uid) == {"\\Flagged", "\\Answered"}, flags(client, uid)
        ok(client.uid("STORE", str(uid), "FLAGS", "(\\Draft)"))
        ok(client.uid("STORE", str(uid), "-FLAGS", "(\\Flagged \\Answered)"))
    with session(folder) as client:
        assert not flags(client, uid) & {"\\Flagged", "\\Answered"}, flags(client, uid)


def a_keyword_becomes_a_category():
    folder = place()
    append(folder, message("Labelled"))
    with session(folder) as client:
        (uid,) = search(client, "ALL")
        ok(client.uid("STORE", str(uid), "+FLAGS", "($label2)"))
    with session(folder) as client:
        assert flags(client, uid) == {"$label2"}, flags(client, uid)
        assert search(client, "KEYWORD", "$label2") == [uid]
        ok(client.uid("STORE", str(uid), "-FLAGS", "($label2)"))
        assert search(client, "KEYWORD", "$label2") == []


def messages_are_found():
    folder = place()
    append(folder, message("Lunch on Monday"), received=RECEIVED)
    append(folder, message("Lunch on Friday"), received=RECEIVED + datetime.timedelta(days=4), flags="(\\Seen)")
    append(folder, message("Dinner"), received=RECEIVED + datetime.timedelta(days=5), flags="(\\Flagged)")
    with session(folder) as client:
        monday, friday, dinner = search(client, "ALL")
        for terms, found in {
            ("UNSEEN",): [monday, dinner],
            ("SEEN",): [friday],
            ("FLAGGED",): [dinner],
            ("UNFLAGGED", "UNSEEN"): [monday],
            ("SUBJECT", '"lunch"'): [monday, friday],
            ("NOT", "KEYWORD", "$label2"): [monday, friday, dinner],
            ("OR", "SUBJECT", '"dinner"', "SUBJECT", '"friday"'): [friday, dinner],
            ("FROM", '"ann"'): [monday, friday, dinner],
            ("TO", '"mary@contoso.test"'): [monday, friday, dinner],
            ("HEADER", "X-Strange", '"kept"'): [monday, friday, dinner],
            ("SENTSINCE", "06-Mar-2026"): [friday, dinner],
            ("SENTBEFORE", "06-Mar-2026"): [monday],
            # DavMail takes the last change for the day on which a message came.
            ("SINCE", "01-Jan-2020"): [monday, friday, dinner],
            ("SINCE", "01-Jan-2090"): [],
            ("BEFORE", "01-Jan-2090"): [monday, friday, dinner],
            ("UID", f"{friday}:*"): [friday, dinner],
            ("UID", f"{monday}:{friday}"): [monday, friday],
            ("UNDELETED",): [monday, friday, dinner],
        }.items():
            try:
                said = search(client, *terms)
            except imaplib.IMAP4.error as error:
                raise AssertionError(terms) from error
            assert said == found, (terms, said, found)


def uids_ascend_and_stay():
    folder = place()
    append(folder, *(message(f"Number {number}") for number in range(5)))
    with session(folder) as client:
        before = search(client, "ALL")
        subjects = [fetch(client, uid, "BODY.PEEK[HEADER.FIELDS (SUBJECT)]")[1].strip() for uid in before]
        validity = client.response("UIDVALIDITY")[1]
        ok(client.uid("STORE", str(before[1]), "+FLAGS", "(\\Flagged)"))
        ok(client.uid("STORE", str(before[3]), "+FLAGS", "(\\Deleted)"))
        ok(client.expunge())
    append(folder, message("Number 5"))
    with session(folder) as client:
        after = search(client, "ALL")
        assert client.response("UIDVALIDITY")[1] == validity
    assert before == sorted(set(before)), before
    assert subjects == [f"Subject: Number {number}".encode() for number in range(5)], subjects
    assert after[:-1] == before[:3] + before[4:] and after[-1] > before[-1], (before, after)


def a_folder_counts_and_says_the_next_uid():
    folder = place()
    append(folder, message("One"), message("Two"))
    append(folder, message("Three"), flags="(\\Seen)")
    with session() as client:
        told = status(client, folder)
        again = status(client, folder)
    assert (told["MESSAGES"], told["UNSEEN"]) == (3, 2), told
    assert told == again, (told, again)
    newest = uids(folder)[-1]
    assert told["UIDNEXT"] > newest, (told, newest)
    append(folder, message("Four"))
    with session() as client:
        after = status(client, folder)
    assert told["UIDNEXT"] <= uids(folder)[-1] < after["UIDNEXT"], (told, after, uids(folder))
    assert after["MESSAGES"] == 4, after


def an_open_folder_hears_of_what_comes_and_goes():
    folder = place()
    append(folder, message("First"))
    with session(folder) as reader:
        append(folder, message("Second"))
        ok(reader.noop())
        first, second = search(reader, "ALL")
        with session(folder) as other:
            ok(other.uid("STORE", str(second), "+FLAGS", "(\\Seen)"))
        ok(reader.noop())
        assert flags(reader, second) == {"\\Seen"}, flags(reader, second)
        with session(folder) as other:
            ok(other.uid("STORE", str(first), "+FLAGS", "(\\Deleted)"))
            ok(other.expunge())
        ok(reader.noop())
        assert search(reader, "ALL") == [second]


def a_message_is_copied():
    here, there, source = place(), place(), message("Copied")
    append(here, source, flags="(\\Seen)")
    (uid,) = uids(here)
    with session(here) as client:
        ok(client.uid("COPY", str(uid), there))
    assert uids(here) == [uid]
    with session(there) as client:
        (copy,) = search(client, "ALL")
        assert fetch(client, copy, "BODY.PEEK[]")[1] == source
        assert flags(client, copy) == {"\\Seen"}


def a_message_is_moved():
    here, there, source = place(), place(), message("Moved")
    append(here, source)
    (uid,) = uids(here)
    with session(here) as client:
        assert "MOVE" in client.capabilities, client.capabilities
        ok(client.uid("MOVE", str(uid), there))
    assert uids(here) == []
    with session(there) as client:
        (moved,) = search(client, "ALL")
        assert fetch(client, moved, "BODY.PEEK[]")[1] == source


def what_is_marked_as_deleted_stays_until_it_is_expunged():
    folder = place()
    append(folder, message("Stays"), message("Goes"))
    stays, goes = uids(folder)
    with session(folder) as client:
        ok(client.uid("STORE", str(goes), "+FLAGS", "(\\Deleted)"))
    with session(folder) as client:
        assert "\\Deleted" in flags(client, goes), flags(client, goes)
        assert search(client, "DELETED") == [goes]
        assert search(client, "UNDELETED") == [stays]
        ok(client.expunge())
        assert search(client, "ALL") == [stays]
    assert uids(folder) == [stays]


def a_large_attachment_comes_back_whole():
    folder = place()
    lines = "\r\n".join("QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJz" + "dHV2d3h5ejAx" for _ in range(5600))
    source = (
        b"From: ann@fabrikam.test\r\nTo: mary@contoso.test\r\nSubject: The plan\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/mixed; boundary="part"\r\n\r\n--part\r\nContent-Type: text/plain\r\n\r\nSee the plan.\r\n'
        b'--part\r\nContent-Type: application/octet-stream; name="plan.bin"\r\nContent-Transfer-Encoding: base64\r\n'
        b'Content-Disposition: attachment; filename="plan.bin"\r\n\r\n' + lines.encode() + b"\r\n--part--\r\n"
    )
    append(folder, source)
    with session(folder) as client:
        (uid,) = search(client, "ALL")
        assert fetch(client, uid, "BODY.PEEK[]")[1] == source
        assert fetch(client, uid, "BODY.PEEK[2]")[1].strip() == lines.encode()
        structure = fetch(client, uid, "BODYSTRUCTURE")[0]
        assert "plan.bin" in structure.lower() or "plan.bin" in structure, structure


def letters_of_every_kind_come_back_as_they_were():
    folder = place()
    source = (
        "From: =?utf-8?q?J=C3=BCrgen?= <joe@contoso.test>\r\nTo: mary@contoso.test\r\nSubject: =?iso-8859-1?q?Gr=FC=DFe?=\r\n"
        " aus =?utf-8?b?5p2x5Lqs?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n"
        "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\nGrüße 東京\r\n--b\r\n"
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>Gr=C3=BC=C3=9Fe</p>\r\n--b--\r\n"
    ).encode()
    append(folder, source)
    with session(folder) as client:
        (uid,) = search(client, "ALL")
        assert fetch(client, uid, "BODY.PEEK[]")[1] == source, fetch(client, uid, "BODY.PEEK[]")
        assert fetch(client, uid, "BODY.PEEK[1]")[1].strip().decode() == "Grüße 東京"
        envelope = fetch(client, uid, "ENVELOPE")[0]
        assert "Gr=FC=DFe" in envelope or "Gr=C3=BC=C3=9Fe" in envelope, envelope


def what_is_trashed_lies_in_the_trash():
    folder, source = place(), message("Trashed")
    append(folder, source)
    with session(folder) as client:
        (uid,) = search(client, "ALL")
        ok(client.uid("MOVE", str(uid), "Trash"))
    with session("Trash") as client:
        assert source in [fetch(client, each, "BODY.PEEK[]")[1] for each in search(client, "SUBJECT", '"trashed"')]


def a_message_without_a_text_or_a_sender_is_kept_too():
    folder, source = place(), b"Subject: Nothing in it\r\nMessage-ID: <empty@contoso.test>\r\n\r\n"
    append(folder, source)
    with session(folder) as client:
        (uid,) = search(client, "ALL")
        assert fetch(client, uid, "BODY.PEEK[]")[1].rstrip() == source.rstrip()


def many_messages_are_listed():
    folder = place()
    # DavMail takes a client that says the same over and over for one that is stuck, so each is of another length.
    append(folder, *(message("Many", body="x" * number) for number in range(120)))
    with session(folder) as client:
        found = search(client, "ALL")
        assert len(found) == 120 and found == sorted(found), found
        said = ok(client.uid("FETCH", "1:*", "(UID FLAGS RFC822.SIZE)"))
        assert len(said) == 120, len(said)


sys.exit(
    run(
        [
            a_wrong_password_is_refused,
            default_folders_are_listed,
            folders_are_made_renamed_and_deleted,
            a_folder_of_a_name_with_other_letters_is_found_again,
            a_message_is_given_back_byte_for_byte,
            a_message_has_the_size_flags_and_date_that_it_came_with,
            what_is_read_is_marked_as_seen,
            flags_are_kept_for_the_next_session,
            a_keyword_becomes_a_category,
            messages_are_found,
            uids_ascend_and_stay,
            a_folder_counts_and_says_the_next_uid,
            an_open_folder_hears_of_what_comes_and_goes,
            a_message_is_copied,
            a_message_is_moved,
            what_is_marked_as_deleted_stays_until_it_is_expunged,
            a_large_attachment_comes_back_whole,
            letters_of_every_kind_come_back_as_they_were,
            what_is_trashed_lies_in_the_trash,
            a_message_without_a_text_or_a_sender_is_kept_too,
            many_messages_are_listed,
        ]
    )
)
