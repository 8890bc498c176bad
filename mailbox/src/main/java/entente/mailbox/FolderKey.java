package entente.mailbox;

import java.security.SecureRandom;
import java.util.HexFormat;

/// Which folder of a mailbox: a default one, one of Recoverable Items, or one of its own. Never given to a second folder.
sealed interface FolderKey permits DefaultFolder, RecoverableFolder, FolderKey.Own {
    /// The part of an [EntryId] that tells folders apart, as 44 upper-case hex digits.
    record Own(String hex) implements FolderKey {
        static final int BYTES = 22;
        private static final SecureRandom RANDOM = new SecureRandom();

        /// One that nobody can guess and that no other mailbox, and no earlier state of this one, has ever had.
        static Own drawn() {
            var bytes = new byte[BYTES];
            RANDOM.nextBytes(bytes);
            return new Own(HexFormat.of().withUpperCase().formatHex(bytes));
        }

        byte[] bytes() {
            return HexFormat.of().parseHex(hex);
        }
    }

    /// Whether what lies in it is told to the mailbox's owner.
    default boolean isForPeople() {
        return true;
    }

    /// As it stands in the file.
    static String text(FolderKey key) {
        return switch (key) {
            case DefaultFolder place -> place.wireName();
            case RecoverableFolder place -> place.wireName();
            case Own(var hex) -> hex;
        };
    }

    static FolderKey parse(String text) {
        return DefaultFolder.parse(text)
                .<FolderKey>map(place -> place)
                .or(() -> RecoverableFolder.parse(text))
                .orElseGet(() -> new Own(text));
    }
}
