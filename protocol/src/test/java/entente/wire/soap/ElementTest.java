package entente.wire.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ElementTest {
    private final Element root = Element.of("urn:a", "a:root");

    @Test
    void copyIsAnotherElementThatLooksTheSame() {
        root.declare("a", "urn:a");
        root.set("ID", "one");
        root.append(Element.of("", "leaf").append("text"));

        var copy = root.copy();

        assertThat(copy).isNotEqualTo(root);
        assertThat(copy.name()).isEqualTo("a:root");
        assertThat(copy.attributes()).isEqualTo(root.attributes());
        assertThat(copy.declarations()).isEqualTo(root.declarations());
        assertThat(copy.text()).isEqualTo("text");
        assertThat(copy.parent()).isEmpty();
        assertThat(copy.descendants().findFirst().orElseThrow().root()).isSameAs(copy);
    }

    @Test
    void elementStandsInOnePlaceAlone() {
        var one = child(root, "one");
        var other = child(root, "other");
        var moved = child(one, "moved");

        other.append(moved);

        assertThat(one.nodes()).isEmpty();
        assertThat(other.nodes()).containsExactly(moved);
        assertThat(moved.parent()).containsSame(other);
    }

    @Test
    void placeIsThatOfTheVeryElement() {
        var one = child(root, "same");
        var other = child(root, "same");

        root.insert(0, other);

        assertThat(root.nodes())
                .satisfiesExactly(
                        first -> assertThat(first).isSameAs(other),
                        second -> assertThat(second).isSameAs(one));
        assertThat(root.placeOf(one)).isEqualTo(1);
    }

    @Test
    void elementCannotStandWithinItself() {
        var inner = child(child(root, "outer"), "inner");

        assertThatThrownBy(() -> inner.append(root)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> root.append(root)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatWasTakenAwayKnowsNothingOfWhereItStood() {
        root.declare("p", "urn:p");
        var taken = child(root, "taken");
        var cleared = child(root, "cleared");

        taken.leave();
        root.clear();

        assertThat(taken.namespaceOf("p")).isEmpty();
        assertThat(cleared.parent()).isEmpty();
        assertThat(root.nodes()).isEmpty();
    }

    @Test
    void prefixStandsForWhatTheClosestElementDeclares() {
        root.declare("p", "urn:outer");
        var inner = child(root, "inner");

        assertThat(inner.namespaceOf("p")).isEqualTo("urn:outer");
        inner.declare("p", "urn:inner");
        assertThat(inner.namespaceOf("p")).isEqualTo("urn:inner");
        assertThat(root.namespaceOf("p")).isEqualTo("urn:outer");
        assertThat(root.namespaceOf("q")).isEmpty();
        assertThat(root.namespaceOf("xml")).isEqualTo("http://www.w3.org/XML/1998/namespace");
    }

    @Test
    void attributeIsThereOnceInEachNamespace() {
        root.set("Id", "1").set("Id", "2").set("urn:u", "u:Id", "3");

        assertThat(root.attribute("Id")).contains("2");
        assertThat(root.attribute("urn:u", "Id")).contains("3");
        root.unset("urn:u", "Id");
        assertThat(root.attributes()).containsExactly(new Attribute("", "", "Id", "2"));
    }

    @Test
    void whatItHoldsIsChangedThroughItAlone() {
        child(root, "child");
        root.set("Id", "1");
        root.declare("p", "urn:p");

        assertThatThrownBy(() -> root.nodes().clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> root.attributes().clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> root.declarations().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private static Element child(Element parent, String name) {
        var child = Element.of("", name);
        parent.append(child);
        return child;
    }
}
