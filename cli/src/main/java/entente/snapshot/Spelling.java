package entente.snapshot;

import entente.objects.Faulty;
import entente.objects.ObjectKind;
import entente.question.Domain;
import entente.routes.RelationshipForm;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Writes the settings of an object the one way that a server writes them, so that two can be compared: in one order, defaults said, and
/// domains in lower case. It reads them with the reader that the server has.
@FunctionalInterface
interface Spelling {
    /// The member that a fault is about stands first in it.
    Pattern MEMBER = Pattern.compile("\"(\\w+)\"");

    /// All faults are in the exception.
    Spelt of(String name, ObjectNode said) throws Faulty;

    /// A name and settings as a server tells them.
    record Spelt(String name, ObjectNode settings) {
        static Spelt of(String name, Map<String, Object> settings) {
            ObjectNode node = JsonMapper.shared().valueToTree(settings);
            return new Spelt(name, node);
        }
    }

    /// How the settings of what is named by a forest's domain are read.
    @FunctionalInterface
    interface OfForest {
        Map<String, Object> inOrder(Domain forest, JsonNode said) throws Faulty;
    }

    static Spelling of(OfForest forests) {
        return (name, said) -> {
            var forest = Domain.parse(name);
            if (forest.isEmpty()) {
                throw new Faulty(List.of("\"forestName\" must be a domain"));
            }
            return Spelt.of(forest.get().name(), forests.inOrder(forest.get(), said));
        };
    }

    static <T> Spelling of(ObjectKind<T> kind) {
        return (name, said) -> {
            var reading = new Faults();
            var form = kind.form();
            for (var member : said.properties()) {
                try {
                    form = form.over(alone(member));
                } catch (Faulty faulty) {
                    reading.add(faulty.faults());
                }
            }
            try {
                var object = kind.read(name, form);
                reading.finish();
                return Spelt.of(name, kind.formOf(object).json());
            } catch (Faulty faulty) {
                reading.addOthers(faulty.faults());
                throw reading.all();
            }
        };
    }

    static Spelling ofRelationships() {
        return (name, said) -> {
            var reading = new Faults();
            var form = RelationshipForm.EMPTY;
            for (var member : said.properties()) {
                try {
                    form = form.over(alone(member));
                } catch (RelationshipForm.Faulty faulty) {
                    reading.add(faulty.faults());
                }
            }
            try {
                var object = form.read(name);
                reading.finish();
                return Spelt.of(name, RelationshipForm.of(object).json());
            } catch (RelationshipForm.Faulty faulty) {
                reading.addOthers(faulty.faults());
                throw reading.all();
            }
        };
    }

    /// The member that a fault is about.
    static Optional<String> memberOf(String fault) {
        var found = MEMBER.matcher(fault);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private static ObjectNode alone(Map.Entry<String, JsonNode> member) {
        return JsonMapper.shared().createObjectNode().set(member.getKey(), member.getValue());
    }

    /// A member of the wrong shape is told of once, and read as though it were not there.
    final class Faults {
        private final List<String> all = new ArrayList<>();
        private final Set<String> members = new HashSet<>();

        void add(List<String> faults) {
            all.addAll(faults);
            faults.forEach(fault -> memberOf(fault).ifPresent(members::add));
        }

        void addOthers(List<String> faults) {
            faults.stream()
                    .filter(fault -> memberOf(fault).filter(members::contains).isEmpty())
                    .filter(fault -> !all.contains(fault))
                    .forEach(all::add);
        }

        void finish() throws Faulty {
            if (!all.isEmpty()) {
                throw all();
            }
        }

        Faulty all() {
            return new Faulty(all);
        }
    }
}
