package entente.mail;

import entente.question.Domain;
import java.util.Optional;

/// A domain that is not ours, and how mail from and to its people is treated. `isInternal`: as though they were inside.
public record RemoteDomain(String name, Reach reach, boolean isInternal) {
    /// Which domains are meant: one, those below it (`*.fabrikam.test`, with itself), or all (`*`).
    public record Reach(Optional<Domain> domain, boolean below) {
        public Reach {
            if (domain.isEmpty() && !below) {
                throw new IllegalArgumentException("nothing is meant");
            }
        }

        /// Reads it as administrators write it; empty when it is none.
        public static Optional<Reach> parse(String text) {
            if (text.equals("*")) {
                return Optional.of(new Reach(Optional.empty(), true));
            }
            return text.startsWith("*.")
                    ? Domain.parse(text.substring(2)).map(it -> new Reach(Optional.of(it), true))
                    : Domain.parse(text).map(it -> new Reach(Optional.of(it), false));
        }

        boolean covers(Domain asked) {
            if (domain.isEmpty()) {
                return true;
            }
            var name = domain.get().name();
            return asked.name().equals(name) || (below && asked.name().endsWith("." + name));
        }

        /// How closely it says what is meant: a longer name more than a shorter, a domain itself more than what is below it.
        int closeness() {
            return domain.map(it -> 2 * it.name().length() + (below ? 0 : 1)).orElse(0);
        }

        @Override
        public String toString() {
            return domain.map(it -> below ? "*." + it : it.name()).orElse("*");
        }
    }
}
