package entente.question;

import java.util.Arrays;
import java.util.Optional;

/// The squares in which photos are shown, from the smallest to the largest (EWS `UserPhotoSizeType`).
public enum PhotoSize {
    HR48(48),
    HR64(64),
    HR96(96),
    HR120(120),
    HR240(240),
    HR360(360),
    HR432(432),
    HR504(504),
    HR648(648);

    private final int side;

    PhotoSize(int side) {
        this.side = side;
    }

    /// The size of a name on the wire; empty for one that we do not know. The sizes of a later version, wider than any square here, are the largest.
    public static Optional<PhotoSize> of(String wireName) {
        return switch (wireName) {
            case "HR1024xN", "HR1920xN" -> Optional.of(HR648);
            default ->
                    Arrays.stream(values())
                            .filter(size -> size.wireName().equals(wireName))
                            .findFirst();
        };
    }

    /// In pixels.
    public int side() {
        return side;
    }

    public String wireName() {
        return "HR%dx%d".formatted(side, side);
    }
}
