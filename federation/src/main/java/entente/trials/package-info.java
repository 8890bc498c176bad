/// Trials: whether what an administrator set up works, tried step by step without anybody's password (`Test-OAuthConnectivity`).
///
/// Start at [Trial], what comes of each of them. [ConnectorTrial] asks a partner as a lookup would, [AuthServerTrial] a broker,
/// [PartnerTrial] looks at whether a partner that calls us would be believed, [RelationshipTrial] tries both halves of a relationship, and [ServerTrial] this server itself. A trial changes nothing but what is remembered of
/// others, and a broken step does not hide those after it that can be tried without it.
@NullMarked
package entente.trials;

import org.jspecify.annotations.NullMarked;
