#!/usr/bin/python3
"""Has Thunderbird send, read, mark, move, copy and delete mail in a new lab, and keep folders there, and prints `N passed, N failed`.

What it wrote is looked at by a second Thunderbird that has read nothing yet. It writes to Alice: the mailbox of the lab's Bob is full.

    ./entente lab --ready-file ready.json &
    acceptance/clients/thunderbird_mail.py ready.json [/usr/lib/thunderbird/thunderbird]
"""

import sys

from lab import Lab, run
from thunderbird_lab import Thunderbird

MARY, ALICE = "mary@contoso.test", "alice@contoso.test"
SENT = "Minutes of the meeting – Grüße"

lab = Lab(sys.argv[1])


def signed_on(address):
    """A Thunderbird that knows nothing but what the server tells it."""
    thunderbird = Thunderbird()
    thunderbird.sign_on(lab, address)
    return thunderbird


mary, alice = signed_on(MARY), signed_on(ALICE)


def seen_anew(script, *given):
    """What a Thunderbird of Alice's says that has read nothing yet."""
    thunderbird = signed_on(ALICE)
    try:
        return thunderbird.do(script, *given)
    finally:
        thunderbird.stop()


def subjects_seen_anew(folder):
    return seen_anew("const folder = folderNamed(given[0], given[1]); await look(folder); return subjects(folder);", ALICE, folder)


def a_message_that_one_sends_another_reads():
    mary.do(
        """
        const [mary, alice, subject] = given;
        const account = MailServices.accounts.findAccountForServer(serverOf(mary));
        const identity = account.defaultIdentity;
        identity.doFcc = false;
        const fields = Cc["@mozilla.org/messengercompose/composefields;1"].createInstance(Ci.nsIMsgCompFields);
        fields.from = mary;
        fields.to = alice;
        fields.subject = subject;
        const send = Cc["@mozilla.org/messengercompose/send;1"].createInstance(Ci.nsIMsgSend);
        const file = await fileWith(
          `From: ${mary}\\r\\nTo: ${alice}\\r\\nSubject: =?UTF-8?Q?Minutes_of_the_meeting_=E2=80=93_Gr=C3=BC=C3=9Fe?=\\r\\n` +
          "Message-ID: <minutes@contoso.test>\\r\\nMIME-Version: 1.0\\r\\nContent-Type: multipart/mixed; boundary=b\\r\\n\\r\\n" +
          "--b\\r\\nContent-Type: text/plain\\r\\n\\r\\nWe met.\\r\\n" +
          "--b\\r\\nContent-Type: text/csv\\r\\nContent-Disposition: attachment; filename=who.csv\\r\\n\\r\\nmary,alice\\r\\n--b--\\r\\n");
        await new Promise((resolve, reject) => send.sendMessageFile(
          identity, account.key, fields, file, false, false, Ci.nsIMsgSend.nsMsgDeliverNow, null, {
            QueryInterface: ChromeUtils.generateQI(["nsIMsgSendListener"]),
            onStartSending() {}, onSendProgress() {}, onStatus() {}, onGetDraftFolderURI() {}, onSendNotPerformed() {},
            onTransportSecurityError(_id, status) { reject(new Error("security: " + status)); },
            onStopSending(_id, status) { status ? reject(new Error("send: " + status)) : resolve(); } }, ""));
        """,
        MARY,
        ALICE,
        SENT,
    )
    body = alice.do("return text(await arrived(folderOf(given[0], 'Inbox'), given[1]));", ALICE, SENT)
    assert "We met." in body and "filename=who.csv" in body, body


def a_message_that_was_read_and_flagged_is_so_everywhere():
    alice.do(
        """
        const inbox = folderOf(given[0], "Inbox"), header = message(inbox, given[1]);
        inbox.markMessagesRead([header], true);
        inbox.markMessagesFlagged([header], true);
        await wait(2000);
        """,
        ALICE,
        SENT,
    )
    seen = seen_anew("const it = await arrived(folderOf(given[0], 'Inbox'), given[1]); return [it.isRead, it.isFlagged];", ALICE, SENT)
    assert seen == [True, True], seen


