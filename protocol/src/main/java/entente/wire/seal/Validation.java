package entente.wire.seal;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.SecretKey;

/// Checks a signature whose shape was found good, with one key (XML Signature 1.1, 3.2), and says what it covers.
///
/// No reference is followed: the nodes are given, and of each the octets are made whose digest must stand in the signature. So what is
/// found signed is the very node that the caller meant, wherever else its id may stand.
final class Validation {
    private Validation() {}

    /// Whether the value is the key's and every digest that of its target. `targets` are those that the shape refers to, all of them.
    static Signed check(SignatureShape shape, List<Target> targets, Key key) throws SealBroken {
        if (!Dsig.isStrong(key)) {
            throw new SealBroken(Flaw.ALGORITHM, "the key is not RSA of 2048 bits or more");
        }
        try {
            if (!isSigned(Canonical.octets(shape.signedInfo()), shape, key)) {
                throw broken();
            }
            var parts = new ArrayList<Signed.Part>();
            for (var target : targets) {
                parts.add(digested(target, shape));
            }
            return new Signed(shape.suite(), parts);
        } catch (GeneralSecurityException cannotBeOfThisKey) {
            throw broken();
        }
    }

    private static boolean isSigned(byte[] signedInfo, SignatureShape shape, Key key)
            throws GeneralSecurityException {
        return switch (key) {
            // Compared whole, and in the same time whatever differs.
            case SecretKey secret ->
                    MessageDigest.isEqual(
                            Dsig.authenticated(signedInfo, secret, shape.suite()), shape.value());
            case PublicKey publicKey -> {
                var signature = Signature.getInstance(Dsig.rsa(shape.suite()));
                signature.initVerify(publicKey);
                signature.update(signedInfo);
                yield signature.verify(shape.value());
            }
            default -> throw new IllegalArgumentException("not a key to check with");
        };
    }

    private static Signed.Part digested(Target target, SignatureShape shape)
            throws SealBroken, GeneralSecurityException {
        var octets = target.octets();
        var digest = Dsig.digested(octets, shape.suite());
        if (!MessageDigest.isEqual(digest, shape.digests().get(target.uri()))) {
            throw broken();
        }
        return new Signed.Part(target.element(), octets);
    }

    private static SealBroken broken() {
        return new SealBroken(Flaw.SIGNATURE, "the signature does not hold");
    }
}
