package entente.wire.ews;

import entente.calendar.Recurrence;
import entente.item.Addressee;
import entente.item.Body;
import entente.item.Octets;
import entente.item.Properties;
import entente.item.PropertyId;
import entente.item.PropertySet;
import entente.item.PropertyValue;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// One thing that an update does to an item. Those of one update are done in their order.
public sealed interface ItemEdit {
    record SetProperties(Properties properties) implements ItemEdit {}

    /// Sets one bit of a number, or takes it away.
    record SetBit(PropertyId id, int bit, boolean set) implements ItemEdit {}

    record Remove(PropertyId id) implements ItemEdit {}

    /// Adds to a property that is a list those values that it has not.
    record AddValues(PropertyId id, PropertyValue.Many values) implements ItemEdit {
        public static AddValues texts(PropertyId id, List<String> texts) {
            return new AddValues(id, PropertyValue.Many.texts(texts));
        }
    }

    /// Takes a value from a property that is a list.
    record RemoveValue(PropertyId id, PropertyValue value) implements ItemEdit {}

    record SetBody(Body body) implements ItemEdit {}

    /// Adds to the end of the text.
    record AppendBody(Body body) implements ItemEdit {}

    record RemoveBody() implements ItemEdit {}

    /// These and no others in that line of the header; nobody where there are none.
    record SetAddressees(Addressee.Kind kind, List<Addressee> addressees) implements ItemEdit {
        public SetAddressees {
            addressees = List.copyOf(addressees);
        }
    }

    record AppendAddressees(Addressee.Kind kind, List<Addressee> addressees) implements ItemEdit {
        public AppendAddressees {
            addressees = List.copyOf(addressees);
        }
    }

    /// On which clock an appointment starts, ends, or both.
    record SetZone(Which which, ZoneId zone) implements ItemEdit {
        public enum Which {
            START,
            END,
            BOTH
        }
    }

    /// How an appointment repeats; it does not where that is empty.
    record SetRecurrence(Optional<Recurrence> recurrence) implements ItemEdit {}

    /// Sets when an appointment starts or ends to what a clock shows: that of the zone which the same request gives it, if it gives one, or else `otherwise`.
    record SetClock(PropertyId id, LocalDateTime local, Instant otherwise) implements ItemEdit {}

    /// Puts another message in the place of all that the item says; it may be none.
    record SetMime(Octets source) implements ItemEdit {}

    /// Whether the MIME message that the item came as says something else after this. One that is set now does not.
    default boolean changesMessage() {
        return switch (this) {
            case SetProperties(var properties) ->
                    properties.all().keySet().stream().anyMatch(ItemEdit::isOfMessage);
            case Remove(var id) -> isOfMessage(id);
            case AddValues(var id, _) -> isOfMessage(id);
            case RemoveValue(var id, _) -> isOfMessage(id);
            case SetBit _, SetMime _ -> false;
            case SetBody _,
                    AppendBody _,
                    RemoveBody _,
                    SetAddressees _,
                    AppendAddressees _,
                    SetZone _,
                    SetClock _,
                    SetRecurrence _ ->
                    true;
        };
    }

    private static boolean isOfMessage(PropertyId id) {
        return ItemFields.inSource(id)
                || (id instanceof PropertyId.Named(var set, _)
                        && set.equals(PropertySet.INTERNET_HEADERS));
    }
}
