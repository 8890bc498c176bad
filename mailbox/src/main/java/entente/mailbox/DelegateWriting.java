package entente.mailbox;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.PermissionLevel;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Makes an act on delegates, with what their folders give them then, in the transaction of whoever writes.
record DelegateWriting(Connection file, Holdings.Draft draft, Instant now) {
    /// Nothing is written where it is refused.
    Optional<Refusal> make(Address mailbox, DelegateAct act) throws SQLException {
        var holding = draft.mailbox(mailbox);
        var before = holding.permissions().delegates();
        var refusal = refusal(holding, before, act);
        if (refusal.isPresent()) {
            return refusal.map(Refusal::of);
        }
        var given = given(holding, act);
        var after = holding.permissions().with(after(before, act)).with(given);
        if (isTooMany(given, after)) {
            return Optional.of(Refusal.of(Code.PERMISSIONS_TOO_MANY));
        }
        DelegateRows.put(file, mailbox, after.delegates());
        var changed = holding.with(after);
        for (var folder : given.entrySet()) {
            PermissionRows.put(file, mailbox, folder.getKey(), folder.getValue());
            changed = FolderRows.changed(file, changed, folder.getKey(), now);
        }
        draft.put(changed);
        return Optional.empty();
    }

    /// Somebody who left is nobody's delegate, and of what came with that nothing is left to whoever is given her address later.
    void forget(Address person) throws SQLException {
        for (var holding : draft.all()) {
            if (holding.permissions().delegates().find(person).isPresent()) {
                forget(person, holding);
            }
        }
    }

    private void forget(Address person, Holding of) throws SQLException {
        if (of.mailbox().isPresent()) {
            var refusal = make(of.address(), new DelegateAct.Removal(person));
            if (refusal.isPresent()) {
                throw new IllegalStateException("a delegate who is there can be removed");
            }
            return;
        }
        var after = of.permissions().delegates().without(person);
        DelegateRows.put(file, of.address(), after);
        draft.put(of.with(of.permissions().with(after)));
    }

    private Optional<Code> refusal(Holding holding, Delegates before, DelegateAct act) {
        return switch (act) {
            case DelegateAct.Addition(var delegate, _) ->
                    refusal(holding, before, delegate.person());
            case DelegateAct.Revision(var person, _, _, _) -> unlessOne(before, person);
            case DelegateAct.Removal(var person) -> unlessOne(before, person);
            case DelegateAct.Requests _ -> Optional.empty();
        };
    }

    private Optional<Code> refusal(Holding holding, Delegates before, Address person) {
        if (person.equals(holding.address())) {
            return Optional.of(Code.DELEGATE_IS_OWNER);
        }
        if (draft.find(person).flatMap(Holding::mailbox).isEmpty()) {
            return Optional.of(Code.DELEGATE_WITHOUT_MAILBOX);
        }
        if (before.find(person).isPresent()) {
            return Optional.of(Code.DELEGATE_EXISTS);
        }
        return before.people().size() >= Delegates.MOST
                ? Optional.of(Code.DELEGATES_TOO_MANY)
                : Optional.empty();
    }

    private static Optional<Code> unlessOne(Delegates before, Address person) {
        return before.find(person).isPresent()
                ? Optional.empty()
                : Optional.of(Code.DELEGATE_UNKNOWN);
    }

    private static Delegates after(Delegates before, DelegateAct act) {
        return switch (act) {
            case DelegateAct.Addition(var delegate, _) -> before.with(delegate);
            case DelegateAct.Revision(var person, var copies, var seesPrivate, _) -> {
                var was = before.find(person).orElseThrow();
                yield before.with(
                        new Delegate(
                                person,
                                copies.orElse(was.receivesCopies()),
                                seesPrivate.orElse(was.seesPrivate())));
            }
            case DelegateAct.Removal(var person) -> before.without(person);
            case DelegateAct.Requests(var requests) -> before.with(requests);
        };
    }

    /// What those folders give that give something else then.
    private static Map<DefaultFolder, FolderPermissions> given(Holding holding, DelegateAct act) {
        return switch (act) {
            case DelegateAct.Addition(var delegate, var levels) ->
                    given(holding, delegate.person(), levels);
            case DelegateAct.Revision(var person, _, _, var levels) ->
                    given(holding, person, levels);
            case DelegateAct.Removal(var person) -> {
                var nothing = new HashMap<DefaultFolder, PermissionLevel>();
                DelegateAct.FOLDERS.forEach(place -> nothing.put(place, PermissionLevel.NONE));
                yield given(holding, person, nothing);
            }
            case DelegateAct.Requests _ -> Map.of();
        };
    }

    private static Map<DefaultFolder, FolderPermissions> given(
            Holding holding, Address person, Map<DefaultFolder, PermissionLevel> levels) {
        var given = new EnumMap<DefaultFolder, FolderPermissions>(DefaultFolder.class);
        levels.forEach((place, level) -> {
            var before = holding.permissions().of(place);
            var after =
                    level == PermissionLevel.NONE
                            ? before.without(person)
                            : before.with(person, level.rights());
            if (!after.equals(before)) {
                given.put(place, after);
            }
        });
        return given;
    }

    private static boolean isTooMany(
            Map<DefaultFolder, FolderPermissions> given, Permissions after) {
        return after.areTooMany()
                || given.values().stream()
                        .anyMatch(each -> each.people().size() > FolderPermissions.MOST_PEOPLE);
    }
}
