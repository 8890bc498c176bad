/// The story of a lookup, from question to answer, on one page: [Lookup].
///
/// Each mailbox gets its own answer, refusal or failure within one deadline; no failure of one costs another anything.
@NullMarked
package entente.lookup;

import org.jspecify.annotations.NullMarked;
