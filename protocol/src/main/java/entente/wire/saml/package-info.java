/// The two SAML 1.1 assertions of delegated lookups, each in one exact shape.
///
/// Start at [OnBehalfOf], by which an organisation tells the broker whom it asks for, and at [DelegationAssertion], by which the broker
/// tells the other organisation. Both are written signed; both are read from an element whose signature was checked, by
/// [entente.wire.seal.EnvelopedSignature], and from no other. Nothing here compares an issuer, an audience or a time with what it should be.
@NullMarked
package entente.wire.saml;

import org.jspecify.annotations.NullMarked;
