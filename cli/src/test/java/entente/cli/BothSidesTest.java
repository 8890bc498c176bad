package entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import entente.lookup.LookupReport.Entry;
import entente.lookup.LookupReport.Line;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BothSidesTest {
    @Test
    void whatTheOtherSideDidForACallStandsBeforeTheCall() {
        var asked =
                asked("route", "call", "challenge", "token-issued", "call", "discovery", "call");
        var there =
                there("metadata", "claims", "checks", "discovery", "claims", "checks", "answer");

        var merged = BothSides.of(asked, there);

        assertThat(words(merged))
                .containsExactly(
                        "here route",
                        "here call",
                        "here challenge",
                        "here token-issued",
                        "there metadata",
                        "there claims",
                        "there checks",
                        "there discovery",
                        "here call",
                        "here discovery",
                        "there claims",
                        "there checks",
                        "there answer",
                        "here call");
    }

    @Test
    void stepsThatFitNoCallComeLastAndAreNotLost() {
        var merged = BothSides.of(asked("route"), there("checks", "answer"));

        assertThat(words(merged)).containsExactly("here route", "there checks", "there answer");
    }

    @Test
    void withoutTheOtherSideTheOwnStepsAreAllThereIs() {
        var merged = BothSides.of(asked("route", "call"), List.of());

        assertThat(words(merged)).containsExactly("here route", "here call");
    }

    @Test
    void whatTheOtherSideDidForOthersIsNoPartOfALocalAnswer() {
        var merged = BothSides.of(on("local", "route", "answer"), there("checks", "answer"));

        assertThat(words(merged)).containsExactly("here route", "here answer");
    }

    @Test
    void whatAThirdSideDidForAnotherMailboxIsNoPartOfTheAnswer() {
        var there =
                List.of(
                        new ReportedStep("checks", "fabrikam", 0, "", Optional.empty()),
                        new ReportedStep(
                                "answer", "fabrikam", 0, "", Optional.of("ann@fabrikam.test")),
                        new ReportedStep("checks", "cloud", 0, "", Optional.empty()),
                        new ReportedStep(
                                "answer", "cloud", 0, "", Optional.of("joe@contoso.test")));

        var merged = BothSides.of(asked("route", "call"), there);

        assertThat(words(merged))
                .containsExactly("here route", "cloud checks", "cloud answer", "here call");
    }

    @Test
    void whoTurnedUsAwayAtTheDoorSpokeOfNoMailboxAndIsHeard() {
        var there = List.of(new ReportedStep("failed", "cloud", 0, "", Optional.empty()));

        var merged = BothSides.of(asked("route", "call"), there);

        assertThat(words(merged)).containsExactly("here route", "cloud failed", "here call");
    }

    private static List<String> words(List<ReportedStep> steps) {
        return steps.stream().map(step -> step.where() + " " + step.step()).toList();
    }

    private static Entry asked(String... steps) {
        return on("oauth", steps);
    }

    private static Entry on(String route, String... steps) {
        return new Entry(
                "joe@contoso.test",
                route,
                "answered",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Arrays.stream(steps).map(step -> new Line(step, "here", 0, "")).toList());
    }

    private static List<ReportedStep> there(String... steps) {
        return Stream.of(steps)
                .map(step -> new ReportedStep(step, "there", 0, "", Optional.empty()))
                .toList();
    }
}
