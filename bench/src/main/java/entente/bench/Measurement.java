package entente.bench;

import java.util.List;

/// Something that is measured: one row or several that share what they are measured with.
interface Measurement {
    /// The names of its rows.
    List<String> names();

    List<Row> measure(Scale scale) throws Exception;
}
