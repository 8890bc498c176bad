package entente.photos;

import entente.mailbox.Photo;
import entente.mailbox.Photos;
import entente.question.Address;
import entente.question.PhotoSize;
import entente.question.Picture;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Photos as squares of a size. Those that were asked for last are kept, within [#MOST_OCTETS]. One is drawn at a time, so that the memory for
/// pixels is that of one photo, however many ask. Safe for many threads.
public final class ScaledPhotos {
    private static final int MOST_OCTETS = 16 * 1024 * 1024;

    private final Photos photos;
    private final int most;
    private final ReentrantLock drawing = new ReentrantLock();
    private final LinkedHashMap<Key, Picture> kept = new LinkedHashMap<>(64, 0.75f, true);
    private int octets;

    private record Key(String hash, PhotoSize size) {}

    public ScaledPhotos(Photos photos) {
        this(photos, MOST_OCTETS);
    }

    /// Keeps `most` octets.
    ScaledPhotos(Photos photos, int most) {
        this.photos = photos;
        this.most = most;
    }

    /// The photo of a mailbox that is here; empty when it has none.
    Optional<Picture> of(Address mailbox, PhotoSize size) {
        var hash = photos.photoHashOf(mailbox);
        if (hash.isEmpty()) {
            return Optional.empty();
        }
        drawing.lock();
        try {
            var known = Optional.ofNullable(kept.get(new Key(hash.get(), size)));
            return known.isPresent()
                    ? known
                    : photos.photoOf(mailbox).flatMap(photo -> drawn(photo, size));
        } finally {
            drawing.unlock();
        }
    }

    /// What a partner sent, drawn anew in this size at most; empty when it is no photo within the bounds of ours. Nothing of it is kept.
    Optional<Picture> redrawn(Picture picture, PhotoSize size) {
        drawing.lock();
        try {
            return Photo.drawn(picture.octets()).map(image -> Square.of(image, size.side()));
        } finally {
            drawing.unlock();
        }
    }

    /// How many octets are kept.
    int octets() {
        return octets;
    }

    /// By the hash of the photo that was read: it may be a newer one than that which was looked for.
    private Optional<Picture> drawn(Photo photo, PhotoSize size) {
        var picture = photo.drawn().map(image -> Square.of(image, size.side()));
        picture.ifPresent(square -> keep(new Key(photo.hash(), size), square));
        return picture;
    }

    private void keep(Key key, Picture picture) {
        var before = kept.put(key, picture);
        octets += picture.length() - (before == null ? 0 : before.length());
        var eldest = kept.entrySet().iterator();
        while (octets > most && eldest.hasNext()) {
            octets -= eldest.next().getValue().length();
            eldest.remove();
        }
    }
}