def a_folder_is_made_named_anew_and_seen_elsewhere():
    alice.do(
        """
        const root = serverOf(given[0]).rootFolder;
        root.createSubfolder("Project", null);
        const folder = await until(() => folderNamed(given[0], "Project"), "the new folder");
        folder.createSubfolder("Plan", null);
        await until(() => folderNamed(given[0], "Plan"), "the folder in it");
        folder.rename("Project A", null);
        await until(() => folderNamed(given[0], "Project A"), "the new name");
        """,
        ALICE,
    )
    assert subjects_seen_anew("Project A") == []
    assert subjects_seen_anew("Plan") == []


def a_message_is_copied_and_moved_into_it():
    alice.do(
        """
        const inbox = folderOf(given[0], "Inbox"), to = folderNamed(given[0], "Project A"), plan = folderNamed(given[0], "Plan");
        await copyDone(heard => MailServices.copy.copyMessages(inbox, [message(inbox, given[1])], plan, false, heard, null, false));
        await copyDone(heard => MailServices.copy.copyMessages(inbox, [message(inbox, given[1])], to, true, heard, null, false));
        """,
        ALICE,
        SENT,
    )
    assert subjects_seen_anew("Project A") == [SENT]
    assert subjects_seen_anew("Plan") == [SENT]
    assert subjects_seen_anew("Inbox") == []


def a_message_from_a_file_is_kept_as_it_is():
    given = "From: ann@fabrikam.test\r\nTo: alice@contoso.test\r\nSubject: Kept\r\nX-Odd:  two  blanks\r\n\r\nAs it was.\r\n"
    read = alice.do(
        """
        const folder = folderNamed(given[0], "Project A"), file = await fileWith(given[1]);
        await copyDone(heard => MailServices.copy.copyFileMessage(file, folder, null, false, Ci.nsMsgMessageFlags.Read, "", heard, null));
        return text(await arrived(folder, "Kept"));
        """,
        ALICE,
        given,
    )
    assert "X-Odd:  two  blanks" in read and "As it was." in read, read


def a_draft_is_kept_and_replaced():
    alice.do(
        """
        const drafts = folderOf(given[0], "Drafts");
        for (const subject of ["First words", "Second words"]) {
          const file = await fileWith(`From: ${given[0]}\\r\\nSubject: ${subject}\\r\\n\\r\\nNot yet.\\r\\n`);
          await copyDone(heard => MailServices.copy.copyFileMessage(
            file, drafts, null, true, Ci.nsMsgMessageFlags.Read, "", heard, null));
          await arrived(drafts, subject);
        }
        const first = message(drafts, "First words");
        await copyDone(heard => drafts.deleteMessages([first], null, true, false, heard, false));
        """,
        ALICE,
    )
    assert subjects_seen_anew("Drafts") == ["Second words"]


def a_deleted_message_is_in_the_bin_until_it_is_emptied():
    alice.do(
        """
        const folder = folderNamed(given[0], "Plan");
        await copyDone(heard => folder.deleteMessages([message(folder, given[1])], null, false, false, heard, false));
        await arrived(folderOf(given[0], "Trash"), given[1]);
        """,
        ALICE,
        SENT,
    )
    assert subjects_seen_anew("Plan") == []
    alice.do(
        """
        const bin = folderOf(given[0], "Trash");
        bin.emptyTrash(null);
        await until(async () => { await look(bin); return messages(bin).length == 0; }, "an empty bin");
        """,
        ALICE,
    )


def a_deleted_folder_goes_with_what_is_in_it():
    alice.do(
        """
        folderNamed(given[0], "Plan").deleteSelf(null);
        await until(() => !folderNamed(given[0], "Plan") || folderOf(given[0], "Trash").descendants.some(each => each.name == "Plan"),
          "the folder to go");
        """,
        ALICE,
    )
    names = seen_anew("return folderNamed(given[0], 'Project A').descendants.map(each => each.name);", ALICE)
    assert names == [], names


sys.exit(
    run(
        [
            a_message_that_one_sends_another_reads,
            a_message_that_was_read_and_flagged_is_so_everywhere,
            a_folder_is_made_named_anew_and_seen_elsewhere,
            a_message_is_copied_and_moved_into_it,
            a_message_from_a_file_is_kept_as_it_is,
            a_draft_is_kept_and_replaced,
            a_deleted_message_is_in_the_bin_until_it_is_emptied,
            a_deleted_folder_goes_with_what_is_in_it,
        ]
    )
)
