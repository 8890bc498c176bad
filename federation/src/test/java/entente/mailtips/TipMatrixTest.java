package entente.mailtips;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import entente.problem.Code;
import entente.question.Address;
import entente.question.Caller;
import entente.question.Domain;
import entente.question.Grant;
import entente.question.MailTip;
import entente.question.MailTips;
import entente.question.MailTipsLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// MailTip × level × scope × asking domain inside or not: what a partner's person is told of a mailbox and of a group that both have
/// everything to tell.
///
/// One letter for each tip: r internal reply, R external reply, F full, C custom, T total members, E external members, S largest message, D
/// restricted, M moderated, I invalid, W where it is.
class TipMatrixTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    level   | domain  | scope    | mailbox     | group
                    All     | outside | nobody   | R F C S D M I | C T E S D M I
                    All     | outside | member   | R F C S D M I | C T E S D M I
                    All     | outside | outsider | S D M I       | C T E S D M I
                    All     | inside  | nobody   | r F C S D M I | C T S D M I
                    All     | inside  | member   | r F C S D M I | C T S D M I
                    All     | inside  | outsider | S D M I       | C T S D M I
                    Limited | outside | nobody   | R S D I       | E S D I
                    Limited | outside | member   | R S D I       | E S D I
                    Limited | outside | outsider | S D I         | E S D I
                    Limited | inside  | nobody   | R S D I       | S D I
                    Limited | inside  | member   | R S D I       | S D I
                    Limited | inside  | outsider | S D I         | S D I
                    """)
    void partnersPersonIsToldWhatTheTableHas(
            String level, String domain, String scope, String mailbox, String group) {
        var world = world(domain);
        var ann = ann(level, scope);

        var told = world.told(ann, "bob@contoso.test", "all@contoso.test");

        assertThat(letters(told.get(0))).as("of the mailbox").isEqualTo(mailbox);
        assertThat(letters(told.get(1))).as("of the group").isEqualTo(group);
        for (var tip : MailTip.values()) {
            assertThat(toldAlone(world, ann, tip))
                    .as("asked for %s alone", tip)
                    .isEqualTo(List.of(only(tip, mailbox), only(tip, group)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "outside, nobody", "outside, member", "outside, outsider",
        "inside, nobody", "inside, member", "inside, outsider"
    })
    void withoutALevelNothingIsTold(String domain, String scope) {
        var outcome = world(domain).ask(ann("None", scope), TipWorld.ALL, "bob@contoso.test");

        assertThat(TipWorld.code(outcome)).isEqualTo(Code.MAIL_TIPS_DISABLED);
    }

    @ParameterizedTest
    @CsvSource({
        "All,     outside, S D M I", "All,     inside, S D M I",
        "Limited, outside, S D I", "Limited, inside, S D I"
    })
    void ofSomebodyWhoOptedOutNothingOfHerOwnIsToldToOthers(
            String level, String domain, String expected) {
        var world = world(domain).optedOut("alice@contoso.test", TipWorld.EVERYTHING_AT_ONCE);

        var others = world.told(ann(level, "nobody"), "alice@contoso.test", "bob@contoso.test");
        var ours = world.told(TipWorld.MARY_ASKS, "alice@contoso.test");

        assertThat(letters(others.getFirst())).isEqualTo(expected);
        assertThat(letters(others.get(1)))
                .as("of others all is told")
                .startsWith(reply(level, domain));
        assertThat(letters(ours.getFirst())).as("to our own people").startsWith("r F C");
    }

    private static String reply(String level, String domain) {
        return level.equals("All") && domain.equals("inside") ? "r" : "R";
    }

    private static TipWorld world(String domain) {
        var world =
                new TipWorld()
                        .mailbox("bob@contoso.test", TipWorld.EVERYTHING_AT_ONCE)
                        .mailbox("alice@contoso.test", TipWorld.EVERYTHING_AT_ONCE)
                        .group(
                                "all@contoso.test",
                                TipWorld.EVERYTHING_AT_ONCE,
                                "bob@contoso.test",
                                "nils@northwind.test");
        world.people.group("members@contoso.test", "bob@contoso.test");
        world.people.group("others@contoso.test", "alice@contoso.test");
        if (domain.equals("inside")) {
            world.inside.add(Domain.of("fabrikam.test"));
        }
        return world;
    }

    private static Caller ann(String level, String scope) {
        var group =
                switch (scope) {
                    case "member" -> Optional.of(Address.of("members@contoso.test"));
                    case "outsider" -> Optional.of(Address.of("others@contoso.test"));
                    default -> Optional.<Address>empty();
                };
        var mailTips =
                new Grant.MailTips(MailTipsLevel.valueOf(level.toUpperCase(Locale.ROOT)), group);
        return new Caller.DelegatedPerson(
                "Fabrikam",
                Address.of("ann@fabrikam.test"),
                new Grant(Grant.FreeBusy.NONE, mailTips, false),
                "D-modern",
                Set.of("mailtips"));
    }

    private static List<String> toldAlone(TipWorld world, Caller caller, MailTip tip) {
        return TipWorld.findings(
                        world.ask(caller, Set.of(tip), "bob@contoso.test", "all@contoso.test"))
                .stream()
                .map(TipWorld::told)
                .map(TipMatrixTest::letters)
                .toList();
    }

    /// Of the letters that are expected when all is asked for, the one of this tip.
    private static String only(MailTip tip, String letters) {
        var letter =
                switch (tip) {
                    case AUTOMATIC_REPLY -> "rR";
                    case MAILBOX_FULL -> "F";
                    case CUSTOM -> "C";
                    case TOTAL_MEMBERS -> "T";
                    case EXTERNAL_MEMBERS -> "E";
                    case MAX_MESSAGE_SIZE -> "S";
                    case DELIVERY_RESTRICTION -> "D";
                    case MODERATION -> "M";
                    case INVALID_RECIPIENT -> "I";
                    case SCOPE -> "W";
                };
        return letters.chars()
                .filter(c -> letter.indexOf(c) >= 0)
                .mapToObj(Character::toString)
                .collect(joining(" "));
    }

    private static String letters(MailTips tips) {
        var letters = new ArrayList<String>();
        tips.automaticReply()
                .ifPresent(reply -> letters.add(reply.text().contains("lake") ? "r" : "R"));
        tips.mailboxFull().ifPresent(_ -> letters.add("F"));
        tips.custom().ifPresent(_ -> letters.add("C"));
        tips.totalMembers().ifPresent(_ -> letters.add("T"));
        tips.externalMembers().ifPresent(_ -> letters.add("E"));
        tips.maxMessageSize().ifPresent(_ -> letters.add("S"));
        tips.deliveryRestricted().ifPresent(_ -> letters.add("D"));
        tips.moderated().ifPresent(_ -> letters.add("M"));
        tips.invalidRecipient().ifPresent(_ -> letters.add("I"));
        tips.scope().ifPresent(_ -> letters.add("W"));
        return String.join(" ", letters);
    }
}
