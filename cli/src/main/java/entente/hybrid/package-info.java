/// The configuration wizard: what two organisations have to know of each other, worked out from what both tell of themselves.
///
/// Start at [HybridPlan]. [Findings] is what was found out on both sides, [Standing] what of it is there already, [Choice] says which route is
/// taken and why, [OAuthHalf] and [DelegationHalf] make our settings for it, and [Handoff] writes down what others have to do, their settings as
/// a [Mirror] of ours. Nothing here speaks to a server.
@NullMarked
package entente.hybrid;

import org.jspecify.annotations.NullMarked;
