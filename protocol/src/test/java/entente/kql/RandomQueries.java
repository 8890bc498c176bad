package entente.kql;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Queries of every sort, the same ones for the same seed.
final class RandomQueries {
    private static final List<String> WORDS =
            List.of(
                    "budget",
                    "Sales",
                    "AND",
                    "OR",
                    "NOT",
                    "NEAR",
                    "e-mail",
                    "Grüße",
                    "会議",
                    "a:b",
                    "x=1",
                    "(odd)",
                    "+1",
                    "-2",
                    "quarterly report",
                    "ann@fabrikam.test",
                    "contoso.test",
                    "3..4",
                    "it's",
                    "&co",
                    "🙂 ok");

    private final Random random;

    RandomQueries(long seed) {
        this.random = new Random(seed);
    }

    Query query(int deepest) {
        if (deepest <= 1 || random.nextInt(3) == 0) {
            return condition();
        }
        return switch (random.nextInt(3)) {
            case 0 -> new Query.Not(query(deepest - 1));
            case 1 -> new Query.And(several(deepest));
            default -> new Query.Or(several(deepest));
        };
    }

    private List<Query> several(int deepest) {
        return Stream.generate(() -> query(deepest - 1)).limit(2 + random.nextInt(3)).toList();
    }

    private Query condition() {
        return switch (random.nextInt(9)) {
            case 0 -> new Query.Near(phrase(), phrase(), random.nextInt(Query.Near.MOST + 1));
            case 1 -> new Query.OfText(one(TextProperty.values()), random.nextBoolean(), phrase());
            case 2 -> new Query.OfKind(one(Kind.values()));
            case 3 -> new Query.OfImportance(one(Importance.values()));
            case 4 -> new Query.Dated(one(DateProperty.values()), one(Relation.values()), when());
            case 5 -> between();
            case 6 -> new Query.Sized(one(Relation.values()), random.nextLong(1L << 40));
            case 7 -> {
                var least = random.nextLong(1L << 30);
                yield new Query.SizedBetween(least, least + random.nextLong(1L << 30));
            }
            default -> new Query.Said(phrase());
        };
    }

    private Query between() {
        var day = new When.Day(date());
        Supplier<When> later =
                () ->
                        random.nextBoolean()
                                ? new When.Day(day.date().plusDays(random.nextInt(90)))
                                : new When.Relative(one(When.Span.values()));
        return new Query.DatedBetween(one(DateProperty.values()), day, later.get());
    }

    private When when() {
        return switch (random.nextInt(3)) {
            case 0 -> new When.Day(date());
            case 1 ->
                    new When.Second(
                            LocalDateTime.of(
                                    date(), LocalTime.ofSecondOfDay(random.nextInt(86_400))),
                            random.nextBoolean()
                                    ? Optional.empty()
                                    : Optional.of(
                                            ZoneOffset.ofHoursMinutes(random.nextInt(12), 30)));
            default -> new When.Relative(one(When.Span.values()));
        };
    }

    private LocalDate date() {
        return LocalDate.of(2000, 1, 1).plusDays(random.nextInt(20_000));
    }

    private Phrase phrase() {
        return new Phrase(WORDS.get(random.nextInt(WORDS.size())), random.nextInt(4) == 0);
    }

    private <T> T one(T[] all) {
        return all[random.nextInt(all.length)];
    }
}
