/// A server in numbers, as Prometheus reads them: what was asked of it and what came of it, and how long its keys last.
///
/// Start at [ServerMetrics]. What is counted is what goes on record ([CountedAudit]), so nothing is counted in a way of its own. A label is a word of a set
/// that only administrators make longer: never somebody's address, and of a key nothing but its certificate's thumbprint.
@NullMarked
package entente.metrics;

import org.jspecify.annotations.NullMarked;
