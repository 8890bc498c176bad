package entente.acceptance;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// The packages can be read in one order, first to last, and nothing points ahead.
class ReadingOrderTest {
    /// A package may use those above it. A new package gets its line here first.
    private static final List<String> READING_ORDER =
            List.of(
                    "entente.problem",
                    "entente.digest",
                    "entente.question",
                    "entente.trace",
                    "entente.item",
                    "entente.calendar",
                    "entente.kql",
                    "entente.wire.soap",
                    "entente.wire.ews",
                    "entente.wire.autodiscover",
                    "entente.wire.graph",
                    "entente.wire.jwt",
                    "entente.wire.seal",
                    "entente.wire.saml",
                    "entente.wire.trust",
                    "entente.wire.mime",
                    "entente.matching",
                    "entente.spool",
                    "entente.mailbox",
                    "entente.index",
                    "entente.calling",
                    "entente.audit",
                    "entente.settings",
                    "entente.objects",
                    "entente.mail",
                    "entente.retention",
                    "entente.trusts",
                    "entente.routes",
                    "entente.forests",
                    "entente.tokens",
                    "entente.broker",
                    "entente.registry",
                    "entente.sts",
                    "entente.delegation",
                    "entente.vouching",
                    "entente.enrolment",
                    "entente.keys",
                    "entente.inspection",
                    "entente.discovery",
                    "entente.asking",
                    "entente.trials",
                    "entente.sharing",
                    "entente.availability",
                    "entente.lookup",
                    "entente.mailtips",
                    "entente.delivery",
                    "entente.relay",
                    "entente.photos",
                    "entente.tracking",
                    "entente.search",
                    "entente.metrics",
                    "entente.ntlm",
                    "entente.gate",
                    "entente.endpoints",
                    "entente.pages",
                    "entente.lmtp",
                    "entente.server",
                    "entente.lab",
                    "entente.bench",
                    "entente.snapshot",
                    "entente.mailfiles",
                    "entente.hybrid",
                    "entente.cli",
                    "entente.testkit");

    /// The formats stand side by side; these alone are the ground of the others.
    private static final Set<String> SHARED_FORMATS =
            Set.of("entente.wire.soap", "entente.wire.seal");

    private static final JavaClasses PRODUCT = productionClasses();

    @Test
    void everyPackageHasItsPlaceInTheReadingOrder() {
        var unplaced = new TreeSet<>(packageNames());

        READING_ORDER.forEach(unplaced::remove);

        assertThat(unplaced).as("packages missing from READING_ORDER").isEmpty();
    }

    @Test
    void everyPackageUsesOnlyThoseBeforeItInTheReadingOrder() {
        var pointingAhead =
                PRODUCT.stream()
                        .flatMap(user -> user.getDirectDependenciesFromSelf().stream())
                        .filter(ReadingOrderTest::isAmongOurPackages)
                        .filter(use -> !mayUse(userOf(use), usedBy(use)))
                        .map(use ->
                                "%s must not use %s: %s"
                                        .formatted(userOf(use), usedBy(use), use.getDescription()))
                        .collect(toCollection(TreeSet::new));

        assertThat(pointingAhead).as("uses of a package that comes later").isEmpty();
    }

    @Test
    void everyPackageIsNullMarked() {
        var unmarked =
                packageNames().stream()
                        .filter(name -> !isNullMarked(PRODUCT.getPackage(name)))
                        .toList();

        assertThat(unmarked).as("packages whose package-info lacks @NullMarked").isEmpty();
    }

    private static boolean mayUse(String user, String used) {
        if (user.equals(used)) {
            return true;
        }
        if (isFormat(user) && isFormat(used) && !SHARED_FORMATS.contains(used)) {
            return false;
        }
        return READING_ORDER.indexOf(used) < READING_ORDER.indexOf(user);
    }

    private static boolean isFormat(String name) {
        return name.startsWith("entente.wire.");
    }

    private static boolean isNullMarked(JavaPackage chapter) {
        return chapter.tryGetPackageInfo()
                .map(info -> info.isAnnotatedWith(NullMarked.class))
                .orElse(false);
    }

    private static boolean isAmongOurPackages(Dependency use) {
        // A package that has no place is the finding of the test above.
        return READING_ORDER.contains(userOf(use)) && READING_ORDER.contains(usedBy(use));
    }

    private static String userOf(Dependency use) {
        return use.getOriginClass().getPackageName();
    }

    private static String usedBy(Dependency use) {
        return use.getTargetClass().getBaseComponentType().getPackageName();
    }

    private static Set<String> packageNames() {
        return PRODUCT.stream().map(JavaClass::getPackageName).collect(toCollection(TreeSet::new));
    }

    private static JavaClasses productionClasses() {
        var imported =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        // JMH writes these into a package below the benchmark's own.
                        .withImportOption(location -> !location.contains("/jmh_generated/"))
                        .importPackages("entente");
        // Without this, a class path that has lost our modules would pass every test above.
        assertThat(imported).as("production classes on the class path").isNotEmpty();
        return imported;
    }
}
