package entente.registry;

import entente.question.Domain;
import entente.trusts.DomainProof;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A DNS server on loopback that knows one text at one name (RFC 1035 4.1).
final class DnsServer implements AutoCloseable {
    private static final int NO_SUCH_NAME = 3;

    private final Domain name;
    private final String text;
    private final DatagramSocket socket;

    DnsServer(Domain name, String text) throws IOException {
        this.name = name;
        this.text = text;
        this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        var packet = new DatagramPacket(new byte[512], 512);
        try {
            while (!socket.isClosed()) {
                socket.receive(packet);
                var answer = answer(Arrays.copyOf(packet.getData(), packet.getLength()));
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            }
        } catch (IOException closed) {
            // That is how it ends.
        }
    }

    private byte[] answer(byte[] query) throws IOException {
        var end = 12;
        var asked = new StringBuilder();
        while (query[end] != 0) {
            asked.append(asked.isEmpty() ? "" : ".")
                    .append(new String(query, end + 1, query[end], StandardCharsets.US_ASCII));
            end += query[end] + 1;
        }
        var known = asked.toString().equals(name.name());
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.write(query, 0, 2);
        out.writeShort(0x8180 | (known ? 0 : NO_SUCH_NAME));
        out.writeShort(1);
        out.writeShort(known ? 1 : 0);
        out.writeInt(0);
        out.write(query, 12, end + 5 - 12);
        if (known) {
            record(out);
        }
        return bytes.toByteArray();
    }

    private void record(DataOutputStream out) throws IOException {
        out.writeShort(0xC00C); // the name asked for
        out.writeShort(16); // TXT
        out.writeShort(1);
        out.writeInt(60);
        var strings = DomainProof.chunks(text);
        out.writeShort(strings.stream().mapToInt(string -> string.length() + 1).sum());
        for (var string : strings) {
            out.writeByte(string.length());
            out.write(ResolversTest.ascii(string));
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
