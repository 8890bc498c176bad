/// What can be asked of a server over HTTP: one file for each endpoint, each mounting its own paths.
///
/// An endpoint reads one
/// message, hands it to the chapter that acts on it, and writes the answer; it decides nothing about who may see what.
@NullMarked
package entente.endpoints;

import org.jspecify.annotations.NullMarked;
