package entente.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import entente.item.ItemContent;
import entente.item.Known;
import entente.item.KnownContact;
import entente.item.Properties;
import entente.kql.Kql;
import entente.kql.Query;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which items queries mean, of somebody in Zurich on the third of March 2026.
class MeaningTest {
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
    private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "budget",
                "BUDGET",
                "marz",
                "\"ma\u0308rz\"",
                "approve",
                "quarterly report",
                "\"quarterly report\"",
                "\"quarterly rep*\"",
                "quart*",
                "revenue",
                "\"annual-report.txt\"",
                "annual",
                "ann.lee@fabrikam.test",
                "fabrikam",
                "\"approve it\"",
                "budget revenue",
                "budget OR nothing",
                "budget NOT nothing",
                "-nothing",
                "approve NEAR quarterly",
                "quarterly NEAR(3) approve",
                "approve NEAR(3) \"quarterly report\"",
                "appr* NEAR(3) quart*",
                "subject:budget",
                "subject:\"sales budget\"",
                "subject=\"the sales budget for märz\"",
                "subject=\"the sales*\"",
                "subject:(sales budget)",
                "from:ann",
                "from:\"ann lee\"",
                "from:lee",
                "from:ANN.LEE@fabrikam.test",
                "from:ann.l*",
                "from:fabrikam.test",
                "from=\"ann lee\"",
                "to:mary@contoso.test",
                "cc:bob",
                "bcc:alice@contoso.test",
                "recipients:alice@contoso.test",
                "participants:ann recipients:bob",
                "participants:(ann bob)",
                "from:bob from:ann",
                "attachment:annual-report.txt",
                "attachment:annual*",
                "attachment:report",
                "attachment=chart.pdf",
                "category:red",
                "category=\"red category\"",
                "importance:high",
                "kind:email",
                "kind:im kind:email",
                "received:2026-03-02",
                "received:3/2/2026",
                "received:yesterday",
                "received:\"this week\"",
                "received<=2026-03-02",
                "received>2026-03-01",
                "received:2026-03-02T08:00Z",
                "received:2026-02-27..2026-03-02",
                "received>=2026-03-01 received<2026-04-01",
                "sent:2026-03-02",
                "sent<2026-03-02T08:00Z",
                "size:2048",
                "size:2KB",
                "size>2047",
                "size:1KB..2KB",
            })
    void anItemThatSaysItIsMeant(String text) {
        var item = Items.budget();

        var isMeant = meaning(text).means(item);

        assertThat(isMeant).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing",
                "budge",
                "\"report quarterly\"",
                "\"budget for\" nothing",
                "approv",
                "budget NOT revenue",
                "NOT budget",
                "-(budget OR nothing)",
                "approve NEAR(2) quarterly",
                "budget NEAR(100) approve",
                "approve NEAR(100) approve",
                "subject:revenue",
                "subject=budget",
                "subject=\"the sales budget\"",
                "from:mary",
                "from:lee@fabrikam.test",
                "from=ann",
                "to:bob@contoso.test",
                "recipients:ann",
                "from:ann from:bob to:bob",
                "attachment:revenue",
                "attachment=annual",
                "category=red",
                "importance:normal",
                "kind:posts",
                "received:2026-03-01",
                "received<2026-03-02",
                "received>2026-03-02",
                "received:today",
                "received:\"today..yesterday\"",
                "sent:2026-03-01",
                "size<2048",
                "size>2048",
                "size:1..2",
                "p",
                "b",
            })
    void anItemThatDoesNotIsNot(String text) {
        var item = Items.budget();

        var isMeant = meaning(text).means(item);

        assertThat(isMeant).isFalse();
    }

    @Test
    void ofAContactEverythingThatItSaysIsSearched() {
        var contact =
                Properties.NONE
                        .with(Known.ITEM_CLASS, "IPM.Contact")
                        .with(KnownContact.COMPANY_NAME, "Northwind Traders");
        var item = new SearchedItem(ItemContent.EMPTY.with(contact), List.of(), 10, Set.of());

        var meaning = meaning("northwind kind:contacts");

        assertThat(meaning.means(item)).isTrue();
    }

    private static Meaning meaning(String text) {
        return Meaning.of(query(text), ZURICH, NOW);
    }

    static Query query(String text) {
        return switch (Kql.read(text)) {
            case Kql.Reading.Understood(var query) -> query;
            case Kql.Reading.Refused(_, var why) -> fail(text + ": " + why.sentence());
        };
    }
}
