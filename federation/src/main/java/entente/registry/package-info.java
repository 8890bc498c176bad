/// The organisations that registered at the broker: their certificates, the domains they proved, the names they go by.
///
/// Start at [RegistrationDesk], which answers the requests by which an organisation keeps its own registration, and at [Registrations], which holds
/// them all. A name counts for whoever proved the closest domain in DNS ([DomainProof][entente.trusts.DomainProof]) and for nobody else; a
/// change that was acknowledged survives a crash. No token is made here, and nothing is believed that is not signed.
@NullMarked
package entente.registry;

import org.jspecify.annotations.NullMarked;
