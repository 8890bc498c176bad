/// What tells contents apart without holding them. One word: [Sha256].
@NullMarked
package entente.digest;

import org.jspecify.annotations.NullMarked;
