package entente.audit;

import entente.question.Caller;
import java.util.Optional;

/// Who asks, in the words of the record: `name` is an address or an application, `kind` how it was let in, `organisation` its domain,
/// or the name of the partner or relationship it came by. `administrator` is who asked in that person's name.
public record Asker(String name, String kind, String organisation, Optional<String> administrator) {
    /// Whoever the door let in.
    public static Asker of(Caller caller) {
        return switch (caller) {
            case Caller.OwnPerson(var address) ->
                    known(address.toString(), "own-person", address.domain().name());
            case Caller.PartnerPerson person ->
                    known(person.address().toString(), "partner-person", person.partner());
            case Caller.DelegatedPerson person ->
                    known(person.address().toString(), "delegated-person", person.relationship());
            case Caller.ForestPerson person ->
                    known(person.address().toString(), "forest-person", person.forest());
            case Caller.ForestAccount account ->
                    known(account.forest(), "forest-account", account.forest());
            case Caller.PartnerApplication app ->
                    known(app.appId() + "@" + app.realm(), "partner-application", app.partner());
            case Caller.Administrator(var name) ->
                    known(name, "administrator", name.substring(name.lastIndexOf('@') + 1));
        };
    }

    private static Asker known(String name, String kind, String organisation) {
        return new Asker(name, kind, organisation, Optional.empty());
    }

    /// The same asker, in whose name an administrator asked.
    public Asker through(Optional<String> administrator) {
        return new Asker(name, kind, organisation, administrator);
    }
}
