package entente.question;

import java.util.Arrays;

/// A person's photo as it is shown: the octets of an image file, of [#LARGEST] at most. What is in them is as true as its sender.
public final class Picture {
    public static final int LARGEST = 1024 * 1024;

    private final byte[] octets;

    public Picture(byte[] octets) {
        if (octets.length == 0 || octets.length > LARGEST) {
            throw new IllegalArgumentException("a picture has 1 to %d octets".formatted(LARGEST));
        }
        this.octets = octets.clone();
    }

    public int length() {
        return octets.length;
    }

    public byte[] octets() {
        return octets.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Picture picture && Arrays.equals(picture.octets, octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    @Override
    public String toString() {
        return "a picture of %d octets".formatted(octets.length);
    }
}
