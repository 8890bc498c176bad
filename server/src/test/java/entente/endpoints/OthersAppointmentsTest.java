package entente.endpoints;

import static entente.endpoints.MailDesk.AS_BOB;
import static entente.endpoints.MailDesk.AS_MARY;
import static entente.endpoints.MailDesk.BOB;
import static entente.endpoints.MailDesk.MARY;
import static entente.endpoints.MailDesk.code;
import static entente.endpoints.MailDesk.done;
import static entente.endpoints.MailDesk.name;
import static entente.endpoints.MeetingDesk.RENAMED;
import static entente.endpoints.MeetingDesk.daily;
import static entente.endpoints.MeetingDesk.occurrence;
import static entente.endpoints.MeetingDesk.ref;
import static entente.endpoints.MeetingDesk.to;
import static org.assertj.core.api.Assertions.assertThat;

import entente.mailbox.DefaultFolder;
import entente.problem.Code;
import entente.wire.ews.BatchResult;
import entente.wire.ews.ConflictResolution;
import entente.wire.ews.CopyItem;
import entente.wire.ews.CreateAttachment;
import entente.wire.ews.DeleteItem;
import entente.wire.ews.DeleteType;
import entente.wire.ews.GetItem;
import entente.wire.ews.InvitationUpdates;
import entente.wire.ews.Invitations;
import entente.wire.ews.ItemElement;
import entente.wire.ews.ItemRef;
import entente.wire.ews.ItemShape;
import entente.wire.ews.MoveItem;
import entente.wire.ews.OccurrenceRef;
import entente.wire.ews.UpdateItem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Bob can do with a series of Mary's whose ids he has, to which he is invited: nothing, however he names it.
class OthersAppointmentsTest {
    @TempDir private Path folder;
    private MeetingDesk desk;

    @BeforeEach
    void open() {
        desk = new MeetingDesk(folder.resolve("store"));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whateverSomebodyElseWantsIsRefusedAndNothingIsDone() {
        var before = series();

        for (var ref : names(before)) {
            assertThat(asked(ref))
                    .allSatisfy(
                            result -> assertThat(code(result)).isEqualTo(Code.ITEMS_NOT_SHARED));
        }

        assertThat(desk.desk.whole(ref(before)).id()).isEqualTo(before.id());
        for (var folder : List.of(DefaultFolder.INBOX, DefaultFolder.DELETED_ITEMS)) {
            assertThat(desk.in(MARY, folder)).isEmpty();
            assertThat(desk.in(BOB, folder)).isEmpty();
        }
        assertThat(desk.find(BOB)).isEmpty();
    }

    @Test
    void itIsNotEvenSaidWhetherItIsThere() {
        var series = series();
        done(desk.deleted(AS_MARY, ref(series), Invitations.SEND_TO_NONE));

        for (var ref : names(series)) {
            assertThat(asked(ref))
                    .allSatisfy(
                            result -> assertThat(code(result)).isEqualTo(Code.ITEMS_NOT_SHARED));
        }
    }

    private ItemElement series() {
        return done(desk.create(AS_MARY, daily(to("bob")), Invitations.SEND_TO_NONE)).orElseThrow();
    }

    /// The ways to name the series, or an occurrence of it.
    private static List<ItemRef> names(ItemElement series) {
        var second = occurrence(series, 1);
        return List.of(
                ref(series),
                second,
                new ItemRef(new OccurrenceRef(series.id().id(), "none").text(), Optional.empty()),
                new ItemRef(second.id(), Optional.empty(), new ItemRef.Which.Master()),
                new ItemRef(second.id(), Optional.empty(), new ItemRef.Which.Occurrence(1)),
                new ItemRef(series.id().id(), Optional.empty(), new ItemRef.Which.Occurrence(2)),
                new ItemRef(series.id().id(), Optional.empty(), new ItemRef.Which.Occurrence(9)));
    }

    /// What becomes of all that Bob asks for.
    private List<BatchResult<?>> asked(ItemRef ref) {
        var own = desk.desk.own;
        var inbox = name("inbox");
        var results = new ArrayList<BatchResult<?>>();
        results.addAll(
                desk.desk
                        .items
                        .answer(AS_BOB, new GetItem.Request(ItemShape.IDS_ONLY, List.of(ref)))
                        .items());
        results.addAll(own.answer(AS_BOB, new MoveItem.Request(inbox, List.of(ref), true)).items());
        results.addAll(own.answer(AS_BOB, new CopyItem.Request(inbox, List.of(ref), true)).items());
        results.addAll(
                desk.desk
                        .updates
                        .answer(
                                AS_BOB,
                                new CreateAttachment.Request(
                                        ref, List.of(MailDesk.file("plan", "x"))))
                        .attachments());
        for (var told : Invitations.values()) {
            results.add(desk.deleted(AS_BOB, ref, told));
        }
        results.addAll(
                own.answer(AS_BOB, new DeleteItem.Request(DeleteType.HARD_DELETE, List.of(ref)))
                        .items());
        for (var told : InvitationUpdates.values()) {
            results.add(updated(ref, told));
        }
        for (var element : List.of("AcceptItem", "DeclineItem", "CancelCalendarItem")) {
            results.add(desk.answered(AS_BOB, element, ref));
        }
        return results;
    }

    private BatchResult<?> updated(ItemRef ref, InvitationUpdates told) {
        var ask =
                new UpdateItem.Request(
                        ConflictResolution.AUTO_RESOLVE,
                        Optional.empty(),
                        Optional.of(told),
                        Optional.empty(),
                        List.of(new UpdateItem.Change(ref, BatchResult.done(List.of(RENAMED)))));
        return desk.desk.updates.answer(AS_BOB, ask).items().getFirst();
    }
}
