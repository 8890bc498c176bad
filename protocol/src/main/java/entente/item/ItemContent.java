package entente.item;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What an item says, its text and the bytes of its attachments aside.
public record ItemContent(
        Properties properties, List<Addressee> addressees, List<AttachmentPart> attachments) {
    public static final String MESSAGE = "IPM.Note";
    public static final String APPOINTMENT = "IPM.Appointment";
    public static final String CONTACT = "IPM.Contact";
    public static final String LIST = "IPM.DistList";
    public static final String TASK = "IPM.Task";

    /// From this PidTagSensitivity on an item is for its owner alone: it is private, or confidential.
    public static final int LEAST_PRIVATE = 2;

    public static final ItemContent EMPTY = new ItemContent(Properties.NONE, List.of(), List.of());

    public ItemContent {
        addressees = List.copyOf(addressees);
        attachments = List.copyOf(attachments);
    }

    /// Its class, such as `IPM.Note`.
    public String itemClass() {
        return properties.text(Known.ITEM_CLASS).orElse(MESSAGE);
    }

    /// Whether it is an entry of a calendar, of whichever class.
    public boolean isAppointment() {
        return isOf(APPOINTMENT);
    }

    /// Whether it is of a class, or of one that begins with it: `IPM.Contact.Note` is an `IPM.Contact`.
    public boolean isOf(String itemClass) {
        var mine = Texts.folded(itemClass());
        var wanted = Texts.folded(itemClass);
        return mine.equals(wanted) || mine.startsWith(wanted + ".");
    }

    /// This where properties that say the same of a contact, a list of people or a task agree, after a change at `now` to what was `before`; of a new item, to [#EMPTY].
    public ItemContent settled(ItemContent before, Instant now) {
        var was = before.properties;
        if (isOf(CONTACT)) {
            return with(ContactNames.ofContact(was, properties));
        }
        if (isOf(LIST)) {
            return with(ContactNames.ofList(was, properties));
        }
        return isOf(TASK) ? with(TaskProgress.settled(was, properties, now)) : this;
    }

    /// Whether it is for its owner's eyes alone (PidTagSensitivity).
    public boolean isPrivate() {
        return properties.number(Known.SENSITIVITY).orElse(0) >= LEAST_PRIVATE;
    }

    public boolean isRead() {
        return properties.has(Known.FLAGS, Known.FLAG_READ);
    }

    /// Whether something hangs on it as people mean it: what stands in its text does not.
    public boolean hasAttachments() {
        return !attachments.stream().allMatch(AttachmentPart::inline);
    }

    public List<Addressee> of(Addressee.Kind kind) {
        return addressees.stream().filter(addressee -> addressee.kind() == kind).toList();
    }

    /// Those of one line of the header, as people read them: `Ann; bob@contoso.test`. Empty where there are none.
    public Optional<String> shown(Addressee.Kind kind) {
        return Optional.of(
                        of(kind).stream().map(Addressee::shown).collect(Collectors.joining("; ")))
                .filter(text -> !text.isEmpty());
    }

    public ItemContent with(Properties others) {
        return new ItemContent(others, addressees, attachments);
    }

    public ItemContent with(List<Addressee> others) {
        return new ItemContent(properties, others, attachments);
    }

    public ItemContent withAttachments(List<AttachmentPart> others) {
        return new ItemContent(properties, addressees, others);
    }
}
