/// A whole world on one machine: a broker and four organisations on loopback, with people, calendars and keys.
///
/// Start at [Lab], which starts it, and at [World], which says who is in it. The world is a fixture: a manual, a test and a
/// bug report all mean the same mary. Keys and passwords are made anew at run time; nothing here may be used to
/// serve anybody outside this machine.
@NullMarked
package entente.lab;

import org.jspecify.annotations.NullMarked;
