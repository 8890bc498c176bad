package entente.endpoints;

import static entente.endpoints.MailDesk.AS_MARY;
import static entente.endpoints.MailDesk.MARY;
import static entente.endpoints.MailDesk.done;
import static org.assertj.core.api.Assertions.assertThat;

import entente.calendar.Appointment;
import entente.calendar.Appointment.Response;
import entente.calendar.CalendarObject;
import entente.calendar.CalendarObjects;
import entente.calendar.Owner;
import entente.calendar.Recurrence;
import entente.item.Addressee;
import entente.item.Body;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Properties;
import entente.mailbox.DefaultFolder;
import entente.mailbox.Delegate;
import entente.mailbox.DelegateAct;
import entente.mailbox.FolderId;
import entente.mailbox.Item;
import entente.mailbox.ItemQuery;
import entente.mailbox.MeetingRequests;
import entente.mailbox.Recipient;
import entente.question.Address;
import entente.question.Caller;
import entente.question.PermissionLevel;
import entente.wire.ews.BatchResult;
import entente.wire.ews.ConflictResolution;
import entente.wire.ews.CreateItem;
import entente.wire.ews.DeleteItem;
import entente.wire.ews.DeleteType;
import entente.wire.ews.Disposition;
import entente.wire.ews.InvitationUpdates;
import entente.wire.ews.Invitations;
import entente.wire.ews.ItemEdit;
import entente.wire.ews.ItemElement;
import entente.wire.ews.ItemGone;
import entente.wire.ews.ItemRef;
import entente.wire.ews.NewItem;
import entente.wire.ews.OccurrenceRef;
import entente.wire.ews.UpdateItem;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The desk of Mary, Bob and Alice, who meet.
final class MeetingDesk implements AutoCloseable {
    static final Address ALICE = Address.of("alice@contoso.test");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final Instant NINE = Instant.parse("2026-04-06T09:00:00Z");
    private static final Recurrence THREE_DAYS =
            new Recurrence(
                    new Recurrence.Pattern.Daily(1),
                    new Recurrence.Range.Numbered(LocalDate.parse("2026-04-06"), 3));
    static final ItemEdit LATER =
            new ItemEdit.SetProperties(
                    Properties.NONE
                            .with(Known.APPOINTMENT_START, NINE.plusSeconds(3600))
                            .with(Known.APPOINTMENT_END, NINE.plusSeconds(7200)));
    static final ItemEdit RENAMED =
            new ItemEdit.SetProperties(Properties.NONE.with(Known.SUBJECT, "Costs"));

    final MailDesk desk;

    MeetingDesk(Path file) {
        desk = MailDesk.open(file);
        desk.store.put(new Recipient.Mailbox(ALICE, "Alice", Recipient.Kind.PERSON, BERLIN));
    }

    @Override
    public void close() {
        desk.close();
    }

    /// Makes Bob somebody's delegate, who gets copies of what she is told of meetings, with that level in her calendar.
    void delegate(Address owner, PermissionLevel inCalendar, boolean seesPrivate) {
        var bob = new Delegate(MailDesk.BOB, true, seesPrivate);
        var levels = Map.of(DefaultFolder.CALENDAR, inCalendar);
        assertThat(desk.store.act(owner, new DelegateAct.Addition(bob, levels))).isEmpty();
        desk.store.act(owner, new DelegateAct.Requests(MeetingRequests.DELEGATES_AND_ME));
    }

    static Instant day(int index) {
        return NINE.plusSeconds(index * 86_400L);
    }

    static String key(int index) {
        return Long.toString(day(index).getEpochSecond());
    }

    static ItemRef occurrence(ItemElement series, int index) {
        return new ItemRef(
                new OccurrenceRef(series.id().id(), key(index)).text(), Optional.empty());
    }

    static Addressee to(String name) {
        return new Addressee(Addressee.Kind.TO, "", name + "@contoso.test");
    }

    static Addressee cc(String name) {
        return new Addressee(Addressee.Kind.CC, "", name + "@contoso.test");
    }

    static NewItem meeting(Properties more, Addressee... people) {
        return new NewItem(
                "CalendarItem",
                new ItemContent(
                        Properties.NONE
                                .with(Known.SUBJECT, "Budget")
                                .with(Known.ITEM_CLASS, ItemContent.APPOINTMENT)
                                .with(Known.APPOINTMENT_START, NINE)
                                .with(Known.APPOINTMENT_END, NINE.plusSeconds(1800))
                                .and(more),
                        Arrays.asList(people),
                        List.of()),
                Optional.of(new Body(Body.Format.TEXT, "Bring numbers.")),
                Optional.empty(),
                List.of(),
                false);
    }

    static NewItem daily(Addressee... people) {
        var once = meeting(Properties.NONE, people);
        return new NewItem(
                once.element(),
                once.content(),
                once.body(),
                once.mime(),
                once.attachments(),
                false,
                List.of(new ItemEdit.SetRecurrence(Optional.of(THREE_DAYS))),
                Optional.empty());
    }

