package entente.gate;

import static entente.problem.Code.SEAL_ADDRESSEE;
import static entente.problem.Code.SEAL_MALFORMED;
import static entente.problem.Code.SEAL_OPERATION;
import static entente.problem.Code.SEAL_REPLAYED;
import static entente.problem.Code.SEAL_SIGNATURE;
import static entente.problem.Code.SEAL_TIMES;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.problem.Code;
import entente.tokens.SqliteUsedNumbers;
import entente.wire.seal.Suite;
import entente.wire.seal.XmlTree;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Letters that are not taken, though their token is good.
class LetterRefusedTest {
    private static final Duration BEYOND = Duration.ofSeconds(301);

    @ParameterizedTest
    @MethodSource({"proofs", "times", "addresses", "hostileDocuments"})
    void isRefused(Case wrong) {
        new SealedWorld().refuses(wrong.letter(), wrong.code());
    }

    static Stream<Case> proofs() {
        return Stream.of(
                Case.letter(
                        "no signature: whoever holds the token",
                        SEAL_MALFORMED,
                        letter ->
                                letter.afterSigning =
                                        document -> Letter.find(document, "Signature").leave()),
                Case.letter(
                        "signed with another key",
                        SEAL_SIGNATURE,
                        letter ->
                                letter.signer =
                                        TestToken.of(
                                                other -> other.proofKey = TestToken.filled(32, 8))),
                Case.letter(
                        "signed with the key of another assertion",
                        SEAL_SIGNATURE,
                        letter -> letter.signer = TestToken.of(other -> other.id = "uuid-other")),
                Case.letter(
                        "timestamp alone signed",
                        SEAL_SIGNATURE,
                        letter -> letter.signed = List.of("Timestamp")),
                Case.letter(
                        "body not signed",
                        SEAL_SIGNATURE,
                        letter ->
                                letter.signed = List.of("Timestamp", "To", "Action", "MessageID")),
                Case.letter(
                        "timestamp not signed",
                        SEAL_SIGNATURE,
                        letter -> letter.signed = List.of("To", "Action", "MessageID", "Body")),
                Case.letter(
                        "another body than was signed",
                        SEAL_SIGNATURE,
                        letter ->
                                letter.afterSigning =
                                        document ->
                                                Letter.find(document, "GetUserAvailabilityRequest")
                                                        .set("more", "more")),
                Case.letter(
                        "another To than was signed",
                        SEAL_SIGNATURE,
                        letter -> {
                            letter.to =
                                    "https://mail.northwind.test:8443/EWS/Exchange.asmx/WSSecurity";
                            letter.afterSigning =
                                    document ->
                                            Letter.find(document, "To").setText(new Letter().to);
                        }));
    }

    static Stream<Case> times() {
        var noon = TestFederation.NOON;
        return Stream.of(
                Case.letter(
                        "no timestamp",
                        SEAL_MALFORMED,
                        letter ->
                                letter.afterSigning =
                                        document -> Letter.find(document, "Timestamp").leave()),
                Case.letter(
                        "of the future", SEAL_TIMES, letter -> letter.written = noon.plus(BEYOND)),
                Case.letter(
                        "over for longer than clocks differ",
                        SEAL_TIMES,
                        letter -> letter.written = noon.minus(Duration.ofMinutes(5)).minus(BEYOND)),
                Case.letter(
                        "valid for an hour",
                        SEAL_TIMES,
                        letter ->
                                letter.beforeSigning =
                                        document ->
                                                Letter.find(document, "Expires")
                                                        .setText("2026-03-02T13:00:00Z")),
                Case.letter(
                        "over before it began",
                        SEAL_TIMES,
                        letter ->
                                letter.beforeSigning =
                                        document ->
                                                Letter.find(document, "Expires")
                                                        .setText("2026-03-02T11:00:00Z")),
                Case.letter(
                        "in a local time",
                        SEAL_MALFORMED,
                        letter ->
                                letter.beforeSigning =
                                        document ->
                                                Letter.find(document, "Expires")
                                                        .setText("2026-03-02T12:05:00+00:00")));
    }

