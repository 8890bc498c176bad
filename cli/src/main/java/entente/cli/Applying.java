package entente.cli;

import entente.snapshot.Change;
import entente.snapshot.Pending;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes changes at a server, one at a time, in an order that works where there is one.
///
/// What waits for nothing is made, again and again while that gets on; where all that is left waits in a circle, one object makes a detour.
/// What is refused stays as it was.
final class Applying {
    private final AdminApi api;
    private final List<Pending> all;
    private final List<Pending> left;
    private final Map<Pending, CommandFailed> refusals = new LinkedHashMap<>();
    private final List<String> strays = new ArrayList<>();

    private Applying(AdminApi api, List<Pending> all) {
        this.api = api;
        this.all = List.copyOf(all);
        this.left = new ArrayList<>(all);
        // What goes makes room.
        left.sort(Comparator.comparing(pending -> pending.change().act() != Change.Act.REMOVE));
    }

    /// `changes` without those that only say a secret that the server has already.
    static Applying of(AdminApi api, List<Change> changes) {
        return new Applying(
                api,
                changes.stream()
                        .filter(change -> !saysWhatIs(api, change))
                        .map(Pending::new)
                        .toList());
    }

    private static boolean saysWhatIs(AdminApi api, Change change) {
        try {
            return change.isOfTheSecretAlone()
                    && !new ConfiguredObjects(api, change.kind())
                            .attempt(change)
                            .path("changed")
                            .asBoolean(true);
        } catch (CommandFailed refused) {
            requireRefusal(refused);
            return false;
        }
    }

    List<Change> changes() {
        return all.stream().map(Pending::change).toList();
    }

    /// Why it was refused, where it was.
    Optional<CommandFailed> refusal(Change change) {
        return all.stream()
                .filter(pending -> pending.change().equals(change))
                .findFirst()
                .flatMap(pending -> Optional.ofNullable(refusals.get(pending)));
    }

    /// What stands neither as it did nor as it shall.
    List<String> strays() {
        return List.copyOf(strays);
    }

    boolean isMade(Change change) {
        return left.stream().noneMatch(pending -> pending.change().equals(change));
    }

    /// Has the server check each change that can be checked before others are made. Whether all passed.
    boolean tryAll() {
        for (var pending : all) {
            pending.checkable(all)
                    .ifPresent(change -> note(pending, refusal(() -> at(change).attempt(change))));
        }
        return refusals.isEmpty();
    }

    /// Makes all that can be made. Whether that was everything.
    boolean makeAll() {
        while (pass(false) || detour() || pass(true)) {
            // Each time something was done, so it ends.
        }
        left.forEach(this::putBack);
        return left.isEmpty();
    }

    /// Makes what waits for nothing, or else what does: of that the server says what it lacks. Whether anything was made.
    private boolean pass(boolean waiting) {
        var before = left.size();
        for (var pending : List.copyOf(left)) {
            if (pending.waitsForAnyOf(left) == waiting) {
                make(pending);
            }
        }
        return left.size() < before;
    }

    private void make(Pending pending) {
        var refusal = refusal(() -> at(pending.change()).make(pending.rest()));
        note(pending, refusal);
        if (refusal.isEmpty()) {
            left.remove(pending);
        }
    }

    private boolean detour() {
        return left.stream()
                .filter(pending -> pending.waitsForAnyOf(left))
                .anyMatch(pending ->
                        pending.detourFor(left).filter(it -> made(it, pending)).isPresent());
    }

    private boolean made(Change detour, Pending pending) {
        var made = refusal(() -> at(detour).make(detour)).isEmpty();
        if (made) {
            pending.stands(detour);
        }
        return made;
    }

    /// What made a detour and came no further stands again as it did.
    private void putBack(Pending pending) {
        pending.back()
                .filter(back -> refusal(() -> at(back).make(back)).isPresent())
                .ifPresent(back ->
                        strays.add(
                                "The %s had to make room for others and could not be put back: %s."
                                        .formatted(
                                                back.title(),
                                                back.before().isPresent()
                                                        ? "it is disabled"
                                                        : "it is removed")));
    }

    private void note(Pending pending, Optional<CommandFailed> refusal) {
        refusal.ifPresentOrElse(why -> refusals.put(pending, why), () -> refusals.remove(pending));
    }

    private static Optional<CommandFailed> refusal(Runnable act) {
        try {
            act.run();
            return Optional.empty();
        } catch (CommandFailed refused) {
            requireRefusal(refused);
            return Optional.of(refused);
        }
    }

    /// A server that cannot be asked any more is another matter.
    private static void requireRefusal(CommandFailed failed) {
        if (failed.exit() != ExitCode.FINDING) {
            throw failed;
        }
    }

    private ConfiguredObjects at(Change change) {
        return new ConfiguredObjects(api, change.kind());
    }
}
