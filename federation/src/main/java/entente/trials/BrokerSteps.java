package entente.trials;

import entente.broker.ServicePrincipal;
import entente.problem.Code;
import entente.problem.Command;
import entente.problem.Refusal;
import entente.question.Domain;
import entente.registry.TxtRecords;
import entente.trusts.DomainProof;
import entente.wire.jwt.VerifyKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/// What only a broker is asked about itself: the applications that it knows, and the DNS in which it looks for proofs, where it registers
/// organisations.
public record BrokerSteps(
        Supplier<List<ServicePrincipal>> applications,
        Optional<TxtRecords> dns,
        Domain broker,
        InstantSource clock) {
    private static final String APPLICATIONS = "applications";
    private static final String DNS = "dns";

    public List<TrialStep> steps() {
        var steps = new ArrayList<>(applications(applications.get(), clock.instant()));
        dns.map(this::asked).ifPresent(steps::add);
        return steps;
    }

    private static List<TrialStep> applications(List<ServicePrincipal> all, Instant now) {
        var faults = new ArrayList<TrialStep>();
        keysOfSeveral(all).forEach(names -> faults.add(sharedBy(names)));
        all.stream()
                .filter(ServicePrincipal::enabled)
                .filter(each -> !each.keys().isEmpty())
                .filter(each -> each.keys().stream().noneMatch(key -> key.validAt(now)))
                .map(BrokerSteps::ended)
                .forEach(faults::add);
        return faults.isEmpty()
                ? List.of(
                        TrialStep.passed(
                                APPLICATIONS,
                                "%d applications are registered".formatted(all.size())))
                : faults;
    }

    /// For each key that more than one application has, their names.
    private static List<TreeSet<String>> keysOfSeveral(List<ServicePrincipal> all) {
        Map<String, TreeSet<String>> owners = new HashMap<>();
        for (var each : all) {
            for (var key : each.keys()) {
                owners.computeIfAbsent(key.thumbprint(), _ -> new TreeSet<>())
                        .add(each.displayName());
            }
        }
        return owners.values().stream()
                .filter(names -> names.size() > 1)
                .sorted(Comparator.comparing(TreeSet::first))
                .toList();
    }

    private static TrialStep sharedBy(TreeSet<String> names) {
        return TrialStep.failed(
                APPLICATIONS,
                Refusal.of(Code.APPLICATION_KEY_SHARED)
                        .saying(
                                "%s are registered with the same certificate."
                                        .formatted(String.join(" and ", names))));
    }

    private static TrialStep ended(ServicePrincipal application) {
        var last =
                application.keys().stream()
                        .map(VerifyKey::certificate)
                        .map(certificate -> certificate.getNotAfter().toInstant())
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
        return TrialStep.failed(
                APPLICATIONS,
                Refusal.of(Code.KEY_ENDED)
                        .saying(
                                "The last certificate of %s ended at %s."
                                        .formatted(application.displayName(), last))
                        .mendedBy(
                                "Register the one that it has now: %s."
                                        .formatted(
                                                Command.of(
                                                        "service-principal",
                                                        "set",
                                                        application.displayName(),
                                                        "--certificate",
                                                        "FILE"))));
    }

    /// About our own domain, which need not have a proof.
    private TrialStep asked(TxtRecords records) {
        return DomainProof.recordName(broker)
                .map(records::at)
                .map(found ->
                        switch (found) {
                            case TxtRecords.Found.Texts _ ->
                                    TrialStep.passed(DNS, "it answers about proofs of domains");
                            case TxtRecords.Found.Unknown(var why) ->
                                    TrialStep.failed(DNS, Refusal.of(Code.DNS_UNUSABLE, why));
                        })
                .orElseGet(() -> TrialStep.skipped(DNS, "our name is too long to be asked about"));
    }
}
