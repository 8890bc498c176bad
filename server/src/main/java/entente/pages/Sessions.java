package entente.pages;

import static java.nio.charset.StandardCharsets.US_ASCII;

import entente.digest.Sha256;
import entente.question.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/// Who signed in on a page, in memory, by the hash of the cookie that she was given: what is kept opens nothing.
///
/// A session ends after [#LONGEST_UNUSED] without use, after [#LONGEST] in any case, when she signs out, and when her password is set anew or her mailbox goes. One person has [#MOST_OF_ONE] at
/// most, of which the one that was used longest ago makes room for another; so it is with all of them together.
final class Sessions {
    static final Duration LONGEST_UNUSED = Duration.ofMinutes(30);
    static final Duration LONGEST = Duration.ofHours(8);
    static final int MOST_OF_ONE = 5;
    static final int MOST = 10_000;

    private final Function<Address, Optional<String>> marks;
    private final int most;

    /// The one that was used longest ago first.
    private final SequencedMap<String, Session> sessions = new LinkedHashMap<>();

    /// `marks` tell what stands for somebody's password: another one whenever it was set anew.
    Sessions(Function<Address, Optional<String>> marks) {
        this(marks, MOST);
    }

    Sessions(Function<Address, Optional<String>> marks, int most) {
        this.marks = marks;
        this.most = most;
    }

    /// The cookie of a new session of somebody whose password was right; `mark` is its mark from before it was looked at, so that a session of a password that was changed meanwhile is over at once.
    synchronized String begin(Address person, String mark, Instant now) {
        while (!sessions.isEmpty() && sessions.firstEntry().getValue().isUnused(now)) {
            sessions.pollFirstEntry();
        }
        makeRoom(person);
        var cookie = Cookies.fresh();
        sessions.putLast(hash(cookie), new Session(person, mark, now));
        return cookie;
    }

    /// The session of a cookie, which is used by that; empty where there is none, or it is over.
    synchronized Optional<Session> use(String cookie, Instant now) {
        var key = hash(cookie);
        var session = Optional.ofNullable(sessions.remove(key));
        var alive = session.filter(it -> !it.isOver(now, marks.apply(it.person())));
        alive.ifPresent(it -> {
            it.use(now);
            sessions.putLast(key, it);
        });
        return alive;
    }

    synchronized void end(String cookie) {
        sessions.remove(hash(cookie));
    }

    private void makeRoom(Address person) {
        var hers =
                sessions.entrySet().stream()
                        .filter(each -> each.getValue().person().equals(person))
                        .map(each -> each.getKey())
                        .toList();
        if (hers.size() >= MOST_OF_ONE) {
            sessions.remove(hers.getFirst());
        }
        while (sessions.size() >= most) {
            sessions.pollFirstEntry();
        }
    }

    private static String hash(String cookie) {
        return Sha256.hex(cookie.getBytes(US_ASCII));
    }
}
