package entente.lab;

import entente.question.Domain;
import java.util.Map;

/// The application ids of the lab's parties: fixed, so that a trace reads the same in every run.
final class Applications {
    /// The broker's own, as the historical one (MS-XOAUTH 4).
    static final String BROKER = "00000001-0000-0000-c000-000000000000";

    /// The application registered for tests, in Contoso's realm.
    static final String CLIENT = "c11e0000-7e57-4a11-8000-000000000001";

    private static final Map<Domain, String> SERVERS =
            Map.of(
                    World.CONTOSO, "7f3c2c1e-58a5-4b52-9b8e-2b1b6a5d9c10",
                    World.CLOUD, "2f9d6a34-0c1b-4d7e-a5f8-6e0b3c9d4721",
                    World.FABRIKAM, "b1845f0e-93c2-4a6d-8e17-d05a7c2b4f69",
                    World.NORTHWIND, "5ad7c918-4e20-4f3b-9c66-81f0e2b7a35d");

    private Applications() {}

    /// An organisation's own.
    static String of(Domain organisation) {
        var id = SERVERS.get(organisation);
        if (id == null) {
            throw new IllegalArgumentException(organisation + " is not in the lab");
        }
        return id;
    }
}
