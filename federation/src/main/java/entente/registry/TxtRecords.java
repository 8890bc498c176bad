package entente.registry;

import entente.question.Domain;
import java.util.Set;

/// Asks DNS for texts.
@FunctionalInterface
public interface TxtRecords {
    /// The texts at `name`, each joined from the strings of its record.
    Found at(Domain name);

    /// What DNS said.
    sealed interface Found {
        /// What is there; nothing where the set is empty.
        record Texts(Set<String> texts) implements Found {
            public Texts {
                texts = Set.copyOf(texts);
            }
        }

        /// Nobody knows: no answer came, or answers differ. `why` is for the log.
        record Unknown(String why) implements Found {}
    }
}
