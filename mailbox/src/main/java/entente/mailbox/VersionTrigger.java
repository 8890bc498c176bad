package entente.mailbox;

import entente.calendar.CalendarObject;
import entente.calendar.CalendarObjects;
import entente.calendar.Owner;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.PropertyId;
import entente.item.PropertySet;
import entente.item.PropertyValue;
import entente.item.Texts;
import entente.problem.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Which changes touch what a hold keeps of an item as it was.
///
/// Of messages and posts it is the subject, the text, attachments, whom they are from and to, and when they were sent and received. Of all else it is everything that people see but reminders, for how long it is to be kept, and
/// what those answered whom the owner invites, and that the owner answered it.
record VersionTrigger(Connection file, Owner owner) {
    private static final List<String> MESSAGES = List.of("ipm.note", "ipm.post");

    private static final Set<PropertyId> OF_MESSAGES =
            Set.of(
                    Known.SUBJECT,
                    Known.BODY_TEXT,
                    Known.BODY_HTML,
                    Known.SENT,
                    Known.FROM_NAME,
                    Known.FROM_ADDRESS,
                    Known.SENDER_NAME,
                    Known.SENDER_ADDRESS,
                    Known.RECEIVED_BY_NAME,
                    Known.RECEIVED_BY_ADDRESS,
                    Known.RECEIVED_FOR_NAME,
                    Known.RECEIVED_FOR_ADDRESS);

    private static final Set<PropertyId> LEFT_OUT =
            Set.of(
                    Known.REMINDER_SET,
                    Known.REMINDER_DUE,
                    Known.REMINDER_MINUTES,
                    Known.LAST_VERB,
                    Known.LAST_VERB_TIME,
                    Known.ICON,
                    // PidLidReminderOverride, -PlaySound, -FileParameter, -SignalTime.
                    common(0x851c),
                    common(0x851e),
                    common(0x851f),
                    common(0x8560),
                    // PidTagArchiveTag to PidTagArchiveDate (MS-OXPROPS): retention.
                    new PropertyId.Tag(0x3018),
                    new PropertyId.Tag(0x3019),
                    new PropertyId.Tag(0x301a),
                    new PropertyId.Tag(0x301b),
                    new PropertyId.Tag(0x301c),
                    new PropertyId.Tag(0x301d),
                    new PropertyId.Tag(0x301e),
                    new PropertyId.Tag(0x301f));

    private static PropertyId common(int number) {
        return new PropertyId.Numbered(PropertySet.COMMON, number);
    }

    boolean isTouched(ItemRevision revision, StreamChange streams) throws SQLException {
        var before = revision.before().kept().content();
        var after = revision.after().content();
        Predicate<PropertyId> minded =
                isMessage(before) && isMessage(after)
                        ? OF_MESSAGES::contains
                        : property -> !LEFT_OUT.contains(property);
        return !only(before, minded).equals(only(after, minded))
                || !revision.received().equals(revision.before().received())
                || !before.addressees().equals(after.addressees())
                || !before.attachments().equals(after.attachments())
                || saysOtherwise(revision.before(), streams);
    }

    private static boolean isMessage(ItemContent content) {
        var itemClass = Texts.folded(content.itemClass());
        return MESSAGES.stream().anyMatch(itemClass::startsWith);
    }

    private static Map<PropertyId, PropertyValue> only(
            ItemContent content, Predicate<PropertyId> minded) {
        var some = new HashMap<>(content.properties().all());
        some.keySet().removeIf(minded.negate());
        return some;
    }

    /// Whether the streams are others than before: of an appointment's source, whether it says anything else that is minded. One that cannot be read says something else.
    private boolean saysOtherwise(StoredItem item, StreamChange change) throws SQLException {
        if (change.equals(StreamChange.NONE)) {
            return false;
        }
        var before = PieceRows.digests(file, owner.address(), item.key());
        var after = change.after(before);
        var differing = new HashSet<>(before.keySet());
        differing.addAll(after.keySet());
        differing.removeIf(name ->
                Optional.ofNullable(before.get(name)).equals(Optional.ofNullable(after.get(name))));
        if (!differing.equals(Set.of(CutStream.SOURCE)) || !item.kept().content().isAppointment()) {
            return !differing.isEmpty();
        }
        var was = source(item);
        var is = change.source();
        return was.flatMap(this::object)
                .flatMap(one -> is.flatMap(this::object).map(other -> !one.saysTheSameAs(other)))
                .orElse(true);
    }

    private Optional<byte[]> source(StoredItem item) throws SQLException {
        try {
            return PieceRows.read(file, owner.address(), item.key(), CutStream.SOURCE);
        } catch (Problem brokenOnDisk) {
            return Optional.empty();
        }
    }

    private Optional<CalendarObject> object(byte[] source) {
        return CalendarObjects.first(source, owner);
    }
}
