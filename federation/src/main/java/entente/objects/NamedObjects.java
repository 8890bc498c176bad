package entente.objects;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.settings.Draft;
import entente.settings.Settings;
import entente.settings.SettingsFile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// All objects of one kind, by name. They are read from memory; a change is checked whole, and on disk before it counts. Names are
/// compared without regard to case.
public final class NamedObjects<T> {
    private final ObjectKind<T> kind;
    private final Settings<T> settings;
    private final Rules<T> rules;
    private final List<Consumer<T>> listeners = new CopyOnWriteArrayList<>();

    public NamedObjects(ObjectKind<T> kind, SettingsFile file, Rules<T> rules) {
        this.kind = kind;
        this.settings = file.of(kind);
        this.rules = rules;
    }

    /// What came of a change.
    public sealed interface Outcome<T> {
        /// It is as asked, or removed; `warnings` are sentences on what it will not do as it is.
        record Done<T>(T object, List<String> warnings) implements Outcome<T> {
            public Done {
                warnings = List.copyOf(warnings);
            }
        }

        /// Nothing was changed.
        record Refused<T>(Refusal why) implements Outcome<T> {}
    }

    /// Whether a change is made, or only looked at.
    public enum Will {
        CHANGE,
        TRY;

        /// What a decision comes to; only by `CHANGE` it counts.
        public <T, R, E extends Exception> R decide(
                Settings<T> settings, Settings.Decision<T, R, E> decision) throws E {
            return switch (this) {
                case CHANGE -> settings.change(decision);
                case TRY -> settings.look(decision);
            };
        }
    }

    /// How a form becomes another.
    @FunctionalInterface
    public interface Edit<T> {
        Form<T> of(Form<T> before) throws Faulty;
    }

    public ObjectKind<T> kind() {
        return kind;
    }

    /// By name; the same list until something changes. Never waits for a disk.
    public List<T> all() {
        return settings.all();
    }

    public Optional<T> named(String name) {
        return settings.at(key(name));
    }

    /// Has `forget` called with each object that is no longer as it was: after its change and before the next, so in the order of the
    /// changes. It must not wait for another change.
    public void whenChanged(Consumer<T> forget) {
        listeners.add(forget);
    }

    /// Adds an object, or replaces the one of this name.
    public Outcome<T> put(String name, Form<T> form) {
        return put(name, form, Will.CHANGE);
    }

    public Outcome<T> put(String name, Form<T> form, Will will) {
        return decide(name, will, draft -> put(name, form, draft));
    }

    /// Changes one that is there.
    public Outcome<T> change(String name, Edit<T> edit, Will will) throws Faulty {
        return this.<Faulty>decide(name, will, draft -> change(name, edit, draft));
    }

    /// Removes one that is there and that nothing needs.
    public Outcome<T> remove(String name, Will will) {
        return decide(name, will, draft -> remove(name, draft));
    }

    public Refusal unknown(String name) {
        return Refusal.of(Code.OBJECT_UNKNOWN)
                .saying("No %s here is called %s.".formatted(kind.words(), name))
                .mendedBy("`entente %s list` shows those there are.".formatted(kind.name()));
    }

    private Outcome<T> change(String name, Edit<T> edit, Draft<T> draft) throws Faulty {
        var before = draft.at(key(name));
        return before.isEmpty()
                ? new Outcome.Refused<>(unknown(name))
                : put(kind.nameOf(before.get()), edit.of(kind.formOf(before.get())), draft);
    }

    private Outcome<T> put(String name, Form<T> form, Draft<T> draft) {
        T wanted;
        try {
            wanted = kind.read(name, form);
        } catch (Faulty faulty) {
            return new Outcome.Refused<>(invalid(faulty.faults()));
        }
        var others =
                draft.all().entrySet().stream()
                        .filter(other -> !other.getKey().equals(key(name)))
                        .map(Map.Entry::getValue)
                        .toList();
        var faults = rules.conflicts(wanted, others);
        if (!faults.isEmpty()) {
            return new Outcome.Refused<>(invalid(faults));
        }
        draft.put(key(name), wanted);
        return new Outcome.Done<>(wanted, rules.warnings(wanted));
    }

    private Outcome<T> remove(String name, Draft<T> draft) {
        var before = draft.at(key(name));
        if (before.isEmpty()) {
            return new Outcome.Refused<>(unknown(name));
        }
        var users = rules.users(before.get());
        if (!users.isEmpty()) {
            return new Outcome.Refused<>(needed(kind.nameOf(before.get()), users));
        }
        draft.remove(key(name));
        return new Outcome.Done<>(before.get(), List.of());
    }

    private Refusal invalid(List<String> faults) {
        return Refusal.of(Code.OBJECT_INVALID)
                .saying(
                        "The %s cannot be as asked: %s."
                                .formatted(kind.words(), String.join("; ", faults)));
    }

    private Refusal needed(String name, List<String> users) {
        return Refusal.of(Code.OBJECT_IN_USE)
                .saying(
                        "The %s %s is needed by %s."
                                .formatted(kind.words(), name, String.join(", ", users)));
    }

    /// What came of a change, and the very object that it changed: of two changes at once, the second's is what the first left.
    private record Decided<T>(Optional<T> before, Outcome<T> outcome) {}

    private <E extends Exception> Outcome<T> decide(
            String name, Will will, Settings.Decision<T, Outcome<T>, E> decision) throws E {
        Settings.Decision<T, Decided<T>, E> decided =
                draft -> new Decided<>(draft.at(key(name)), decision.on(draft));
        return switch (will) {
            case CHANGE -> settings.change(decided, this::tell).outcome();
            case TRY -> settings.look(decided).outcome();
        };
    }

    private void tell(Decided<T> decided) {
        if (decided.outcome() instanceof Outcome.Done<T>) {
            decided.before().ifPresent(gone -> listeners.forEach(forget -> forget.accept(gone)));
        }
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
