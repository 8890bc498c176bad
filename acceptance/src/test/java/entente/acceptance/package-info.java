/// What holds for the whole product, seen from outside every other module.
@NullMarked
package entente.acceptance;

import org.jspecify.annotations.NullMarked;
