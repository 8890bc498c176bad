package entente.matching;

import entente.item.Body;
import entente.item.Octets;
import java.util.Optional;

/// What is read of an item when it is needed.
public interface ItemParts {
    /// An item that is nothing but what it says.
    ItemParts NONE =
            new ItemParts() {
                @Override
                public Optional<Body> body() {
                    return Optional.empty();
                }

                @Override
                public Optional<Octets> source() {
                    return Optional.empty();
                }

                @Override
                public Optional<Octets> attachment(int number) {
                    return Optional.empty();
                }
            };

    /// Its text.
    Optional<Body> body();

    /// The MIME message that it came as, and has its attachments in.
    Optional<Octets> source();

    /// An attachment that is not within the source.
    Optional<Octets> attachment(int number);
}
