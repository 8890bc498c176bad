package entente.pages;

import java.util.Optional;

/// What is around the content of each page: whose server it is, what the page is called, and who is signed in.
record Frame(String organisation, String title, Optional<SignedIn> signedIn) {
    /// By name, and the token of her forms.
    record SignedIn(String address, String token) {}

    /// What stands in the forms of whoever signed in.
    String token() {
        return signedIn.map(SignedIn::token).orElse("");
    }

    String style() {
        return Asset.STYLE.path();
    }

    String script() {
        return Asset.SCRIPT.path();
    }

    String icon() {
        return Asset.ICON.path();
    }
}
