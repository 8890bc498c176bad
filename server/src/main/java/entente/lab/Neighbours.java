package entente.lab;

import entente.forests.AcceptedForests;
import entente.problem.Problem;
import entente.question.Domain;
import entente.routes.AddressSpaceStore;
import entente.server.OrganisationServer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/// Lets Contoso look into Northwind, a forest without a broker, by the steps that administrators take: Northwind makes an account that is
/// nobody's and accepts Contoso with it, and Contoso has an address space with that account. Its password is new in every run.
record Neighbours(Addresses addresses) {
    private static final String ACCOUNT = "freebusy.contoso@northwind.test";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    void introduce(Map<Domain, OrganisationServer> servers) {
        var password = password();
        accept(at(servers, World.NORTHWIND).forests().accepted(), password);
        lead(at(servers, World.CONTOSO).forests().spaces(), password);
    }

    private static OrganisationServer at(Map<Domain, OrganisationServer> servers, Domain domain) {
        return Objects.requireNonNull(servers.get(domain), "everybody in the lab runs");
    }

    private static void accept(AcceptedForests forests, String password) {
        var account = JSON.createObjectNode().put("account", ACCOUNT).put("password", password);
        var outcome =
                forests.of(World.CONTOSO).isPresent()
                        ? forests.change(World.CONTOSO, account)
                        : forests.put(World.CONTOSO, account);
        switch (outcome) {
            case AcceptedForests.Outcome.Done _ -> {}
            case AcceptedForests.Outcome.Refused(var why) -> throw new Problem(why);
        }
    }

    private void lead(AddressSpaceStore spaces, String password) {
        // A kept lab may have other ports than last time.
        var there =
                JSON.createObjectNode()
                        .put("accessMethod", "OrgWideFB")
                        .put("account", ACCOUNT)
                        .put("secret", password)
                        .put(
                                "targetServiceEpr",
                                addresses.mail(World.NORTHWIND) + "/EWS/Exchange.asmx");
        var outcome =
                spaces.of(World.NORTHWIND).isPresent()
                        ? spaces.change(World.NORTHWIND, there)
                        : spaces.put(World.NORTHWIND, there);
        switch (outcome) {
            case AddressSpaceStore.Outcome.Done _ -> {}
            case AddressSpaceStore.Outcome.Refused(var why) -> throw new Problem(why);
        }
    }

    private static String password() {
        var octets = new byte[24];
        new SecureRandom().nextBytes(octets);
        return Base64.getUrlEncoder().encodeToString(octets);
    }
}
