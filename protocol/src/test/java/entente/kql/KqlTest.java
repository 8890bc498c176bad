package entente.kql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import entente.kql.Kql.Reading;
import entente.problem.Code;
import entente.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What queries mean, each by the longest way in which the same can be said, and where texts stop being queries.
class KqlTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "budget | budget",
                "budget approved | budget AND approved",
                "budget AND approved | budget AND approved",
                "budget OR approved | budget OR approved",
                "a b OR c d | (a AND b) OR (c AND d)",
                "a OR b AND c | a OR (b AND c)",
                "a b AND c | (a AND b) AND c",
                "(a OR b) c | (a OR b) AND c",
                "((budget)) | budget",
                "NOT draft | NOT draft",
                "budget NOT draft | budget AND NOT draft",
                "budget -draft | budget AND NOT draft",
                "-(a OR b) | NOT (a OR b)",
                "+budget +approved | budget AND approved",
                "e-mail | e-mail",
                "and or not near | and AND or AND not AND near",
                "\"AND\" | \"AND\"",
                "\"quarterly   report\" | \"quarterly report\"",
                "budg* | budg*",
                "\"quarterly rep*\" | \"quarterly rep*\"",
                "\"quarterly rep\"* | \"quarterly rep*\"",
                "budget NEAR approved | budget NEAR(8) approved",
                "budget NEAR(3) \"by ann\" | budget NEAR(3) \"by ann\"",
                "budget NEAR(n=0) approved | budget NEAR(0) approved",
                "NOT budget NEAR approved draft | NOT budget NEAR(8) approved AND draft",
                "subject:budget | subject:budget",
                "Subject:Budget | subject:Budget",
                "subject=\"sales budget\" | subject=\"sales budget\"",
                "subject:\"sales budget\" | subject:\"sales budget\"",
                "from:ann@fabrikam.test | from:ann@fabrikam.test",
                "participants:fabrikam.test | participants:fabrikam.test",
                "attachment:annual* | attachment:annual*",
                "category:\"Red Category\" | category:\"Red Category\"",
                "bcc:mary cc:bob to:ann | bcc:mary AND cc:bob AND to:ann",
                "from:ann from:bob | from:ann OR from:bob",
                "from:ann budget from:bob | (from:ann OR from:bob) AND budget",
                "from:ann AND from:bob | from:ann AND from:bob",
                "from:ann -from:bob | from:ann AND NOT from:bob",
                "+from:ann +from:bob | from:ann AND from:bob",
                "recipients:(ann OR bob) | recipients:ann OR recipients:bob",
                "subject:(sales budget) | subject:sales AND subject:budget",
                "subject:(sales -draft) | subject:sales AND NOT subject:draft",
                "kind:email kind:meetings | kind:email OR kind:meetings",
                "kind:(EMAIL OR im) | kind:email OR kind:im",
                "importance:HIGH | importance:high",
                "received:2026-03-02 | received:2026-03-02",
                "received:3/2/2026 | received:2026-03-02",
                "received>=2026-03-01 received<2026-04-01 | received>=2026-03-01 AND received<2026-04-01",
                "received:2026-03-01..2026-03-31 | received:2026-03-01..2026-03-31",
                "sent>2026-03-02T08:00 | sent>2026-03-02T08:00:00",
                "sent:2026-03-02T08:00:30+01:00 | sent:2026-03-02T08:00:30+01:00",
                "sent:today | sent:today",
                "received:\"Last Month\" | received:\"last month\"",
                "received:\"last year..today\" | received:\"last year..today\"",
                "size>1048576 | size>1048576",
                "size>=2MB | size>=2097152",
                "size:1KB..2kb | size:1024..2048",
                "size=0 | size:0",
                "Grüße | Grüße",
                "会議 | 会議",
            })
    void queriesAreReadAsTheyAreMeant(String text, String meant) {
        var query = query(text);

        var written = Kql.write(query);

        assertThat(written).isEqualTo(meant);
        assertThat(query(written)).isEqualTo(query);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~ | 1 | is missing here",
                "~   ~ | 4 | is missing here",
                "AND budget | 1 | is missing here",
                "budget AND | 11 | is missing here",
                "budget OR OR draft | 11 | is missing here",
                "NOT | 4 | is missing here",
                "() | 2 | is missing here",
                "(budget | 1 | is not closed",
                "budget) | 7 | closes none",
                "budget - draft | 9 | right after the sign",
                "budget + | 9 | right after the sign",
                "\"budget | 1 | does not end",
                "a \"b\"c | 6 | a blank is missing",
                "a\"b\" | 2 | quotation mark stands within",
                "bud*get | 4 | where no word ends",
                "\"bud*get plan\" | 5 | where no word ends",
                "* | 1 | no word here",
                "budget & draft | 8 | no word here",
                "\"\" | 1 | no word here",
                "“budget” | 1 | straight quotation mark",
                "subject:“budget” | 9 | straight quotation mark",
                "budget −draft | 8 | a dash",
                "budget NEAR | 8 | NEAR does not stand",
                "NEAR budget | 1 | NEAR does not stand",
                "a NEAR b NEAR c | 10 | NEAR does not stand",
                "a NEAR (b) | 3 | NEAR does not stand",
                "a NEAR subject:b | 3 | NEAR does not stand",
                "subject:a NEAR b | 11 | NEAR does not stand",
                "subject:(a NEAR b) | 12 | NEAR does not stand",
                "(a) NEAR b | 5 | NEAR does not stand",
                "a NEAR(101) b | 3 | no further than 100",
                "a ONEAR b | 3 | not offered",
                "body:budget | 1 | none of the properties",
                "see http://www.contoso.test | 5 | none of the properties",
                ":budget | 1 | none of the properties",
                "subject: budget | 9 | a value is missing",
                "subject: | 9 | a value is missing",
                "subject:() | 10 | is missing here",
                "subject:(from:a) | 10 | among the values",
                "subject>budget | 8 | has no order",
                "size<>5 | 6 | a value is missing",
                "kind:letters | 6 | no kind",
                "kind>email | 5 | has no order",
                "importance:urgent | 12 | no importance",
                "importance:hi* | 12 | no importance",
                "received:soon | 10 | no day",
                "received:2026-02-30 | 10 | no day",
                "received:13/2/2026 | 10 | no day",
                "received:1500-01-01 | 10 | no day",
                "received:2026-03-02T25:00 | 10 | no day",
                "received:2026-03* | 10 | no day",
                "received:2026-03-31..2026-03-01 | 10 | ends before it begins",
                "received:2026-03-01..soon | 22 | no day",
                "received>2026-03-01..2026-03-31 | 20 | has one end",
                "size:big | 6 | no size",
                "size:5TB | 6 | no size",
                "size:2..1 | 6 | ends before it begins",
                "size:999999999999999GB | 6 | larger than anything",
                "🙂a subject:x kind:y | 19 | no kind",
            })
    void whatIsNoQueryIsRefusedWhereItStopsBeingOne(String text, int column, String sentence) {
        var refused = refused(text);

        assertThat(refused.column()).isEqualTo(column);
        assertThat(refused.why().code()).isEqualTo(Code.QUERY_UNREADABLE);
        assertThat(refused.why().sentence())
                .startsWith("Column %d: ".formatted(column))
                .contains(sentence);
        assertThat(refused.why().remedy()).isNotBlank();
    }

    @Test
    void aQueryIsBounded() {
        assertThat(refused("a".repeat(Phrase.LONGEST + 1)).why().sentence()).contains("no word");
        assertThat(refused("a ".repeat(Kql.LONGEST)).column()).isEqualTo(Kql.LONGEST + 1);
        assertThat(query("a ".repeat(Query.MOST_CONDITIONS)).conditions())
                .isEqualTo(Query.MOST_CONDITIONS);
        assertThat(refused("a ".repeat(Query.MOST_CONDITIONS + 1)).column())
                .isEqualTo(2 * Query.MOST_CONDITIONS + 1);
        assertThat(refused("a NEAR b ".repeat(Query.MOST_CONDITIONS / 2 + 1)).why().sentence())
                .contains("conditions");
        assertThat(query(nested(Query.DEEPEST - 1))).isEqualTo(query("a"));
        assertThat(refused(nested(Query.DEEPEST)).column()).isEqualTo(Query.DEEPEST);
        assertThat(refused("NOT ".repeat(4 * Query.DEEPEST) + "a").why().sentence())
                .contains("nested");
    }

    private static String nested(int times) {
        return "(".repeat(times) + "a" + ")".repeat(times);
    }

    static Query query(String text) {
        return switch (Kql.read(text)) {
            case Reading.Understood(var query) -> query;
            case Reading.Refused(_, Refusal why) -> fail(why.sentence() + " " + why.remedy());
        };
    }

    private static Reading.Refused refused(String text) {
        return switch (Kql.read(text)) {
            case Reading.Understood(var query) -> fail("it was read as " + Kql.write(query));
            case Reading.Refused refused -> refused;
        };
    }
}
