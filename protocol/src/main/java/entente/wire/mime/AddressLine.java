package entente.wire.mime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.james.mime4j.codec.EncoderUtil;
import org.apache.james.mime4j.dom.address.Address;
import org.apache.james.mime4j.dom.address.Group;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.apache.james.mime4j.stream.ParserCursor;
import org.apache.james.mime4j.util.ContentUtil;

/// The people of one header field (RFC 5322, 3.4): groups are told as who is in them, and what is no address as a name.
final class AddressLine {
    /// Somebody. Either may be empty, not both.
    record Person(String name, String address) {}

    private static final Pattern NOT_NAMED =
            Pattern.compile("(undisclosed|unlisted|no)[- ]recipients?", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_ADDRESS = 500;
    private static final Pattern NO_HOST = Pattern.compile("[\\s\\p{Cntrl}<>(),;:\"\\\\@]");
    private static final String ATOM = "[\\p{L}\\p{N}\\p{M}!#$%&'*+/=?^_`{|}~-]++";
    private static final Pattern ATOMS = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*+");

    private AddressLine() {}

    static List<Person> read(String field) {
        // Of bytes: mime4j counts characters where it is given some, and loses the end of what is
        // not ASCII.
        var bytes = ContentUtil.encode(UTF_8, HeaderText.bounded(field));
        var cursor = new ParserCursor(0, bytes.length());
        return LenientAddressParser.DEFAULT.parseAddressList(bytes, cursor).stream()
                .flatMap(AddressLine::people)
                .toList();
    }

    private static Stream<Person> people(Address address) {
        return switch (address) {
            case Group group when group.getMailboxes().isEmpty() -> nobody(group);
            case Group group -> group.getMailboxes().stream().flatMap(AddressLine::people);
            case Mailbox mailbox -> person(mailbox).stream();
            default -> Stream.empty();
        };
    }

    // RFC 5322, 3.4: a group of nobody stands where those are not to be named, or where there is a
    // name only, as we write it.
    private static Stream<Person> nobody(Group group) {
        return Stream.ofNullable(group.getName())
                .map(HeaderText::decoded)
                .filter(name -> !name.isEmpty() && !NOT_NAMED.matcher(name).matches())
                .map(name -> new Person(name, ""));
    }

    /// One of a name and an address as it is written; either may be empty, and nothing is left of both where neither can be said.
    static String write(String name, String address) {
        var phrase = Phrase.write(name);
        var bare = spec(HeaderText.oneLine(address));
        if (bare.isEmpty()) {
            return phrase.isEmpty() ? "" : phrase + ":;";
        }
        return phrase.isEmpty() ? bare : "%s <%s>".formatted(phrase, bare);
    }

    // What is before the last @ may be anything that is quoted; what is behind it is a name of a
    // host.
    private static String spec(String address) {
        if (address.isEmpty() || address.getBytes(UTF_8).length > LONGEST_ADDRESS) {
            return "";
        }
        var at = address.lastIndexOf('@');
        if (at < 0) {
            return local(address);
        }
        var local = address.substring(0, at);
        var host = NO_HOST.matcher(address.substring(at + 1)).replaceAll("");
        var written = local.isEmpty() ? "\"\"" : local(local);
        return host.isEmpty() ? written : written + "@" + host;
    }

    // RFC 6532, 3.2: what is not ASCII is an atom as it is.
    private static String local(String local) {
        return ATOMS.matcher(local).matches() ? local : EncoderUtil.encodeAddressLocalPart(local);
    }

    private static Optional<Person> person(Mailbox mailbox) {
        var name = Optional.ofNullable(mailbox.getName()).map(HeaderText::oneLine).orElse("");
        var address = Optional.ofNullable(mailbox.getAddress()).map(HeaderText::oneLine).orElse("");
        if (name.isEmpty() && mailbox.getDomain() == null) {
            name = address;
            address = "";
        }
        return name.isEmpty() && address.isEmpty()
                ? Optional.empty()
                : Optional.of(new Person(name, address));
    }
}
