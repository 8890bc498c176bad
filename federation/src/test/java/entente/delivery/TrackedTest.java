package entente.delivery;

import static entente.delivery.PostOffice.COPY;
import static entente.delivery.PostOffice.MARY;
import static entente.delivery.PostOffice.NOON;
import static entente.delivery.PostOffice.address;
import static entente.delivery.PostOffice.letter;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Octets;
import entente.mailbox.AllowedSenders;
import entente.mailbox.MailAcceptance;
import entente.mailbox.TrackedMessage;
import entente.mailbox.TrackingQuery;
import entente.mailtips.TipTerms;
import entente.question.Address;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is written down of messages as they are delivered.
class TrackedTest {
    @TempDir private Path folder;
    private PostOffice office;

    @BeforeEach
    void open() {
        office = new PostOffice(folder);
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void aMessageOfOursIsInItsSendersLogWithAllWhomItIsTo() {
        office.group("team", "bob", "alice");

        send("to:team", "cc:ann@fabrikam.test", "bcc:alice", "bcc:nils@northwind.test");

        var told = told(TrackingQuery.ANY.sentBy(MARY));
        assertThat(told.isOurs()).isTrue();
        assertThat(told.sender()).contains(MARY);
        assertThat(told.id().mailbox()).isEqualTo(MARY);
        assertThat(lines(told))
                .containsExactly(
                        "team@contoso.test [EXPANDED]",
                        "bob@contoso.test by team@contoso.test [DELIVERED inbox]",
                        "alice@contoso.test by team@contoso.test [DELIVERED inbox]",
                        "ann@fabrikam.test []",
                        "nils@northwind.test blind []");
    }

    @Test
    void aGroupWithinAGroupIsNobodyWhomTheSenderNamed() {
        office.group("team", "bob");
        office.group("all", "team", "alice");

        send("to:all");

        assertThat(lines(told(TrackingQuery.ANY.sentBy(MARY))))
                .containsExactlyInAnyOrder(
                        "all@contoso.test [EXPANDED]",
                        "bob@contoso.test by all@contoso.test [DELIVERED inbox]",
                        "alice@contoso.test by all@contoso.test [DELIVERED inbox]");
    }

    @Test
    void nobodyLearnsFromHerLogWhoElseIsInAGroupThatAServerBroughtAMessageTo() {
        office.group("team", "bob", "alice");

        take("From: ann@fabrikam.test\r\n\r\n", "team@contoso.test");

        assertThat(lines(told(TrackingQuery.ANY.gotBy(address("bob")))))
                .containsExactly(
                        "team@contoso.test [EXPANDED]",
                        "bob@contoso.test by team@contoso.test [DELIVERED inbox]");
    }

    @Test
    void whoIsABlindCopyAloneIsOneWhereverTheMessageNamesHer() {
        send("bcc:bob", "bcc:alice", "to:bob");

        assertThat(lines(told(TrackingQuery.ANY)))
                .containsExactly(
                        "bob@contoso.test [DELIVERED inbox]",
                        "alice@contoso.test blind [DELIVERED inbox]");
    }

    @Test
    void itWaitsInTheOutboxUnderTheIdThatItHasInTheLog() {
        send("to:ann@fabrikam.test");

        assertThat(office.store.outgoing(9).getFirst().id())
                .isEqualTo(told(TrackingQuery.ANY).id().entry());
    }

    @Test
    void whatIsRefusedIsInNoLog() {
        var others = new AllowedSenders(Set.of(address("alice")), Set.of(), false);
        office.takes("bob", MailAcceptance.INITIAL.with(others));

        send("to:alice", "to:bob");

        assertThat(office.store.tracked(TrackingQuery.ANY)).isEmpty();
    }

    @Test
    void whatAServerBringsIsInTheLogOfEachWhoGetsIt() {
        office.group("team", "bob");

        take(
                "Message-ID: <one@fabrikam.test>\r\nFrom: Ann <ann@fabrikam.test>\r\nSubject: Lunch\r\n\r\n",
                "team@contoso.test",
                "alice@contoso.test");

        var bobs = told(TrackingQuery.ANY.gotBy(address("bob")));
        assertThat(bobs.id().mailbox()).isEqualTo(address("bob"));
        assertThat(bobs.messageId()).isEqualTo("<one@fabrikam.test>");
        assertThat(bobs.subject()).isEqualTo("Lunch");
        assertThat(bobs.sender()).contains(Address.of("ann@fabrikam.test"));
        assertThat(bobs.broughtBy()).contains("mx.contoso.test (127.0.0.1)");
        assertThat(lines(bobs))
                .containsExactly(
                        "team@contoso.test [EXPANDED]",
                        "bob@contoso.test by team@contoso.test [DELIVERED inbox]");
        var alices = told(TrackingQuery.ANY.gotBy(address("alice")));
        assertThat(lines(alices)).containsExactly("alice@contoso.test [DELIVERED inbox]");
        assertThat(alices.id().mailbox()).isEqualTo(address("alice"));
    }

    @Test
    void whatNamesNoAuthorIsFromWhereItGoesBackTo() {
        take("Subject: Lunch\r\n\r\n", "bob@contoso.test");

        assertThat(told(TrackingQuery.ANY).sender()).contains(Address.of("bounce@fabrikam.test"));
    }

    @Test
    void whoSaysThatSheIsOneOfOursIsNotTheSenderOfWhatComesFromOutside() {
        take("From: mary@contoso.test\r\n\r\n", "bob@contoso.test");

        assertThat(office.store.tracked(TrackingQuery.ANY.sentBy(MARY))).isEmpty();
        assertThat(told(TrackingQuery.ANY).isOurs()).isFalse();
    }

    private void send(String... addressees) {
        var delivery =
                new Delivery(
                        office.store,
                        TipTerms.USUAL,
                        InstantSource.fixed(NOON),
                        new WayOut.Open(() -> {}));
        delivery.send(MARY, letter(addressees), COPY);
    }

    private void take(String message, String... to) {
        new Intake(
                        office.store,
                        new IntakeTerms("mail.contoso.test", TipTerms.USUAL, false),
                        _ -> false,
                        InstantSource.fixed(NOON))
                .take(
                        new Arrived(
                                "bounce@fabrikam.test",
                                Arrays.asList(to),
                                Octets.of(message.getBytes(UTF_8)),
                                Optional.of("mx.contoso.test"),
                                "127.0.0.1"));
    }

    /// The only one.
    private TrackedMessage told(TrackingQuery query) {
        var found = office.store.tracked(query);
        assertThat(found).hasSize(1);
        return office.store.tracked(found.getFirst().id()).orElseThrow();
    }

    private static List<String> lines(TrackedMessage message) {
        return message.recipients().stream()
                .map(to ->
                        to.address()
                                + (to.blind() ? " blind" : "")
                                + to.named().map(named -> " by " + named).orElse("")
                                + to.events().stream()
                                        .map(event ->
                                                event.kind()
                                                        + event.detail()
                                                                .map(text -> " " + text)
                                                                .orElse(""))
                                        .toList()
                                        .toString()
                                        .replaceFirst("^", " "))
                .toList();
    }
}
