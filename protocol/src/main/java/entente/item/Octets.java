package entente.item;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/// Bytes, wherever they lie: in memory where they are few, else in a file or in a store, from where they are read when somebody wants them.
///
/// They do not change. Those that lie elsewhere are there as long as what they belong to: those of a request until it is answered, those of an item until it
/// is gone. Where they cannot be read any more, reading throws a [entente.problem.Problem] and never ends early.
public interface Octets {
    /// More bytes than these need not be in memory at once.
    int LARGE = 256 * 1024;

    /// So few are in memory wherever they come from.
    int SMALL = 8 * 1024;

    /// No bytes.
    Octets NONE = of(new byte[0]);

    /// These, which are not changed any more.
    static Octets of(byte[] bytes) {
        return new HeldOctets(bytes);
    }

    /// All of them, one after another. They stay where they lie, unless they are few in all.
    static Octets joined(List<Octets> parts) {
        var joined = new JoinedOctets(parts);
        return joined.length() > SMALL ? joined : of(joined.bytes());
    }

    /// How many they are.
    long length();

    /// All of them, from the first on. Whoever opens it closes it.
    InputStream open();

    /// Whether they are more than [#LARGE].
    default boolean isLarge() {
        return length() > LARGE;
    }

    /// The same, in memory where they are not large: for who reads them several times.
    default Octets atHand() {
        return isLarge() ? this : of(bytes());
    }

    /// All of them in memory, not to be changed.
    default byte[] bytes() {
        return start(Integer.MAX_VALUE);
    }

    /// The first of them in memory, at most so many, not to be changed.
    default byte[] start(int most) {
        var expected = (int) Math.min(length(), most);
        try (var in = open()) {
            var bytes = in.readNBytes(expected);
            if (bytes.length != expected) {
                throw new IllegalStateException(
                        "there are %d bytes of %d".formatted(bytes.length, expected));
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A stretch of them, which is within them.
    default Octets slice(long from, long length) {
        return new OctetsSlice(this, from, length);
    }

    /// Whether these are the same bytes as those, wherever either lie.
    default boolean isSame(Octets other) {
        if (length() != other.length()) {
            return false;
        }
        try (var ours = open();
                var theirs = other.open()) {
            for (var left = length(); left > 0; left -= SMALL) {
                if (!Arrays.equals(ours.readNBytes(SMALL), theirs.readNBytes(SMALL))) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
