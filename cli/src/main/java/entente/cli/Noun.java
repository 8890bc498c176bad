package entente.cli;

import entente.objects.ObjectKind;
import entente.objects.Setting;
import java.util.List;
import java.util.Set;

/// What the commands on one kind of object need to know of it.
///
/// `about` says what such objects are; `cmdlet` is what follows `Get-`, `New-`, `Set-` and `Remove-` in Exchange; `columns` are the members
/// that a list shows beside the name, `hidden` those that are too long for people; `atBroker` says whose server keeps them.
record Noun(
        String word,
        String about,
        String cmdlet,
        List<? extends Setting<?>> settings,
        List<String> columns,
        Set<String> hidden,
        boolean atBroker) {
    Noun {
        columns = List.copyOf(columns);
        hidden = Set.copyOf(hidden);
    }

    static Noun of(ObjectKind<?> kind, String about, String cmdlet, String... columns) {
        return new Noun(
                kind.name(), about, cmdlet, kind.settings(), List.of(columns), Set.of(), false);
    }

    Noun atBroker(String... hidden) {
        return new Noun(word, about, cmdlet, settings, columns, Set.of(hidden), true);
    }

    /// As a sentence has it.
    String words() {
        return word.replace('-', ' ');
    }

    /// As `entente` and the path of the administrators' API have it.
    String plural() {
        return ObjectKind.plural(word);
    }

    /// In a description.
    String inExchange(String verb) {
        return "In Exchange: %s-%s.".formatted(verb, cmdlet);
    }

    AdminServer server(ServerChoice choice) {
        return atBroker ? choice.broker() : choice.onlyServer();
    }
}
