/// NTLM as HTTP carries it (MS-NLMP, MS-NTHT): its three messages, its arithmetic, and the checks that a sign-in has to pass.
///
/// Start at [SignInCheck], which makes all checks in one order. Nothing here opens a connection, keeps a password, or remembers who signed in:
/// a [Handshake] is of one connection, and whoever has it sees to it that it is used once. Only the second version of NTLM is taken.
@NullMarked
package entente.ntlm;

import org.jspecify.annotations.NullMarked;
