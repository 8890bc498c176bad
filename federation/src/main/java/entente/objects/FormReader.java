package entente.objects;

import entente.question.Domain;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Reads one form, and notes what is wrong with it: a value that is missing or wrong becomes a fault and a harmless stand-in, so that
/// reading goes on to the next fault.
public final class FormReader<T> {
    private static final int MOST_TEXTS = 1_000;

    /// It is one segment of a path, too.
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}/\\\\%]{1,64}");

    private static final Domain NO_DOMAIN = Domain.of("missing.invalid");
    private static final URI NO_URL = URI.create("https://missing.invalid/");

    private final Form<T> form;
    private final List<String> faults = new ArrayList<>();

    public FormReader(Form<T> form) {
        this.form = form;
    }

    /// Notes a fault: a sentence's middle that names its setting.
    public void fault(String what) {
        if (!faults.contains(what)) {
            faults.add(what);
        }
    }

    void name(String name) {
        if (!NAME.matcher(name).matches() || !name.equals(name.strip())) {
            fault("a name has 1 to 64 characters, without slashes and per cent signs");
        }
    }

    /// Ends the reading: throws all that was noted.
    public void finish() throws Faulty {
        if (!faults.isEmpty()) {
            throw new Faulty(faults);
        }
    }

    public boolean has(Setting<T> setting) {
        return !form.texts(setting).isEmpty();
    }

    public <R> Optional<R> one(Setting<T> setting, Function<String, Optional<R>> reader) {
        return form.texts(setting).stream()
                .findFirst()
                .flatMap(text -> read(setting, text, reader));
    }

    /// One that must be there.
    public <R> R needed(Setting<T> setting, R standIn, Function<String, Optional<R>> reader) {
        if (!has(setting)) {
            fault(
                    "\"%s\" is missing: it must be %s"
                            .formatted(setting.member(), setting.expected()));
        }
        return one(setting, reader).orElse(standIn);
    }

    public <R> Set<R> many(Setting<T> setting, Function<String, Optional<R>> reader) {
        var values = new LinkedHashSet<R>();
        if (form.texts(setting).size() > MOST_TEXTS) {
            fault("\"%s\" must hold at most %d".formatted(setting.member(), MOST_TEXTS));
            return values;
        }
        form.texts(setting).forEach(text -> read(setting, text, reader).ifPresent(values::add));
        return values;
    }

    /// Domains, one at least.
    public Set<Domain> neededDomains(Setting<T> setting) {
        if (!has(setting)) {
            fault("\"%s\" must name a domain at least".formatted(setting.member()));
        }
        var domains = many(setting, Domain::parse);
        return domains.isEmpty() ? Set.of(NO_DOMAIN) : domains;
    }

    public boolean flag(Setting<T> setting, boolean otherwise) {
        return one(setting, text -> Optional.of(Boolean.valueOf(text))).orElse(otherwise);
    }

    public int number(Setting<T> setting, int least, int most, int otherwise) {
        return one(setting, text -> whole(text, least, most)).orElse(otherwise);
    }

    private static Optional<Integer> whole(String text, int least, int most) {
        return text.matches("\\d{1,9}")
                ? Optional.of(Integer.valueOf(text))
                        .filter(number -> number >= least && number <= most)
                : Optional.empty();
    }

    public Optional<URI> https(Setting<T> setting) {
        return one(setting, FormReader::https);
    }

    public URI neededHttps(Setting<T> setting) {
        return needed(setting, NO_URL, FormReader::https);
    }

    /// Pairs of which each value is an https URL.
    public Map<String, String> urls(Setting<T> setting) {
        var urls = new LinkedHashMap<String, String>();
        for (var text : form.texts(setting)) {
            var at = text.indexOf('=');
            var url = https(text.substring(at + 1));
            if (at > 0 && url.isPresent()) {
                urls.put(text.substring(0, at), url.get().toString());
            } else {
                expected(setting);
            }
        }
        return urls;
    }

    /// A URL that can be called, and names nobody.
    private static Optional<URI> https(String text) {
        try {
            return Optional.of(new URI(text))
                    .filter(url -> "https".equalsIgnoreCase(url.getScheme()))
                    .filter(url -> url.getHost() != null && Domain.parse(url.getHost()).isPresent())
                    .filter(url -> url.getRawUserInfo() == null && url.getRawFragment() == null)
                    .filter(url -> url.getPort() <= 65_535);
        } catch (URISyntaxException notAUrl) {
            return Optional.empty();
        }
    }

    private <R> Optional<R> read(
            Setting<T> setting, String text, Function<String, Optional<R>> reader) {
        var value = reader.apply(text);
        if (value.isEmpty()) {
            expected(setting);
        }
        return value;
    }

    private void expected(Setting<T> setting) {
        fault("\"%s\" must be %s".formatted(setting.member(), setting.expected()));
    }
}
