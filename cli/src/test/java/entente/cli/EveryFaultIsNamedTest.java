package entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import entente.cli.Fault.Findings;
import entente.cli.Fault.Found;
import entente.cli.Fault.Named;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One lab in which one thing after another goes wrong, each alone: whoever looks is told what it is, where it is and what to do, and no fault is
/// told as another.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class EveryFaultIsNamedTest {
    private static final List<String> ORGANISATIONS =
            List.of("contoso.test", "contoso.cloud.test", "fabrikam.test", "northwind.test");

    @AutoClose private final FaultyLab lab;

    /// What was said of each fault, by its name.
    private final Map<String, List<Found>> said = new HashMap<>();

    EveryFaultIsNamedTest() throws IOException {
        lab = new FaultyLab();
    }

    static List<Fault> faults() {
        return Stream.of(OAuthFaults.all(), FederationFaults.all(), ServerFaults.all())
                .flatMap(List::stream)
                .toList();
    }

    @Test
    @Order(1)
    void nothingIsNamedWhereNothingIsWrong() {
        everybodyIsWell();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    @Order(2)
    void faultIsNamedWithWhatToDo(Fault fault) throws Exception {
        var undo = fault.making().in(lab);
        Findings findings;
        try {
            findings = fault.look().in(lab);
        } finally {
            undo.run();
        }
        said.put(fault.name(), findings.failed());

        var root = findings.failed().stream().findFirst();
        assertThat(places(findings)).as(findings.toString()).isEqualTo(expected(fault));
        assertThat(root)
                .hasValueSatisfying(
                        found -> assertThat(found.detail()).contains(fault.root().words()));
        assertThat(findings.failed())
                .allSatisfy(found -> assertThat(found.remedy()).as(found.toString()).isNotBlank());
        assertThat(findings.exit()).isEqualTo(1);
    }

    @Test
    @Order(3)
    void noFaultIsToldAsAnother() {
        var byWords = new HashMap<List<String>, String>();
        var softly = new SoftAssertions();

        for (var fault : faults()) {
            var words = words(said.getOrDefault(fault.name(), List.of()));
            var other = byWords.putIfAbsent(words, fault.name());
            softly.assertThat(other).as("%s is told as this one: %s", fault, words).isNull();
        }

        softly.assertAll();
    }

    @Test
    @Order(4)
    void everybodyIsWellOnceEachFaultIsMended() {
        everybodyIsWell();
    }

    /// Where it was found, and the sentence of the first step. A port or a number of seconds tells nothing apart.
    private static List<String> words(List<Found> failed) {
        return Stream.concat(
                        failed.stream().map(Found::place),
                        failed.stream()
                                .limit(1)
                                .map(found -> found.detail().replaceAll("[0-9]+", "#")))
                .toList();
    }

    private void everybodyIsWell() {
        for (var organisation : ORGANISATIONS) {
            var findings = lab.doctor("--org", organisation);

            assertThat(findings.failed()).as(organisation).isEmpty();
            assertThat(findings.exit()).as(organisation).isZero();
        }
        assertThat(lab.doctor("--broker")).isEqualTo(new Findings(0, List.of()));
    }

    private static List<String> places(Findings findings) {
        return findings.failed().stream().map(Found::place).toList();
    }

    private static List<String> expected(Fault fault) {
        var all = new ArrayList<Named>(List.of(fault.root()));
        all.addAll(fault.after());
        return all.stream().map(Named::place).toList();
    }
}
