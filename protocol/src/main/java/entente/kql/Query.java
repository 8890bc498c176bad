package entente.kql;

import java.util.List;
import java.util.stream.Stream;

/// Which items are meant.
///
/// A tree of at most [#DEEPEST] levels, whose leaves are conditions, at most [#MOST_CONDITIONS] of them where [Kql] has read it.
public sealed interface Query {
    int DEEPEST = 32;
    int MOST_CONDITIONS = 500;

    /// The largest size that can be asked for, in bytes.
    long LARGEST = 1L << 60;

    /// Those that say this anywhere: in subject, text, names and addresses of people, names of attachments, and attachments that are text.
    record Said(Phrase phrase) implements Query {}

    /// Those that say both in one place, in either order, with at most `between` words between.
    record Near(Phrase one, Phrase other, int between) implements Query {
        public static final int USUAL = 8;
        public static final int MOST = 100;

        public Near {
            if (between < 0 || between > MOST) {
                throw new IllegalArgumentException("as many words between as can be looked for");
            }
        }
    }

    /// Those of which a property says this: `whole` where it has to be all that one of its values says.
    record OfText(TextProperty property, boolean whole, Phrase phrase) implements Query {}

    /// Those of a kind.
    record OfKind(Kind kind) implements Query {}

    /// Those of an importance.
    record OfImportance(Importance importance) implements Query {}

    /// Those that were received or sent in, before or after a stretch of time.
    record Dated(DateProperty property, Relation relation, When when) implements Query {}

    /// Those that were received or sent from the beginning of `first` to the end of `last`.
    record DatedBetween(DateProperty property, When first, When last) implements Query {}

    /// Those of a size, in bytes.
    record Sized(Relation relation, long bytes) implements Query {
        public Sized {
            requireSize(bytes);
        }
    }

    /// Those of a size from `least` to `most`, in bytes, both included.
    record SizedBetween(long least, long most) implements Query {
        public SizedBetween {
            requireSize(least);
            requireSize(most);
            if (least > most) {
                throw new IllegalArgumentException("a range begins before it ends");
            }
        }
    }

    /// Those that each of several means.
    record And(List<Query> parts) implements Query {
        public And {
            parts = several(parts);
        }
    }

    /// Those that one of several means.
    record Or(List<Query> parts) implements Query {
        public Or {
            parts = several(parts);
        }
    }

    /// Those that another does not mean.
    record Not(Query query) implements Query {}

    /// Of how many levels it is; 1 of a condition alone.
    default int depth() {
        return 1 + parts().mapToInt(Query::depth).max().orElse(0);
    }

    /// How many conditions it has; what is near something is one as well.
    default int conditions() {
        return this instanceof Near ? 2 : Math.max(1, parts().mapToInt(Query::conditions).sum());
    }

    /// What it is made of; a condition of nothing.
    private Stream<Query> parts() {
        return switch (this) {
            case And(var parts) -> parts.stream();
            case Or(var parts) -> parts.stream();
            case Not(var query) -> Stream.of(query);
            case Said _,
                    Near _,
                    OfText _,
                    OfKind _,
                    OfImportance _,
                    Dated _,
                    DatedBetween _,
                    Sized _,
                    SizedBetween _ ->
                    Stream.empty();
        };
    }

    private static List<Query> several(List<Query> parts) {
        if (parts.size() < 2) {
            throw new IllegalArgumentException("there are two parts at least");
        }
        return List.copyOf(parts);
    }

    private static void requireSize(long bytes) {
        if (bytes < 0 || bytes > LARGEST) {
            throw new IllegalArgumentException("nothing is of such a size");
        }
    }
}
