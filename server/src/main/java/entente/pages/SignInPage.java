package entente.pages;

import java.util.Optional;

/// The form to sign in. `address` is what was written into it before, `problem` why that did not do.
record SignInPage(Frame frame, String token, String address, Optional<String> problem) {}