    static Stream<Case> addresses() {
        return Stream.of(
                to("https://mail.northwind.test:8443/EWS/Exchange.asmx/WSSecurity"),
                to("https://mail.fabrikam.test:8443/autodiscover/autodiscover.svc/WSSecurity"),
                to("https://mail.fabrikam.test:8443/EWS/Exchange.asmx"),
                to("https://mail.fabrikam.test/EWS/Exchange.asmx/WSSecurity"),
                to("http://mail.fabrikam.test:8443/EWS/Exchange.asmx/WSSecurity"),
                to("https://mail.fabrikam.test:8443/EWS/Exchange.asmx/WSSecurity?x"),
                to("https://eve@mail.fabrikam.test:8443/EWS/Exchange.asmx/WSSecurity"),
                to("https://mail.fabrikam.test:8443/EWS/../EWS/Exchange.asmx/WSSecurity"),
                to("urn:fabrikam"),
                operation(
                        "another body than the action says",
                        letter ->
                                letter.body =
                                        "<m:GetMailTips xmlns:m=\"%s\"/>"
                                                .formatted(Letter.MESSAGES)),
                operation(
                        "the same name in another namespace",
                        letter ->
                                letter.body = "<m:GetUserAvailabilityRequest xmlns:m=\"urn:x\"/>"),
                operation("two operations", letter -> letter.body += letter.body),
                operation("nothing asked", letter -> letter.body = ""),
                operation(
                        "an action that is not offered here",
                        letter -> {
                            letter.action = Letter.AUTODISCOVER + "/Autodiscover/GetUserSettings";
                            letter.body =
                                    "<a:GetUserSettingsRequestMessage xmlns:a=\"%s\"/>"
                                            .formatted(Letter.AUTODISCOVER);
                        }),
                operation(
                        "an action that no token opens",
                        letter -> {
                            letter.action = Letter.MESSAGES + "/GetFolder";
                            letter.body =
                                    "<m:GetFolder xmlns:m=\"%s\"/>".formatted(Letter.MESSAGES);
                        }),
                operation(
                        "another SOAPAction",
                        letter ->
                                letter.soapActions =
                                        List.of("\"" + Letter.MESSAGES + "/GetMailTips\"")),
                operation("no SOAPAction", letter -> letter.soapActions = List.of("")),
                operation(
                        "two SOAPActions",
                        letter -> letter.soapActions = List.of(letter.action, letter.action)));
    }

    static Stream<Case> hostileDocuments() {
        return Stream.of(
                sent("document type", xml -> "<!DOCTYPE x>" + xml),
                sent(
                        "entities of entities",
                        xml ->
                                "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>"
                                        + xml.replace("</wsa:MessageID>", "&b;</wsa:MessageID>")),
                sent(
                        "a file as an entity",
                        xml ->
                                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
                                        + xml.replace("</wsa:MessageID>", "&a;</wsa:MessageID>")),
                sent(
                        "many attributes",
                        xml -> within(xml, "<x " + numbered(100_000, " a%d='1'") + "/>")),
                sent(
                        "deep nesting",
                        xml -> within(xml, "<x>".repeat(10_000) + "</x>".repeat(10_000))),
                sent("many elements", xml -> within(xml, "<x/>".repeat(60_000))),
                sent(
                        "a header larger than is read",
                        xml -> within(xml, "<x>" + "a".repeat(140_000) + "</x>")),
                sent("larger than is read", xml -> xml + " ".repeat(4 * 1024 * 1024)),
                sent("an instruction", xml -> within(xml, "<?x y?>")),
                sent("no XML", _ -> "hello"),
                sent("nothing", _ -> ""),
                octets("UTF-16", sent -> new String(sent, UTF_8).getBytes(UTF_16)),
                octets(
                        "invalid UTF-8",
                        sent ->
                                within(new String(sent, UTF_8), "<x>\u00e9</x>")
                                        .getBytes(ISO_8859_1)),
                octets("cut off", sent -> Arrays.copyOf(sent, sent.length / 2)));
    }

    @Test
    void letterThatCameBeforeIsRefused() {
        var fabrikam = new SealedWorld();
        var letter = Letter.of(each -> each.whole = Optional.of(each.octets()));

        fabrikam.takes(letter);
        fabrikam.refuses(letter, SEAL_REPLAYED);
        fabrikam.now = TestFederation.NOON.plus(Duration.ofSeconds(599));
        fabrikam.refuses(letter, SEAL_REPLAYED);
        fabrikam.now = TestFederation.NOON.plus(Duration.ofSeconds(601));
        fabrikam.refuses(letter, SEAL_TIMES);
    }

