package entente.kql;

import entente.kql.Token.Mark;
import entente.kql.Token.Nearness;
import entente.kql.Token.Restriction;
import entente.kql.Token.Sign;
import entente.kql.Token.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a query. NEAR binds most, then NOT, + and -, then what stands side by side, then AND, then OR.
///
/// Side by side words are all meant, and so are restrictions; but of several that say by `:` or `=` what one property is, one is enough.
final class Parser {
    private final Scanner scanner;
    private final int length;
    private Token token;
    private int conditions;
    private int depth;

    /// Something that stands beside others; `property` is there where one of several of it is enough.
    private record Beside(Query query, Optional<String> property) {}

    Parser(String text) {
        this.scanner = new Scanner(text);
        this.length = text.length();
        this.token = new Sign(0, Mark.END);
    }

    Query query() throws Misread {
        if (length > Kql.LONGEST) {
            throw new Misread(
                    Kql.LONGEST,
                    "the query is longer than %d characters.".formatted(Kql.LONGEST),
                    "Search in several steps.");
        }
        next();
        var query = any(Optional.empty());
        if (!is(Mark.END)) {
            throw new Misread(
                    token.at(),
                    "this parenthesis closes none.",
                    "Take it out, or open one before it.");
        }
        if (query.depth() > Query.DEEPEST) {
            throw tooDeep(0);
        }
        return query;
    }

    private Query any(Optional<Restriction> about) throws Misread {
        var parts = new ArrayList<Query>();
        parts.add(all(about));
        while (is(Mark.OR)) {
            next();
            parts.add(all(about));
        }
        return joined(parts, Query.Or::new);
    }

    private Query all(Optional<Restriction> about) throws Misread {
        var parts = new ArrayList<Query>();
        parts.add(run(about));
        while (is(Mark.AND)) {
            next();
            parts.add(run(about));
        }
        return joined(parts, Query.And::new);
    }

    private Query run(Optional<Restriction> about) throws Misread {
        var beside = new ArrayList<Beside>();
        do {
            beside.add(signed(about));
        } while (!(token instanceof Sign(_, var mark) && endsRun(mark)));
        return joined(grouped(beside), Query.And::new);
    }

    private static boolean endsRun(Mark mark) {
        return mark == Mark.AND || mark == Mark.OR || mark == Mark.CLOSE || mark == Mark.END;
    }

    /// Those of one property as one, in the place of the first of them.
    private static List<Query> grouped(List<Beside> beside) {
        var parts = new ArrayList<Query>();
        var seen = new ArrayList<String>();
        for (var each : beside) {
            if (each.property().isEmpty()) {
                parts.add(each.query());
            } else if (!seen.contains(each.property().get())) {
                seen.add(each.property().get());
                var same =
                        beside.stream()
                                .filter(other -> other.property().equals(each.property()))
                                .map(Beside::query)
                                .toList();
                parts.add(joined(same, Query.Or::new));
            }
        }
        return parts;
    }

    private Beside signed(Optional<Restriction> about) throws Misread {
        if (is(Mark.NOT) || is(Mark.MINUS)) {
            enter();
            next();
            var negated = new Query.Not(signed(about).query());
            leave();
            return new Beside(negated, Optional.empty());
        }
        if (is(Mark.PLUS)) {
            enter();
            next();
            var required = signed(about).query();
            leave();
            return new Beside(required, Optional.empty());
        }
        return condition(about);
    }

    private Beside condition(Optional<Restriction> about) throws Misread {
        return switch (token) {
            case Words words when about.isPresent() -> {
                next();
                requireNoNear(about.isPresent());
                yield new Beside(
                        counted(words.at(), Values.restriction(about.get(), words.value())),
                        Optional.empty());
            }
            case Words words -> {
                next();
                yield new Beside(said(words), Optional.empty());
            }
            case Restriction restriction -> restricted(restriction, about);
            case Sign(_, var mark) when mark == Mark.OPEN ->
                    new Beside(parenthesis(about), Optional.empty());
            case Nearness near -> throw lonelyNear(near.at());
            case Sign sign -> throw missing(sign.at());
        };
    }

    private Query said(Words words) throws Misread {
        var one = Values.phrase(words.value());
        if (!(token instanceof Nearness(var at, var between))) {
            return counted(words.at(), new Query.Said(one));
        }
        if (between > Query.Near.MOST) {
            throw new Misread(
                    at,
                    "NEAR looks no further than %d words.".formatted(Query.Near.MOST),
                    "Write a smaller number, or AND.");
        }
        next();
        if (!(token instanceof Words other)) {
            throw lonelyNear(at);
        }
        next();
        requireNoNear(true);
        var near = new Query.Near(one, Values.phrase(other.value()), between);
        counted(other.at(), near);
        return counted(words.at(), near);
    }

    private Beside restricted(Restriction restriction, Optional<Restriction> about) throws Misread {
        if (about.isPresent()) {
            throw new Misread(
                    restriction.at(),
                    "a property stands among the values of another.",
                    "Write values alone in the parentheses after a property.");
        }
        Values.requireKnown(restriction);
        next();
        var isOneOf = restriction.sign().equals(":") || restriction.sign().equals("=");
        var property = Optional.of(Values.name(restriction)).filter(_ -> isOneOf);
        if (restriction.value().isEmpty()) {
            return new Beside(parenthesis(Optional.of(restriction)), property);
        }
        requireNoNear(true);
        var condition = Values.restriction(restriction, restriction.value().get());
        return new Beside(counted(restriction.at(), condition), property);
    }

    private Query parenthesis(Optional<Restriction> about) throws Misread {
        var opened = token.at();
        enter();
        next();
        var inside = any(about);
        if (!is(Mark.CLOSE)) {
            throw new Misread(
                    opened, "this parenthesis is not closed.", "Write ) where it should end.");
        }
        next();
        leave();
        requireNoNear(true);
        return inside;
    }

    private void requireNoNear(boolean wanted) throws Misread {
        if (wanted && token instanceof Nearness(var at, _)) {
            throw lonelyNear(at);
        }
    }

    private static Misread lonelyNear(int at) {
        return new Misread(
                at,
                "NEAR does not stand between two words or quotations.",
                "Write a word on each side, such as budget NEAR(5) approved; of three, join two pairs by AND.");
    }

    private Misread missing(int at) {
        return new Misread(
                at,
                "a word, a property, a quotation or a parenthesis is missing here.",
                "Write one, or put AND, OR or NOT into quotation marks to look for the word.");
    }

    private Query counted(int at, Query condition) throws Misread {
        if (++conditions > Query.MOST_CONDITIONS) {
            throw new Misread(
                    at,
                    "the query has more than %d conditions.".formatted(Query.MOST_CONDITIONS),
                    "Search in several steps.");
        }
        return condition;
    }

    private void enter() throws Misread {
        if (++depth >= Query.DEEPEST) {
            throw tooDeep(token.at());
        }
    }

    private void leave() {
        depth--;
    }

    private static Misread tooDeep(int at) {
        return new Misread(
                at,
                "the query is nested more than %d deep.".formatted(Query.DEEPEST),
                "Take parentheses out that change nothing, or search in several steps.");
    }

    private boolean is(Mark mark) {
        return token instanceof Sign(_, var found) && found == mark;
    }

    private void next() throws Misread {
        token = scanner.next();
    }

    private interface Joining {
        Query of(List<Query> parts);
    }

    private static Query joined(List<Query> parts, Joining joining) {
        return parts.size() == 1 ? parts.getFirst() : joining.of(parts);
    }
}
