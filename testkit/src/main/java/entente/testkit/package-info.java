/// What a test of the whole needs: a lab to run against, a client of it, and tokens that are right but for one thing.
///
/// Start at [LabUnderTest]. Nothing here is part of the product.
@NullMarked
package entente.testkit;

import org.jspecify.annotations.NullMarked;
