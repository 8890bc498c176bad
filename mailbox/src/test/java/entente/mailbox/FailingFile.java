package entente.mailbox;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

/// A store's file whose Nth write fails, as when the disk is full; what is only read does not count.
final class FailingFile {
    private final Connection file;
    private int left;

    FailingFile(Connection file, int writes) {
        this.file = file;
        this.left = writes;
    }

    Connection connection() {
        return (Connection)
                Proxy.newProxyInstance(
                        FailingFile.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("prepareStatement")
                                    && !arguments[0].toString().startsWith("SELECT")
                                    && left-- == 0) {
                                throw new SQLException("the disk is full");
                            }
                            try {
                                return method.invoke(file, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    /// Whether all that was to be written has been.
    boolean wasEnough() {
        return left >= 0;
    }
}
