package entente.kql;

import entente.problem.Code;
import entente.problem.Refusal;

/// Reads queries, and writes them.
///
/// What is written of a query is read as the same.
public final class Kql {
    /// The longest text that is read, in characters.
    public static final int LONGEST = 8_192;

    private Kql() {}

    /// What came of reading a text.
    public sealed interface Reading {
        /// It is a query.
        record Understood(Query query) implements Reading {}

        /// It is none. `column` counts characters from 1: what stands there, or is missing there, is what `why` is about.
        record Refused(int column, Refusal why) implements Reading {}
    }

    public static Reading read(String text) {
        try {
            return new Reading.Understood(new Parser(text).query());
        } catch (Misread misread) {
            var column = 1 + text.codePointCount(0, Math.min(misread.at(), text.length()));
            var why =
                    Refusal.of(Code.QUERY_UNREADABLE)
                            .saying("Column %d: %s".formatted(column, misread.getMessage()))
                            .mendedBy(misread.remedy());
            return new Reading.Refused(column, why);
        }
    }

    public static String write(Query query) {
        return Wording.of(query);
    }
}
