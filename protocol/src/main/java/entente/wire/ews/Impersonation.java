package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import java.util.Optional;

/// For whom an account says that it asks (`ExchangeImpersonation`), as sent. It proves nothing by itself: who may act for whom is
/// decided by who was let in.
public sealed interface Impersonation {
    /// A person by `PrimarySmtpAddress` or `SmtpAddress`; neither blank nor looked at.
    record ByAddress(String address) implements Impersonation {}

    /// A person by `PrincipalName`; neither blank nor looked at.
    record ByPrincipalName(String name) implements Impersonation {}

    /// A person by SID. They mean nothing here, and it is not kept.
    record BySid() implements Impersonation {}

    /// A header that does not name exactly one person.
    record Unreadable() implements Impersonation {}

    /// Reads the header; `before` is what an earlier one said, for two of them name nobody.
    static Impersonation read(XmlCursor xml, Optional<Impersonation> before) throws MalformedXml {
        var named = before;
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "ConnectingSID" -> named = readPerson(xml, named);
                default -> xml.skip();
            }
        }
        return named.filter(_ -> before.isEmpty()).orElseGet(Unreadable::new);
    }

    private static Optional<Impersonation> readPerson(XmlCursor xml, Optional<Impersonation> before)
            throws MalformedXml {
        var named = before;
        while (xml.nextChild()) {
            var name = xml.name();
            var said = xml.text().strip();
            var person =
                    said.isEmpty() || named.isPresent() ? new Unreadable() : person(name, said);
            named = Optional.of(person);
        }
        return named;
    }

    private static Impersonation person(String name, String said) {
        return switch (name) {
            case "PrimarySmtpAddress", "SmtpAddress" -> new ByAddress(said);
            case "PrincipalName" -> new ByPrincipalName(said);
            case "SID" -> new BySid();
            default -> new Unreadable();
        };
    }
}
