/// Who is here, and what their mailboxes hold.
///
/// Start at [MailboxStore], the contract that each store keeps: [Directory] says who is here, [Accounts] who may sign in,
/// [Calendars] what is busy, [FolderTrees] which folders a mailbox has, [FolderActs] how somebody
/// changes them, [DelegateActs] how she says who acts for her, [Items] what lies in them, [ItemActs] how somebody changes that, [RecoverableItems] what was deleted and may come back, [CalendarLog] what happened to appointments, [Retentions] what goes because it is old, [Outbox] what waits for people elsewhere, [MessageLog] what became of messages,
/// [MailAcceptances] how somebody takes mail, [Photos] what they look like. Recurrences are expanded when a calendar changes, not when it is asked about. Nothing here
/// decides who may see what.
///
/// A mailbox's folders are a [FolderTree]. Each [FolderAct] looks at it and says what is to change, or why not; [FolderHistory] remembers
/// where folders lay, so that [FolderDifference] can tell anybody what came and went since.
///
/// Items are on disk alone ([ItemsOnDisk]): what an item says ([Facts]) beside its text and attachments, which are cut into pieces ([MessageCuts]), each kept once
/// for a mailbox. Each change to an item has a number, by which [ItemSync] tells anybody what came and went in a folder since.
///
/// What is deleted goes where its [Fate] is, and comes back to its [Origin]; each such step is a [RemovalRecord]. Where a [Hold] keeps an item, what it says before it is changed is kept too, and so is what an appointment says ([VersionKeeping]); the [CalendarLog] tells of both. What is old enough for its [RetentionTag] is found by indexes ([DueRows]) and taken by the [RetentionAssistant]. Which tag something has is what people gave it or what follows from where it lies ([FolderTagging]).
///
/// Whoever keeps something of each item elsewhere, as an index does, follows the [ItemJournal].
///
/// An item can be taken elsewhere whole, as an [ItemParcel].
///
/// What somebody is told of meetings lies where she has it put, with her or with her delegates ([MeetingMailWriting]).
///
/// An appointment is an item whose source, an iCalendar object, is what it says ([ItemSaid]). When those of a calendar folder are is in memory too: its [Agenda], which
/// [AppointmentRows] reads anew after each act. A calendar file ([CalendarImport]) makes and changes items, part by part ([ImportWriting], [CalendarMerge]).
///
/// What somebody sends to people elsewhere waits in her [Outbox] until it is handed on. An [OutboxAct] goes with acts on items as one change, so that nothing is on its way of which the sender's copy is not there, or the other way round.
///
/// What became of a message is in the [MessageLog]: a [TrackingAct] goes with what it tells of as one change too.
///
/// [SqlMailboxStore] keeps it in one [Database], a file or PostgreSQL, and all but items and photos in memory. Its SQL is written once, and a [Dialect] says it as each of them does.
@NullMarked
package entente.mailbox;

import org.jspecify.annotations.NullMarked;
