package entente.photos;

import entente.question.PhotoSize;
import entente.question.Picture;
import java.util.LinkedHashMap;
import java.util.Optional;

/// Pictures that were drawn, at most so many octets of them; the one that was asked for longest ago makes room. Safe for many threads.
final class KeptPictures {
    private final int most;
    private final LinkedHashMap<Key, Picture> kept = new LinkedHashMap<>(64, 0.75f, true);
    private int octets;

    /// A picture by the hash of its photo.
    record Key(String hash, PhotoSize size) {}

    /// Keeps `most` octets.
    KeptPictures(int most) {
        this.most = most;
    }

    synchronized Optional<Picture> of(Key key) {
        return Optional.ofNullable(kept.get(key));
    }

    synchronized void keep(Key key, Picture picture) {
        var before = kept.put(key, picture);
        octets += picture.length() - (before == null ? 0 : before.length());
        var eldest = kept.entrySet().iterator();
        while (octets > most && eldest.hasNext()) {
            octets -= eldest.next().getValue().length();
            eldest.remove();
        }
    }

    /// How many octets are kept.
    synchronized int octets() {
        return octets;
    }
}
