package entente.server;

import static java.util.stream.Collectors.toSet;

import entente.gate.Door;
import entente.gate.IssuedPasswords;
import entente.gate.NtlmSignIn;
import entente.gate.Passwords;
import entente.mailbox.MailboxStore;
import entente.ntlm.NtlmTerms;
import entente.ntlm.NtlmTerms.Protection;
import entente.ntlm.ServerNames;
import entente.settings.Safe;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// `[organisation.ntlm]`: whether people sign in by NTLM, and how strict that is.
public record NtlmSettings(boolean enabled, Protection protection, boolean withoutMic) {
    public static final NtlmSettings OFF = new NtlmSettings(false, Protection.ALLOW, false);

    static NtlmSettings read(Optional<Table> ntlm) {
        return ntlm.map(NtlmSettings::read).orElse(OFF);
    }

    private static NtlmSettings read(Table table) {
        var protection =
                table.has("extended-protection")
                        ? table.read(
                                "extended-protection",
                                OFF.protection(),
                                NtlmSettings::protection,
                                "none, allow or require")
                        : OFF.protection();
        var lenient =
                table.has("mic")
                        && table.read("mic", false, NtlmSettings::lenient, "strict or lenient");
        return new NtlmSettings(table.flag("enabled", false), protection, lenient);
    }

    private static Optional<Protection> protection(String text) {
        return Arrays.stream(Protection.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }

    private static Optional<Boolean> lenient(String text) {
        return switch (text) {
            case "strict" -> Optional.of(false);
            case "lenient" -> Optional.of(true);
            default -> Optional.empty();
        };
    }

    IssuedPasswords passwords(Path state, MailboxStore store) {
        return new IssuedPasswords(store, new Safe(StateFolder.at(state).servicePasswordsKey()));
    }

    /// The door for people's programs: NTLM is offered there where it is on.
    Door door(
            Door door, Passwords passwords, IssuedPasswords issued, OrganisationSettings settings) {
        if (!enabled) {
            return door;
        }
        var host = settings.url().getHost().toLowerCase(Locale.ROOT);
        var hosts =
                Stream.concat(
                                Stream.of(host),
                                settings.identity().hosts().stream().map(it -> it.name()))
                        .collect(toSet());
        var names = new ServerNames(host, settings.domain().name());
        var terms = new NtlmTerms(protection, withoutMic, hosts);
        return door.alsoBy(new NtlmSignIn(issued, passwords, names, terms));
    }
}
