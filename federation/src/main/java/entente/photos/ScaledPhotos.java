package entente.photos;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import entente.mailbox.Photo;
import entente.mailbox.Photos;
import entente.question.Address;
import entente.question.PhotoSize;
import entente.question.Picture;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Photos as squares of a size. Those that were asked for last are kept, within [#MOST_OCTETS]. One is drawn at a time, so that the memory for
/// pixels is that of one photo, however many ask; what is kept waits for nobody. Safe for many threads.
public final class ScaledPhotos {
    private static final int MOST_OCTETS = 16 * 1024 * 1024;

    private final Photos photos;
    private final KeptPictures kept;
    private final ReentrantLock drawing = new ReentrantLock();

    public ScaledPhotos(Photos photos) {
        this(photos, MOST_OCTETS);
    }

    /// Keeps `most` octets.
    ScaledPhotos(Photos photos, int most) {
        this.photos = photos;
        this.kept = new KeptPictures(most);
    }

    /// The photo of a mailbox that is here; waits for those that are being drawn no longer than `patience`.
    Drawing of(Address mailbox, PhotoSize size, Duration patience) {
        return photos.photoHashOf(mailbox)
                .map(hash -> of(mailbox, new KeptPictures.Key(hash, size), patience))
                .orElseGet(Drawing.Nothing::new);
    }

    private Drawing of(Address mailbox, KeptPictures.Key key, Duration patience) {
        var known = kept.of(key);
        return known.isPresent()
                ? Drawing.of(known)
                : inTurn(
                        patience,
                        // Whoever was before may have drawn the same.
                        () ->
                                kept.of(key)
                                        .or(() ->
                                                photos.photoOf(mailbox)
                                                        .flatMap(photo ->
                                                                drawn(photo, key.size()))));
    }

    /// What a partner sent, drawn anew in this size at most, within bounds of our own photos. Nothing of it is kept.
    Drawing redrawn(Picture picture, PhotoSize size, Duration patience) {
        return inTurn(
                patience,
                () -> Photo.drawn(picture.octets()).map(image -> Square.of(image, size.side())));
    }

    /// How many octets are kept.
    int octets() {
        return kept.octets();
    }

    private Drawing inTurn(Duration patience, Supplier<Optional<Picture>> work) {
        if (!isOurTurn(patience)) {
            return new Drawing.Busy();
        }
        try {
            return Drawing.of(work.get());
        } finally {
            drawing.unlock();
        }
    }

    private boolean isOurTurn(Duration patience) {
        try {
            return drawing.tryLock(patience.toNanos(), NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// By the hash of the photo that was read: it may be a newer one than that which was looked for.
    private Optional<Picture> drawn(Photo photo, PhotoSize size) {
        var picture = photo.drawn().map(image -> Square.of(image, size.side()));
        picture.ifPresent(square -> kept.keep(new KeptPictures.Key(photo.hash(), size), square));
        return picture;
    }
}
