/// Signed and encrypted XML (XML Signature 1.1, XML Encryption 1.1, WS-Security 1.1), read strictly: one shape, two suites.
///
/// Start at [SecurityHeader], which reads what protects a message, and at [SecuredMessage], which writes it. Below them,
/// [EnvelopedSignature] seals a document, [PartsSignature] the parts of a message, and [Encryption] hides a token from all but its
/// recipient; [XmlTree] is how all of them see a document. Digests, signatures and ciphers are the provider's: what is ours is which octets,
/// shapes and algorithms are let through to them, the latter all named in [Suite], and no JVM-wide setting is changed for the old ones. Nothing here decides
/// whom to trust: keys are given, never taken from a message, and a failure says in [Flaw] for our log alone what was wrong.
@NullMarked
package entente.wire.seal;

import org.jspecify.annotations.NullMarked;
