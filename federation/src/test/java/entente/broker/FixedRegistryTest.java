package entente.broker;

import static entente.broker.World.CONTOSO_APP;
import static entente.broker.World.FABRIKAM_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FixedRegistryTest {
    private static final ServicePrincipal CONTOSO =
            application(CONTOSO_APP, "contoso.test", Set.of(FABRIKAM_APP));
    private static final ServicePrincipal FABRIKAM =
            application(FABRIKAM_APP, "fabrikam.test", Set.of());

    @Test
    void rightToCallIsForTheApplicationThatIsRegisteredUnderTheId() {
        var registry = new FixedRegistry(List.of(CONTOSO, FABRIKAM));

        assertThat(registry.mayCall(CONTOSO, FABRIKAM)).isTrue();
        assertThat(registry.mayCall(FABRIKAM, CONTOSO)).isFalse();
    }

    @Test
    void namesakeInAnotherRealmMayNeitherCallNorBeCalled() {
        var registry = new FixedRegistry(List.of(CONTOSO, FABRIKAM));

        assertThat(registry.mayCall(CONTOSO, application(FABRIKAM_APP, "northwind.test", Set.of())))
                .isFalse();
        assertThat(
                        registry.mayCall(
                                application(CONTOSO_APP, "northwind.test", Set.of(FABRIKAM_APP)),
                                FABRIKAM))
                .isFalse();
    }

    @Test
    void rightToCallNamesTheRealmWhereAnIdIsRegisteredInTwo() {
        var client =
                application(CONTOSO_APP, "contoso.test", Set.of(FABRIKAM_APP + "@northwind.test"));
        var namesake = application(FABRIKAM_APP, "northwind.test", Set.of());

        var registry = new FixedRegistry(List.of(client, FABRIKAM, namesake));

        assertThat(registry.mayCall(client, namesake)).isTrue();
        assertThat(registry.mayCall(client, FABRIKAM)).isFalse();
    }

    @Test
    void rightToCallAnIdOfTwoRealmsIsRefused() {
        var namesake = application(FABRIKAM_APP, "northwind.test", Set.of());

        assertThatThrownBy(() -> new FixedRegistry(List.of(CONTOSO, FABRIKAM, namesake)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(FABRIKAM_APP);
    }

    private static ServicePrincipal application(String appId, String realm, Set<String> mayCall) {
        return new ServicePrincipal(
                appId, realm, realm, Set.of(), List.of(), mayCall, Set.of(), false, true);
    }
}
