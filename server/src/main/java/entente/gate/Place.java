package entente.gate;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Where an endpoint answers: a path, the methods it knows, and headers that stand on each of its answers, refusals included.
///
/// Paths are compared without regard to case, as clients write them in every case; `{name}` stands for one segment. A place may be there
/// only while something is so; else it is as though nobody had ever mounted anything.
public final class Place {
    private static final BooleanSupplier ALWAYS = () -> true;

    private final PathPattern path;
    private final Set<String> methods;
    private final List<Announcement> announced;
    private final BooleanSupplier there;
    private final boolean changing;
    private final Queries queries;
    private final boolean recording;

    /// Which queries it takes: none, those by which nothing is changed, or whatever its endpoint can read.
    private sealed interface Queries {
        record None() implements Queries {}

        record Trial(String query) implements Queries {}

        record Any() implements Queries {}
    }

    private record Announcement(String name, String value, BooleanSupplier holds) {}

    private Place(
            PathPattern path,
            Set<String> methods,
            List<Announcement> announced,
            BooleanSupplier there,
            boolean changing,
            Queries queries,
            boolean recording) {
        this.path = path;
        this.methods = Set.copyOf(methods);
        this.announced = List.copyOf(announced);
        this.there = there;
        this.changing = changing;
        this.queries = queries;
        this.recording = recording;
    }

    public static Place at(String path, String... methods) {
        return new Place(
                new PathPattern(path),
                Set.of(methods),
                List.of(),
                ALWAYS,
                true,
                new Queries.None(),
                false);
    }

    /// The same place with a header on each of its answers.
    public Place announcing(String name, String value) {
        return announcingWhile(ALWAYS, name, value);
    }

    /// The same place with a header on each of its answers, as long as `holds`.
    public Place announcingWhile(BooleanSupplier holds, String name, String value) {
        var more = new ArrayList<>(announced);
        more.add(new Announcement(name, value, holds));
        return new Place(path, methods, more, there, changing, queries, recording);
    }

    /// The same place, there only as long as `holds`.
    public Place thereWhile(BooleanSupplier holds) {
        return new Place(path, methods, announced, holds, changing, queries, recording);
    }

    /// Whether its path begins like this.
    public boolean isBelow(String start) {
        return path.toString().startsWith(start);
    }

    /// The same place, at which nothing is changed, whatever the method.
    public Place changingNothing() {
        return new Place(path, methods, announced, there, false, queries, recording);
    }

    /// The same place, at which a request with this query is answered as ever, and nothing is changed.
    public Place tryingBy(String query) {
        return new Place(
                path, methods, announced, there, changing, new Queries.Trial(query), recording);
    }

    /// The same place, whose endpoint puts on record what partners ask, and what of it they are answered.
    public Place recording() {
        return new Place(path, methods, announced, there, changing, queries, true);
    }

    /// One below it, for the same methods and as much on record, there as long as `holds`.
    public Place below(String suffix, BooleanSupplier holds) {
        return new Place(
                new PathPattern(path + suffix),
                methods,
                List.of(),
                holds,
                changing,
                queries,
                recording);
    }

    /// As it was given, with `{name}` for each segment that has one.
    public String path() {
        return path.toString();
    }

    boolean isRecording() {
        return recording;
    }

    /// The same place, whose endpoint reads the query.
    public Place takingQueries() {
        return new Place(path, methods, announced, there, changing, new Queries.Any(), recording);
    }

    /// Whether a visit by this method and with this query may change something.
    public boolean changes(String method, String query) {
        var tries = queries instanceof Queries.Trial(var trial) && trial.equals(query);
        return changing && !tries && !method.equals("GET") && !method.equals("HEAD");
    }

    /// Whether a query means something here; one that would be overlooked is better refused.
    public boolean takes(String query) {
        return query.isEmpty()
                || switch (queries) {
                    case Queries.None _ -> false;
                    case Queries.Trial(var trial) -> trial.equals(query);
                    case Queries.Any _ -> true;
                };
    }

    /// The query by which nothing is changed, where it takes one.
    public Optional<String> trial() {
        return queries instanceof Queries.Trial(var trial) ? Optional.of(trial) : Optional.empty();
    }

    /// The named segments of a path as it was sent, where the place is the path's and knows the method.
    public Optional<Map<String, String>> match(String method, String sent) {
        return knows(method) ? match(sent) : Optional.empty();
    }

    Optional<Map<String, String>> match(String sent) {
        return path.match(sent).filter(_ -> there.getAsBoolean());
    }

    boolean knows(String method) {
        return methods.contains(method) || (method.equals("HEAD") && methods.contains("GET"));
    }

    String methods() {
        return String.join(", ", methods.stream().sorted().toList());
    }

    /// The headers on an answer that is given now.
    Map<String, String> standing() {
        return announced.stream()
                .filter(each -> each.holds().getAsBoolean())
                .collect(toMap(Announcement::name, Announcement::value));
    }

    @Override
    public String toString() {
        return methods() + " " + path;
    }
}
