package entente.lab;

import entente.enrolment.Enrolment;
import entente.enrolment.Membership;
import entente.enrolment.Thumbprint;
import entente.enrolment.Wish;
import entente.problem.Problem;
import entente.question.Domain;
import entente.routes.RelationshipForm;
import entente.routes.RelationshipSetting;
import entente.routes.RelationshipStore;
import entente.server.OrganisationServer;
import entente.trusts.DomainProof;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Makes Contoso and Fabrikam partners, by the steps that administrators take: each joins the broker, proves its domain in DNS, for which
/// a file stands here, and makes a relationship with the other. What a kept lab has already is left as
/// it is, but for the ports.
record Federation(Addresses addresses, KeyFolder keys, Path zones) {
    /// Who is a partner of whom, and the most that is shown to it.
    private static final Map<Domain, Partnership> PARTNERSHIPS =
            Map.of(
                    World.CONTOSO,
                    new Partnership("Fabrikam", World.FABRIKAM, "AvailabilityOnly", "Limited"),
                    World.FABRIKAM,
                    new Partnership("Contoso", World.CONTOSO, "LimitedDetails", "All"));

    private record Partnership(
            String name, Domain with, String freeBusyLevel, String mailTipsLevel) {}

    /// The name by which the broker knows a domain's organisation.
    static String applicationUri(Domain domain) {
        return "fed." + domain;
    }

    /// Returns once every partner's token would be taken by the other.
    void found(Map<Domain, OrganisationServer> servers) throws IOException {
        var partners = new LinkedHashMap<Domain, OrganisationServer>(servers);
        partners.keySet().retainAll(PARTNERSHIPS.keySet());
        var pin = Thumbprint.of(keys.brokersCertificate());
        var joined = atOnce(partners, (domain, server) -> join(domain, server, pin));
        new ZonesFile(zones).put(records(joined));
        var proved = atOnce(partners, (_, server) -> done(server.enrolment().check()));
        for (var each : proved.entrySet()) {
            keys.keep(each.getKey(), each.getValue().keys().current());
        }
        partners.forEach((domain, server) -> relate(partnership(domain), server.relationships()));
    }

    private static Partnership partnership(Domain domain) {
        return Objects.requireNonNull(PARTNERSHIPS.get(domain), "each partner has one");
    }

    /// In a kept lab the broker may have another key than in its folder: then it is known by the one that it had last.
    private Membership join(Domain domain, OrganisationServer server, String pin) {
        var known =
                server.enrolment()
                        .membership()
                        .flatMap(Membership::issuer)
                        .map(issuer -> Thumbprint.of(issuer.signing()));
        return done(
                server.enrolment()
                        .join(
                                new Wish(
                                        addresses.broker(),
                                        applicationUri(domain),
                                        Set.of(domain),
                                        Optional.of(known.orElse(pin)))));
    }

    /// The proof of each domain, by the name under which DNS has it.
    private static Map<Domain, String> records(Map<Domain, Membership> joined) {
        var records = new LinkedHashMap<Domain, String>();
        joined.forEach((domain, membership) ->
                records.put(
                        DomainProof.recordName(domain).orElseThrow(),
                        membership.standing(domain).proof().orElseThrow()));
        return records;
    }

    private void relate(Partnership partnership, RelationshipStore relationships) {
        var known = relationships.named(partnership.name());
        var form = known.map(RelationshipForm::of).orElseGet(() -> form(partnership));
        var outcome =
                relationships.put(
                        partnership.name(),
                        // A kept lab may have other ports than last time.
                        form.with(
                                RelationshipSetting.TARGET_AUTODISCOVER,
                                List.of(
                                        addresses.autodiscover(partnership.with())
                                                + "/WSSecurity")));
        switch (outcome) {
            case RelationshipStore.Outcome.Done _ -> {}
            case RelationshipStore.Outcome.Refused(var why) -> throw new Problem(why);
        }
    }

    private static RelationshipForm form(Partnership partnership) {
        var partner = partnership.with();
        return RelationshipForm.EMPTY
                .with(RelationshipSetting.DOMAINS, List.of(partner.name()))
                .with(RelationshipSetting.FREE_BUSY_ENABLED, List.of("true"))
                .with(RelationshipSetting.FREE_BUSY_LEVEL, List.of(partnership.freeBusyLevel()))
                .with(RelationshipSetting.MAIL_TIPS_ENABLED, List.of("true"))
                .with(RelationshipSetting.MAIL_TIPS_LEVEL, List.of(partnership.mailTipsLevel()))
                .with(RelationshipSetting.PHOTOS_ENABLED, List.of("true"))
                .with(RelationshipSetting.TARGET_APPLICATION_URI, List.of(applicationUri(partner)))
                .with(RelationshipSetting.HOSTS, List.of("mail." + partner));
    }

    private static Membership done(Enrolment.Outcome outcome) {
        return switch (outcome) {
            case Enrolment.Outcome.Done(var membership) -> membership;
            case Enrolment.Outcome.Refused(var why) -> throw new Problem(why);
        };
    }

    private interface Step {
        Membership take(Domain domain, OrganisationServer server);
    }

    /// The partners do not wait for one another: a key is searched for in each.
    private static Map<Domain, Membership> atOnce(
            Map<Domain, OrganisationServer> partners, Step step) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var under = new LinkedHashMap<Domain, Future<Membership>>();
            partners.forEach((domain, server) ->
                    under.put(domain, threads.submit(() -> step.take(domain, server))));
            var done = new LinkedHashMap<Domain, Membership>();
            for (var each : new ArrayList<>(under.entrySet())) {
                done.put(each.getKey(), each.getValue().get());
            }
            return done;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while partners were made", stopped);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Problem problem
                    ? problem
                    : new IllegalStateException("partners could not be made", failed.getCause());
        }
    }
}
