package entente.pages;

import entente.item.ItemContent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a deleted item is, in people's words.
enum Kind {
    MESSAGE("message", "Message", "Messages", List.of(ItemContent.MESSAGE)),
    APPOINTMENT(
            "appointment",
            "Appointment",
            "Appointments and meetings",
            List.of(ItemContent.APPOINTMENT, "IPM.Schedule.Meeting")),
    CONTACT("contact", "Contact", "Contacts", List.of(ItemContent.CONTACT, ItemContent.LIST)),
    TASK("task", "Task", "Tasks", List.of(ItemContent.TASK)),
    OTHER("other", "Other", "Others", List.of());

    private final String word;
    private final String one;
    private final String many;
    private final List<String> classes;

    Kind(String word, String one, String many, List<String> classes) {
        this.word = word;
        this.one = one;
        this.many = many;
        this.classes = classes;
    }

    static Kind of(ItemContent content) {
        return Arrays.stream(values())
                .filter(kind -> kind.classes.stream().anyMatch(content::isOf))
                .findFirst()
                .orElse(OTHER);
    }

    static Optional<Kind> parse(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    /// As it stands in a query.
    String word() {
        return word;
    }

    /// What one of them is called.
    String one() {
        return one;
    }

    /// What all of them are called.
    String many() {
        return many;
    }
}
