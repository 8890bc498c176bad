package entente.pages;

import entente.gate.Visit;
import entente.question.Address;
import java.util.Optional;

/// Somebody who signed in, at a page: her session, its cookie, and the token of her forms.
record Guest(Session session, String cookie, String token, Visit visit) {
    Address person() {
        return session.person();
    }

    Frame frame(String organisation, String title) {
        var signedIn = new Frame.SignedIn(person().toString(), token);
        return new Frame(organisation, title, Optional.of(signedIn));
    }

    @Override
    public String toString() {
        return person().toString();
    }
}
