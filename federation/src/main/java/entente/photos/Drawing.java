package entente.photos;

import entente.question.Picture;
import java.util.Optional;

/// What came of drawing a photo.
sealed interface Drawing {
    record Drawn(Picture picture) implements Drawing {}

    /// There is no photo, or none within the bounds.
    record Nothing() implements Drawing {}

    /// Others were being drawn, for as long as one would wait.
    record Busy() implements Drawing {}

    static Drawing of(Optional<Picture> picture) {
        return picture.<Drawing>map(Drawn::new).orElseGet(Nothing::new);
    }
}
