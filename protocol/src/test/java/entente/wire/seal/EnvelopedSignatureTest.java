package entente.wire.seal;

import static entente.wire.seal.Seals.BOTH;
import static entente.wire.seal.Seals.CONTOSO;
import static entente.wire.seal.Seals.FABRIKAM;
import static entente.wire.seal.Seals.MODERN_ONLY;
import static org.assertj.core.api.Assertions.assertThat;

import entente.wire.soap.Element;
import java.security.PublicKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnvelopedSignatureTest {
    @ParameterizedTest
    @EnumSource
    void signatureHoldsAfterTheDocumentTravelled(Suite suite) throws Exception {
        var received = Seals.signedNote(suite);

        var verified = Seals.verifyNote(received, BOTH);

        assertThat(verified.key()).isEqualTo(Seals.publicKey(CONTOSO));
        assertThat(verified.suite()).isEqualTo(suite);
    }

    @Test
    void signatureHoldsWithinAnotherDocument() throws Exception {
        var around =
                Seals.root(
                        "<o:a xmlns:o='urn:o' xmlns:n='urn:other'>%s</o:a>"
                                .formatted(Seals.signedNoteText(Suite.MODERN)));

        Seals.verifyNote(XmlTree.only(around, "urn:test", "note"), MODERN_ONLY);
    }

    @Test
    void oldSuiteIsRefusedUnlessItIsAllowed() {
        assertThat(outcome(Seals.signedNote(Suite.LEGACY))).isEqualTo("ALGORITHM");
    }

    @Test
    void onlyTrustedKeysCount() throws Exception {
        var note = Seals.signedNote(Suite.MODERN);

        assertThat(outcome(note, Seals.publicKey(FABRIKAM))).isEqualTo("SIGNATURE");
        assertThat(outcome(note)).isEqualTo("held");
        assertThat(outcome(note, Seals.publicKey(FABRIKAM), Seals.publicKey(CONTOSO)))
                .isEqualTo("held");
    }

    @Test
    void changedDocumentIsRefused() {
        var text = Seals.signedNoteText(Suite.MODERN);

        assertThat(outcome(Seals.root(text.replace("lunch", "dinner")))).isEqualTo("SIGNATURE");
    }

    @Test
    void unsignedDocumentIsRefused() {
        assertThat(outcome(Seals.root(Seals.NOTE))).isEqualTo("STRUCTURE");
    }

    @Test
    void signatureThatIsNotTheLastOrNotTheOnlyOneIsRefused() {
        var text = Seals.signedNoteText(Suite.MODERN);
        var twice = Seals.signedNote(Suite.MODERN);
        twice.append(XmlTree.children(twice).getLast().copy());

        assertThat(outcome(Seals.root(text.replace("</n:note>", "<n:more/></n:note>"))))
                .isEqualTo("STRUCTURE");
        assertThat(outcome(twice)).isEqualTo("STRUCTURE");
    }

    @Test
    void signedDocumentWithinAnUnsignedOneDoesNotServe() {
        var evil =
                Seals.root(
                        "<n:note xmlns:n='urn:test' ID='n2'><n:to>joe</n:to>%s</n:note>"
                                .formatted(Seals.signedNoteText(Suite.MODERN)));
        var inner = XmlTree.named(evil, "urn:test", "note").getFirst();
        var borrowed = Seals.root(Seals.text(evil));

        assertThat(outcome(evil)).isEqualTo("STRUCTURE");
        // The signature moves out to the evil root, and what it signed stays inside.
        evil.append(XmlTree.children(inner).getLast());
        assertThat(outcome(evil)).isEqualTo("COVERAGE");
        borrowed.set("ID", "n1");
        assertThat(outcome(borrowed)).isEqualTo("DUPLICATE_ID");
    }

    @Test
    void signatureOverAnotherElementIsNotOverThisOne() {
        var root = Seals.root("<n:a xmlns:n='urn:test' ID='n1'><n:b ID='n2'/></n:a>");
        var inner = XmlTree.named(root, "urn:test", "b").getFirst();
        EnvelopedSignature.sign(
                inner, "ID", CONTOSO.privateKey(), Seals.keyId(CONTOSO), Suite.MODERN);
        root.append(XmlTree.children(inner).getLast());

        assertThat(outcome(root)).isEqualTo("COVERAGE");
    }

    @Test
    void keyInTheDocumentIsNeverUsed() {
        var note = Seals.root(Seals.NOTE);
        EnvelopedSignature.sign(
                note, "ID", FABRIKAM.privateKey(), Seals.keyId(CONTOSO), Suite.MODERN);
        var named = Seals.root(Seals.text(note));
        var supplied =
                Seals.root(
                        Seals.text(note)
                                .replaceFirst(
                                        "<ds:KeyInfo>.*</ds:KeyInfo>",
                                        "<ds:KeyInfo><ds:KeyValue/></ds:KeyInfo>"));

        assertThat(outcome(named)).isEqualTo("SIGNATURE");
        assertThat(outcome(supplied)).isEqualTo("STRUCTURE");
    }

    private static String outcome(Element root) {
        return outcome(root, Seals.publicKey(CONTOSO));
    }

    private static String outcome(Element root, PublicKey... trusted) {
        try {
            EnvelopedSignature.verify(root, "ID", List.of(trusted), MODERN_ONLY);
            return "held";
        } catch (SealBroken e) {
            return e.flaw().toString();
        }
    }
}
