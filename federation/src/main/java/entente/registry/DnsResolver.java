package entente.registry;

import entente.question.Domain;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.regex.Pattern;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;

/// One DNS server, `address` or `address:port`, asked over UDP, and over TCP where an answer is too long for that.
public record DnsResolver(String server) implements TxtRecords {
    private static final int MOST_TEXTS = 50;
    private static final int LONGEST_TEXT = 4 * 1024;
    private static final String[] TXT = {"TXT"};

    /// The JDK joins a record's strings with blanks, and puts quotes around some; a proof has neither in it.
    private static final Pattern JOINTS = Pattern.compile("[\\s\"]+");

    @Override
    public Found at(Domain name) {
        try {
            return ask(name);
        } catch (NameNotFoundException none) {
            return new Found.Texts(new HashSet<>());
        } catch (NamingException unanswered) {
            return new Found.Unknown("%s did not answer for %s".formatted(server, name));
        }
    }

    // The JDK's interface to DNS takes a Hashtable. What makes JNDI dangerous is a name that
    // chooses another service and objects that come
    // from there; here the service is fixed, the name is a domain, and TXT records are texts.
    @SuppressWarnings({"JdkObsolete", "BanJNDI"})
    private Found ask(Domain name) throws NamingException {
        var settings = new Hashtable<String, String>();
        settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        settings.put(Context.PROVIDER_URL, "dns://" + server);
        settings.put("com.sun.jndi.dns.timeout.initial", "1000");
        settings.put("com.sun.jndi.dns.timeout.retries", "2");
        var context = new InitialDirContext(settings);
        try {
            // With the last dot, nothing is appended to the name.
            var attribute = context.getAttributes(name + ".", TXT).get("TXT");
            var texts = new HashSet<String>();
            for (var i = 0; attribute != null && i < attribute.size() && i < MOST_TEXTS; i++) {
                var text = String.valueOf(attribute.get(i));
                if (text.length() <= LONGEST_TEXT) {
                    texts.add(JOINTS.matcher(text).replaceAll(""));
                }
            }
            return new Found.Texts(texts);
        } finally {
            context.close();
        }
    }
}
