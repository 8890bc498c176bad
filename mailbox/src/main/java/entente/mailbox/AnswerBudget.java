package entente.mailbox;

import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// How much of items one answer may still tell of and look at, in bytes of what they say: a short question must not fill the memory, or keep others from the
/// file. For one answer and no longer.
final class AnswerBudget {
    /// What is told of at once, but for one item that says more by itself.
    static final long MOST_TOLD = 16L << 20;

    /// What is looked at, each time that it is.
    static final long MOST_LOOKED_AT = 2L << 30;

    private static final int FACTS = 15;

    private long told;
    private long lookedAt;
    private boolean spent;

    /// The item of a row of [ItemRows#COLUMNS]; empty where that and all after it would be too much.
    Optional<StoredItem> read(ResultSet row) throws SQLException {
        if (spent) {
            return Optional.empty();
        }
        var bytes = row.getBytes(FACTS).length;
        spent = told > 0 && told + bytes > MOST_TOLD;
        told += bytes;
        return spent ? Optional.empty() : Optional.of(ItemRows.read(row));
    }

    /// Whether an item that was read already can still be told of.
    boolean tells(StoredItem item) {
        return tells(item, 0);
    }

    /// The same, where so many bytes beside what it says are to be read for that.
    boolean tells(StoredItem item, long beside) {
        var bytes = Facts.written(item.kept().content()).length + beside;
        spent = spent || (told > 0 && told + bytes > MOST_TOLD);
        told += bytes;
        return !spent;
    }

    /// Notes that what a row's item says is looked at so many times.
    ///
    /// @throws Problem where that is too much
    void look(ResultSet row, int times) throws SQLException {
        lookedAt += (long) times * row.getBytes(FACTS).length;
        if (lookedAt > MOST_LOOKED_AT) {
            throw new Problem(Refusal.of(Code.FILTER_TOO_COMPLEX));
        }
    }
}