    BatchResult<Optional<ItemElement>> created(Invitations invitations, Addressee... people) {
        return create(AS_MARY, meeting(Properties.NONE, people), invitations);
    }

    BatchResult<Optional<ItemElement>> create(
            Caller caller, NewItem item, Invitations invitations) {
        return create(caller, item, invitations, Disposition.SAVE_ONLY);
    }

    BatchResult<Optional<ItemElement>> create(
            Caller caller, NewItem item, Invitations invitations, Disposition disposition) {
        var ask =
                new CreateItem.Request(
                        Optional.of(disposition),
                        Optional.of(invitations),
                        Optional.empty(),
                        List.of(BatchResult.done(item)));
        return desk.own.answer(caller, ask).items().getFirst();
    }

    BatchResult<Optional<ItemElement>> answered(Caller caller, String element, ItemRef reference) {
        return answered(caller, element, Optional.of(reference));
    }

    BatchResult<Optional<ItemElement>> answered(
            Caller caller, String element, Optional<ItemRef> reference) {
        return create(
                caller,
                answer(element, reference),
                Invitations.SEND_TO_NONE,
                Disposition.SEND_AND_SAVE_COPY);
    }

    static NewItem answer(String element, ItemRef reference) {
        return answer(element, Optional.of(reference));
    }

    static NewItem answer(String element, Optional<ItemRef> reference) {
        return new NewItem(
                element,
                ItemContent.EMPTY,
                Optional.of(new Body(Body.Format.TEXT, "I see.")),
                Optional.empty(),
                List.of(),
                false,
                List.of(),
                reference);
    }

    BatchResult<Optional<ItemElement>> update(
            ItemRef ref, InvitationUpdates told, ItemEdit... edits) {
        return update(AS_MARY, ref, told, edits);
    }

    BatchResult<Optional<ItemElement>> update(
            Caller caller, ItemRef ref, InvitationUpdates told, ItemEdit... edits) {
        var change = new UpdateItem.Change(ref, BatchResult.done(List.of(edits)));
        var ask =
                new UpdateItem.Request(
                        ConflictResolution.AUTO_RESOLVE,
                        Optional.empty(),
                        Optional.of(told),
                        Optional.empty(),
                        List.of(change));
        return desk.updates.answer(caller, ask).items().getFirst();
    }

    void updated(ItemRef ref, InvitationUpdates told, ItemEdit... edits) {
        assertThat(done(update(ref, told, edits))).isPresent();
    }

    BatchResult<ItemGone> deleted(Caller caller, ItemRef ref, Invitations told) {
        var ask =
                new DeleteItem.Request(
                        DeleteType.MOVE_TO_DELETED_ITEMS, Optional.of(told), List.of(ref));
        return desk.own.answer(caller, ask).items().getFirst();
    }

    static ItemRef ref(ItemElement item) {
        return MailDesk.ref(item);
    }

    static ItemRef ref(Item item) {
        return new ItemRef(item.id().text(), Optional.of(item.changed().key()));
    }

    static String subject(Item item) {
        return item.content().properties().text(Known.SUBJECT).orElse("");
    }

    List<Item> in(Address mailbox, DefaultFolder folder) {
        var all = new ItemQuery(Optional.empty(), List.of(), false, 0, 100, false);
        return desk.store.find(FolderId.of(mailbox, folder), all).orElseThrow().items();
    }

    Item only(Address mailbox, DefaultFolder folder) {
        var items = in(mailbox, folder);
        assertThat(items).hasSize(1);
        return items.getFirst();
    }

    /// The meeting as it is in somebody's calendar.
    Item entry(Address mailbox) {
        return find(mailbox).orElseThrow();
    }

    /// Everybody has an appointment from before.
    Optional<Item> find(Address mailbox) {
        return in(mailbox, DefaultFolder.CALENDAR).stream()
                .filter(item -> List.of("Budget", "Costs").contains(subject(item)))
                .filter(item -> !item.content().addressees().isEmpty())
                .findFirst();
    }

    Optional<CalendarObject> object(Address mailbox) {
        return find(mailbox)
                .flatMap(item -> desk.store.source(item.id()))
                .flatMap(source ->
                        CalendarObjects.first(source.bytes(), new Owner(mailbox, BERLIN)));
    }

    Optional<Appointment> said(Address mailbox) {
        return object(mailbox).map(CalendarObject::appointment);
    }

    /// Who took something away in a mailbox or changed an appointment there, as the record has it, the last first.
    List<String> removers(Address mailbox) {
        return desk.store.removals(mailbox, Long.MAX_VALUE, 100).stream()
                .map(each -> each.by().who())
                .toList();
    }

    /// What Mary knows of those whom she invited.
    List<Response> responses() {
        return said(MARY).orElseThrow().attendees().stream()
                .map(Appointment.Attendee::response)
                .toList();
    }
}
