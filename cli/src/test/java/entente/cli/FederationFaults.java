package entente.cli;

import static entente.cli.Fault.Look.doctor;
import static entente.cli.Fault.Look.test;
import static entente.cli.Fault.also;
import static entente.cli.Fault.fault;
import static entente.cli.Fault.named;
import static entente.cli.FaultyLab.BROKER;
import static org.assertj.core.api.Assertions.assertThat;

import entente.cli.Fault.Making;
import entente.cli.Fault.Undo;
import entente.lab.FreePorts;
import entente.problem.Code;
import java.util.List;

/// What goes wrong between Contoso and Fabrikam, whom a broker and a relationship connect.
final class FederationFaults {
    private static final String CONTOSO = "contoso.test";
    private static final String CLOUD = "contoso.cloud.test";
    private static final String FABRIKAM = "fabrikam.test";
    private static final String NORTHWIND = "northwind.test";

    private static final String OURS = "relationships/Fabrikam";
    private static final String THEIRS = "relationships/Contoso";
    private static final String WITH_FABRIKAM = "relationship Fabrikam";
    private static final String WITH_CONTOSO = "relationship Contoso";

    private FederationFaults() {}

    static List<Fault> all() {
        return List.of(
                // Our half.
                fault(
                        "relationship with another ApplicationUri",
                        set(CONTOSO, OURS, "{'targetApplicationUri': 'fed.northwind.test'}"),
                        doctor(CONTOSO),
                        named(
                                WITH_FABRIKAM,
                                "application-uri-told",
                                Code.HALVES_DIFFER,
                                "calls itself fed.fabrikam.test"),
                        also(WITH_FABRIKAM, "token", Code.BROKER_REFUSED)),
                fault(
                        "relationship without an ApplicationUri",
                        set(CONTOSO, OURS, "{'targetApplicationUri': null}"),
                        doctor(CONTOSO),
                        named(
                                WITH_FABRIKAM,
                                "application-uri",
                                Code.RELATIONSHIP_INCOMPLETE,
                                "No application URI")),
                fault(
                        "relationship that shares no free/busy",
                        set(CONTOSO, OURS, "{'freeBusyAccessEnabled': false}"),
                        doctor(CONTOSO),
                        named(WITH_FABRIKAM, "free-busy", Code.OBJECT_DISABLED, "not shared")),
                fault(
                        "relationship that was disabled",
                        set(CONTOSO, OURS, "{'enabled': false}"),
                        test(CONTOSO, "relationship", "Fabrikam"),
                        named(WITH_FABRIKAM, "enabled", Code.OBJECT_DISABLED, "is disabled here")),
                fault(
                        "firewall closed before the partner",
                        lab -> autodiscover(lab, FreePorts.next(), "autodiscover.svc"),
                        doctor(CONTOSO),
                        named(
                                WITH_FABRIKAM,
                                "federation-information",
                                Code.PARTNER_UNREACHABLE,
                                "nothing answers"),
                        also(WITH_FABRIKAM, "their-half", Code.PARTNER_UNREACHABLE)),
                fault(
                        "another's server answers under the partner's name",
                        lab -> autodiscover(lab, lab.port(CLOUD), "autodiscover.svc"),
                        doctor(CONTOSO),
                        named(
                                WITH_FABRIKAM,
                                "federation-information",
                                Code.PARTNER_TLS_REFUSED,
                                "for other names"),
                        also(WITH_FABRIKAM, "their-half", Code.PARTNER_TLS_REFUSED)),
                fault(
                        "relationship with a wrong path",
                        lab -> autodiscover(lab, lab.port(FABRIKAM), "service.svc"),
                        doctor(CONTOSO),
                        named(
                                WITH_FABRIKAM,
                                "federation-information",
                                Code.PARTNER_ENDPOINT_UNKNOWN,
                                "/autodiscover/service.svc"),
                        also(WITH_FABRIKAM, "their-half", Code.PARTNER_FORBIDS)),
                fault(
                        "firewall closed before the partner's EWS",
                        lab ->
                                lab.set(
                                        CONTOSO,
                                        OURS,
                                        "{'targetSharingEpr': 'https://mail.fabrikam.test:%d/EWS/Exchange.asmx/WSSecurity'}"
                                                .formatted(FreePorts.next())),
                        doctor(CONTOSO),
                        named(
                                WITH_FABRIKAM,
                                "sharing-endpoint",
                                Code.PARTNER_UNREACHABLE,
                                "nothing answers")),
                fault(
                        "delivery reports are shared on one side only",
                        set(CONTOSO, OURS, "{'deliveryReportEnabled': true}"),
                        doctor(CONTOSO),
                        named(
                                WITH_FABRIKAM,
                                "their-delivery-reports",
                                Code.HALVES_DIFFER,
                                "We share delivery reports")),
                fault(
                        "relationship with a domain that is none of the partner's",
                        set(FABRIKAM, THEIRS, "{'domains': ['elsewhere.test']}"),
                        doctor(FABRIKAM),
                        named(
                                WITH_CONTOSO,
                                "federation-information",
                                Code.FEDERATION_NOT_TOLD,
                                "elsewhere.test")),
                fault(
                        "relationship of an organisation without a trust",
                        lab ->
                                lab.run(
                                        "relationship add Fabrikam --org northwind.test --domain fabrikam.test --application-uri fed.fabrikam.test --free-busy --free-busy-level AvailabilityOnly --autodiscover https://autodiscover.fabrikam.test:%d/autodiscover/autodiscover.svc/WSSecurity"
                                                .formatted(lab.port(FABRIKAM)),
                                        "relationship remove Fabrikam --org northwind.test"),
                        doctor(NORTHWIND),
                        named(WITH_FABRIKAM, "trust", Code.TRUST_MISSING, "no federation trust")),

                // Their half, from our side.
                fault(
                        "the partner's half is missing",
                        lab -> lab.remove(FABRIKAM, THEIRS, "name"),
                        doctor(CONTOSO),
                        named(
                                WITH_FABRIKAM,
                                "their-half",
                                Code.PARTNER_REFUSED_TOKEN,
                                "no relationship with contoso.test")),
                fault(
                        "the partner disabled its half",
                        set(FABRIKAM, THEIRS, "{'enabled': false}"),
                        doctor(CONTOSO),
                        named(
                                WITH_FABRIKAM,
                                "their-half",
                                Code.PARTNER_FORBIDS,
                                "it is disabled or does not share")),
                fault(
                        "the partner's half does not name us",
                        set(FABRIKAM, THEIRS, "{'targetApplicationUri': null}"),
                        doctor(CONTOSO),
                        named(
                                WITH_FABRIKAM,
                                "their-application-uri",
                                Code.HALVES_DIFFER,
                                "does not name our application URI")),
                fault(
                        "the partner's half names another than us",
                        set(FABRIKAM, THEIRS, "{'targetApplicationUri': 'fed.elsewhere.test'}"),
                        doctor(FABRIKAM),
                        named(
                                WITH_CONTOSO,
                                "application-uri-told",
                                Code.HALVES_DIFFER,
                                "calls itself fed.contoso.test"),
                        also(WITH_CONTOSO, "token", Code.BROKER_REFUSED)),
                fault(
                        "the partner would ask us elsewhere",
                        set(
                                FABRIKAM,
                                THEIRS,
                                "{'targetAutodiscoverEpr': 'https://autodiscover.northwind.test/autodiscover/autodiscover.svc/WSSecurity'}"),
                        doctor(CONTOSO),
                        named(
                                WITH_FABRIKAM,
                                "their-endpoints",
                                Code.HALVES_DIFFER,
                                "no host name of ours")),
                fault(
                        "the partner shares no free/busy",
                        set(FABRIKAM, THEIRS, "{'freeBusyAccessEnabled': false}"),
                        doctor(CONTOSO),
                        named(
                                WITH_FABRIKAM,
                                "their-free-busy",
                                Code.HALVES_DIFFER,
                                "does not share free/busy")),
                fault(
                        "the partner shows us nothing",
                        set(FABRIKAM, THEIRS, "{'freeBusyAccessLevel': 'None'}"),
                        doctor(CONTOSO),
                        named(
                                WITH_FABRIKAM,
                                "their-free-busy",
                                Code.HALVES_DIFFER,
                                "has the level None")),
                fault(
                        "the partner tells no MailTips",
                        set(FABRIKAM, THEIRS, "{'mailTipsAccessEnabled': false}"),
                        doctor(CONTOSO),
                        named(
                                WITH_FABRIKAM,
                                "their-mail-tips",
                                Code.HALVES_DIFFER,
                                "does not share MailTips")),

                // The trusts.
                fault(
                        "our trust was disabled",
                        lab ->
                                lab.run(
                                        "trust disable --org contoso.test",
                                        "trust enable --org contoso.test"),
                        doctor(CONTOSO),
                        named(WITH_FABRIKAM, "trust", Code.TRUST_DISABLED, "is disabled")),
                fault(
                        "the partner's trust was disabled",
                        lab ->
                                lab.run(
                                        "trust disable --org fabrikam.test",
                                        "trust enable --org fabrikam.test"),
                        doctor(CONTOSO),
                        named(
                                WITH_FABRIKAM,
                                "federation-information",
                                Code.FEDERATION_NOT_TOLD,
                                "fabrikam.test"),
                        also(WITH_FABRIKAM, "their-half", Code.PARTNER_FORBIDS)),
                fault(
                        "the proof of our domain went from DNS",
                        lab -> {
                            var undo = lab.withoutProofOf(CONTOSO);
                            lab.run("trust check --org contoso.test");
                            return undo.then(() -> lab.run("trust check --org contoso.test"));
                        },
                        doctor(CONTOSO),
                        named(
                                "federation trust auth.test",
                                "domains",
                                Code.TRUST_PROOF_MISSING,
                                "the proof of contoso.test")),
                fault(
                        "our domain was never proved",
                        FederationFaults::joinedWithoutProof,
                        doctor(NORTHWIND),
                        named(
                                "federation trust auth.test",
                                "domains",
                                Code.TRUST_DOMAIN_UNPROVED,
                                "northwind.test"),
                        also(
                                "federation trust auth.test",
                                "a token for ourselves",
                                Code.BROKER_REFUSED)),
                fault(
                        "a roll of our federation key is not finished",
                        FederationFaults::rollInterrupted,
                        doctor(CONTOSO),
                        named(
                                "federation trust auth.test",
                                "roll",
                                Code.TRUST_UNFINISHED,
                                "STAGE")));
    }

    private static Undo joinedWithoutProof(FaultyLab lab) {
        return lab.run(
                "trust new --org northwind.test --domain northwind.test --broker https://auth.test:%d"
                        .formatted(lab.port(BROKER)),
                "trust remove --org northwind.test");
    }

    /// The broker does not answer while a key is staged.
    private static Undo rollInterrupted(FaultyLab lab) throws Exception {
        var start = lab.stop(BROKER);
        assertThat(lab.exitOf("trust roll --org contoso.test --stage")).isEqualTo(1);
        start.run();
        return () -> lab.run("trust roll --org contoso.test --stage");
    }

    private static Making set(String party, String object, String settings) {
        return lab -> lab.set(party, object, settings);
    }

    private static Undo autodiscover(FaultyLab lab, int port, String service) {
        return lab.set(
                CONTOSO,
                OURS,
                "{'targetAutodiscoverEpr': 'https://autodiscover.fabrikam.test:%d/autodiscover/%s/WSSecurity'}"
                        .formatted(port, service));
    }
}
