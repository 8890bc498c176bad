/// Mail from outside, as the mail server in front hands it over: by LMTP (RFC 2033), with one answer for each recipient.
///
/// Start at [LmtpServer]. SubEthaSMTP reads lines, counts connections and keeps them apart; what LMTP has otherwise than SMTP stands here. Who gets a message is decided by [entente.delivery.Intake], and a message is answered for
/// only once it is durable. Nothing here speaks TLS or asks for a password: whoever reaches the port is believed to be that server.
@NullMarked
package entente.lmtp;

import org.jspecify.annotations.NullMarked;