    @Test
    void letterThatIsSentUntilItHasEndedIsRefused() {
        var fabrikam = new SealedWorld();
        var slow =
                Letter.of(letter ->
                        letter.meanwhile =
                                () -> fabrikam.now = TestFederation.NOON.plusSeconds(601));

        fabrikam.refuses(slow, SEAL_TIMES);
    }

    @Test
    void letterIsKnownByItsSignatureHoweverItIsWrappedAndWhateverItsUnsignedIdSays() {
        var fabrikam = new SealedWorld();
        var letter = Letter.with(SealedLetterTest::ofNorthwind);
        letter.suite = Suite.LEGACY;
        letter.signed = List.of("Timestamp");
        var sent = letter.octets();
        letter.whole = Optional.of(sent);
        fabrikam.takes(letter);

        var document = TestToken.read(new String(sent, UTF_8));
        Letter.find(document, "MessageID").setText("urn:uuid:2");
        var value = Letter.find(document, "SignatureValue");
        value.setText(value.text().replaceAll("(.{10})", "$1\n"));
        letter.whole = Optional.of(XmlTree.write(document));

        fabrikam.refuses(letter, SEAL_REPLAYED);
    }

    @Test
    void letterThatCameToAnotherProcessIsRefused(@TempDir Path folder) {
        try (var numbers = SqliteUsedNumbers.open(folder.resolve("used.db"))) {
            var letter = Letter.of(each -> each.whole = Optional.of(each.octets()));

            new SealedWorld(numbers).takes(letter);
            new SealedWorld(numbers).refuses(letter, SEAL_REPLAYED);
        }
    }

    @Test
    void lettersOfStrangersTakeNoRoomInOurMemory() {
        var fabrikam = new SealedWorld();
        fabrikam.relationships = List.of();

        fabrikam.refuses(new Letter(), Code.DELEGATION_RELATIONSHIP);
        fabrikam.relationships = TestFederation.both();

        fabrikam.takes(new Letter());
    }

    @Test
    void bodyThatGrowsBeyondBoundsInCanonicalFormIsRefused() {
        var siblings = "<p:x/>".repeat(26_000);
        var grown =
                Letter.of(letter ->
                        letter.body =
                                "<m:GetUserAvailabilityRequest xmlns:m=\"%s\" xmlns:p=\"urn:p\">%s</m:GetUserAvailabilityRequest>"
                                        .formatted(Letter.MESSAGES, siblings));

        new SealedWorld().refuses(grown, SEAL_MALFORMED);
    }

    @Test
    void messageIdThatCameBeforeIsRefused() {
        var fabrikam = new SealedWorld();

        fabrikam.takes(new Letter());

        fabrikam.refuses(
                Letter.of(letter -> letter.written = TestFederation.NOON.plusSeconds(1)),
                SEAL_REPLAYED);
    }

    @Test
    void includedFileIsNotFetched() {
        var fabrikam = new SealedWorld();
        var include =
                "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/hostname\"/>";

        fabrikam.takes(
                Letter.of(letter ->
                        letter.body =
                                "<m:GetUserAvailabilityRequest xmlns:m=\"%s\">%s</m:GetUserAvailabilityRequest>"
                                        .formatted(Letter.MESSAGES, include)));

        assertThat(fabrikam.bodies.getFirst()).contains("xi:include");
    }

    private static Case to(String url) {
        return Case.letter("to " + url, SEAL_ADDRESSEE, letter -> letter.to = url);
    }

    private static Case operation(String what, Consumer<Letter> wishes) {
        return Case.letter(what, SEAL_OPERATION, wishes);
    }

    private static Case sent(String what, UnaryOperator<String> change) {
        return octets(what, sent -> change.apply(new String(sent, UTF_8)).getBytes(UTF_8));
    }

    private static Case octets(String what, UnaryOperator<byte[]> change) {
        return Case.letter(what, Code.SEAL_MALFORMED, letter -> letter.sending = change);
    }

    /// A block of the header more, which is not signed.
    private static String within(String xml, String block) {
        return xml.replace("</s:Header>", block + "</s:Header>");
    }

    private static String numbered(int times, String text) {
        var all = new StringBuilder();
        for (var at = 0; at < times; at++) {
            all.append(text.formatted(at));
        }
        return all.toString();
    }
}
