package entente.endpoints;

import entente.keys.KeyEntry;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Keys as administrators see them: their certificates, and nothing secret.
final class KeysJson {
    private KeysJson() {}

    static List<Map<String, Object>> of(List<KeyEntry> keys, Instant now) {
        return keys.stream().map(key -> of(key, keys, now)).toList();
    }

    private static Map<String, Object> of(KeyEntry key, List<KeyEntry> all, Instant now) {
        var json = new LinkedHashMap<String, Object>();
        json.put("whose", key.whose());
        json.put("purpose", key.purpose());
        json.put("state", key.state().name().toLowerCase(Locale.ROOT));
        json.put("thumbprint", key.thumbprint());
        key.name().ifPresent(name -> json.put("keyId", name));
        json.put("algorithm", key.algorithm());
        json.put("notBefore", key.certificate().getNotBefore().toInstant().toString());
        json.put("notAfter", key.end().toString());
        json.put("daysLeft", key.daysLeft(now));
        json.put("replaced", key.isReplacedIn(all));
        key.effective().ifPresent(when -> json.put("effective", when.toString()));
        if (key.state() == KeyEntry.State.NEXT) {
            json.put("knownTo", key.knownTo());
        }
        key.remark().ifPresent(remark -> json.put("remark", remark));
        return json;
    }
}
