package entente.mailbox;

import entente.calendar.Series;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What retention tags have to do in one mailbox, as the file and memory say at one moment. Changes nothing.
final class RetentionWork {
    /// Items that are due, each with since when it counts, and from where to go on; without `next` there are no more.
    record Page(List<Due> items, Optional<DueRows.Due> next) {
        record Due(StoredItem item, Instant since) {}
    }

    private final Connection file;
    private final Holding holding;
    private final List<TagPlace> places;
    private final Instant now;

    private RetentionWork(Connection file, Holding holding, List<TagPlace> places, Instant now) {
        this.file = file;
        this.holding = holding;
        this.places = places;
        this.now = now;
    }

    /// None where the mailbox has no policy, the policy is not there, or a retention hold keeps it from taking anything.
    static RetentionWork of(
            Connection file, Holding holding, RetentionPolicies policies, Instant now)
            throws SQLException {
        var said = RetentionRows.of(file, holding.address());
        var policy =
                said.policy()
                        .filter(_ -> said.hold().filter(hold -> hold.holds(now)).isEmpty())
                        .flatMap(policies::named);
        return new RetentionWork(
                file,
                holding,
                policy.map(known -> places(holding.folders(), known)).orElse(List.of()),
                now);
    }

    private static List<TagPlace> places(FolderTree tree, RetentionPolicy policy) {
        return Stream.<TagPlace>concat(
                        TaggedFolder.of(tree, policy).stream(), TagByHand.of(policy).stream())
                .toList();
    }

    /// From where something may be due: folders, parents before children, then what has tags of its own.
    List<TagPlace> places() {
        return places;
    }

    /// The same place as it is tagged now.
    Optional<TagPlace> now(TagPlace before) {
        return places.stream().filter(before::isOf).findFirst();
    }

    /// Whether anything is due in it.
    boolean hasDue(TagPlace place) throws SQLException {
        var page = page(place, DueRows.Due.NONE, 1);
        while (page.items().isEmpty() && page.next().isPresent()) {
            page = page(place, page.next().get(), RetentionAssistant.AT_ONCE);
        }
        return !page.items().isEmpty();
    }

    /// Of at most so many that came long ago, those that are due. Of others it says only where they end.
    Page page(TagPlace place, DueRows.Due after, int most) throws SQLException {
        var then = place.due(now);
        if (then.isEmpty()) {
            return new Page(List.of(), Optional.empty());
        }
        var old = old(place, then.get(), after, most);
        var due = new ArrayList<Page.Due>();
        for (var each : old) {
            due(each, then.get()).ifPresent(due::add);
        }
        return new Page(due, old.size() < most ? Optional.empty() : Optional.of(old.getLast()));
    }

    private List<DueRows.Due> old(TagPlace place, Instant then, DueRows.Due after, int most)
            throws SQLException {
        var mailbox = holding.address();
        return switch (place) {
            case TaggedFolder(var folder, _, _) ->
                    DueRows.page(file, mailbox, folder, then, after, most);
            case TagByHand(var tag) -> DueRows.tagged(file, mailbox, tag.id(), then, after, most);
        };
    }

    /// One that lies in Deleted Items counts from when it was put there.
    private Optional<Page.Due> due(DueRows.Due old, Instant then) throws SQLException {
        var folder = old.folder();
        var item = item(folder, old.item(), then);
        if (item.isEmpty() || !isDeleted(folder)) {
            return item.map(found -> new Page.Due(found, old.since()));
        }
        var since = new RetentionAge(file, holding).deleted(folder, old.item(), old.since());
        return item.filter(_ -> !since.isAfter(then)).map(found -> new Page.Due(found, since));
    }

    private boolean isDeleted(FolderKey folder) {
        return holding.folders().liesIn(folder, DefaultFolder.DELETED_ITEMS);
    }

    /// The item of that key, unless it is an appointment that goes on: such a one counts from the end of its last occurrence, and stays where nobody can say when that is. One that was deleted counts as all others.
    private Optional<StoredItem> item(FolderKey folder, String key, Instant then)
            throws SQLException {
        var known =
                isDeleted(folder)
                        ? Optional.<Series>empty()
                        : holding.agendas().find(folder).flatMap(agenda -> agenda.series(key));
        if (known.isPresent() && !known.get().isOver(then)) {
            return Optional.empty();
        }
        var item =
                ItemRows.find(file, holding.address(), key)
                        .filter(found -> found.folder().equals(folder));
        return isDeleted(folder) || known.isPresent() || item.isEmpty() || isOver(item.get(), then)
                ? item
                : Optional.empty();
    }

    private boolean isOver(StoredItem item, Instant then) throws SQLException {
        return !item.kept().content().isAppointment()
                || AppointmentRows.readable(file, holding.mailbox().orElseThrow(), item)
                        .filter(object -> object.series(item.key()).isOver(then))
                        .isPresent();
    }
}
