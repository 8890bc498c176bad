/// The configuration wizard: what two organisations have to know of each other, worked out from what both tell of themselves.
///
/// Start at [HybridPlan]. [Findings] is what was found out on both sides, [Choice] says which route is taken and why, [OAuthHalf] and
/// [DelegationHalf] make our settings for it, and [Handoff] writes down what others have to do. Nothing here speaks to a server.
@NullMarked
package entente.hybrid;

import org.jspecify.annotations.NullMarked;
