package entente.photos;

import entente.question.Caller;
import entente.question.Hop;
import entente.question.PhotoSize;
import java.util.Optional;

/// One request for a person's photo, as it came: `address` as written. `administrator` is who asks in the caller's name, where one does; `hop`
/// is how it came here, as the sender said.
public record PhotoInquiry(
        Caller caller, String address, PhotoSize size, Optional<String> administrator, Hop hop) {
    public PhotoInquiry(Caller caller, String address, PhotoSize size) {
        this(caller, address, size, Optional.empty(), Hop.FIRST);
    }
}
