/// The broker that both sides trust: it knows each application's keys and each resource's names, and vouches for callers.
///
/// Start at [Broker], whose checks stand in one order. No token is issued for a name that nobody registered, and each issue is recorded in
/// the [IssueLog] before it leaves. Nothing here listens or calls; no assertion and no token is kept, logged or quoted.
@NullMarked
package entente.broker;

import org.jspecify.annotations.NullMarked;
