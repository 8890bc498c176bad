package entente.mailbox;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a retention tag of an organisation is for.
public sealed interface TagReach {
    /// Everything that no other tag is for; address books aside.
    record Everything() implements TagReach {}

    /// What lies in a default folder, and in those within it.
    record Within(DefaultFolder folder) implements TagReach {
        public Within {
            if (folder == DefaultFolder.ROOT || folder == DefaultFolder.TOP) {
                throw new IllegalArgumentException("nothing lies in it but folders");
            }
        }
    }

    /// What people give it to themselves: folders, with what lies in them, and single items.
    record Personal() implements TagReach {}

    String EVERYTHING = "All";
    String PERSONAL = "Personal";

    /// By the word of administrators: `All`, `Personal`, or a folder's name without spaces, in whichever case; empty where it is none.
    static Optional<TagReach> parse(String word) {
        return all().filter(reach -> reach.word().equalsIgnoreCase(word)).findFirst();
    }

    /// The words that [#parse] knows.
    static String words() {
        return all().map(TagReach::word).collect(Collectors.joining(", "));
    }

    default String word() {
        return switch (this) {
            case Everything _ -> EVERYTHING;
            case Personal _ -> PERSONAL;
            case Within(var folder) -> folder.displayName().replace(" ", "");
        };
    }

    private static Stream<TagReach> all() {
        return Stream.concat(
                Stream.of(new Everything(), new Personal()),
                Arrays.stream(DefaultFolder.values())
                        .filter(folder ->
                                folder != DefaultFolder.ROOT && folder != DefaultFolder.TOP)
                        .map(Within::new));
    }
}
