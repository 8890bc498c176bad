package entente.routes;

import entente.question.Domain;
import java.util.Optional;
import java.util.regex.Pattern;

/// An organisation's name at the broker, as its administrators and servers write it.
public final class ApplicationUri {
    /// The scheme and the slash that some write around it say nothing.
    private static final Pattern FORM = Pattern.compile("(?i)(?:https?://)?([^/:]+)/?");

    private ApplicationUri() {}

    /// `fed.fabrikam.test` of `http://Fed.Fabrikam.Test/`; empty where it is no such name.
    public static Optional<String> bare(String written) {
        var form = FORM.matcher(written.strip());
        return form.matches() ? Domain.parse(form.group(1)).map(Domain::name) : Optional.empty();
    }
}
