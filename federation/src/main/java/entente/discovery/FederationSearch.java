package entente.discovery;

import entente.calling.Https;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Domain;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Asks a domain how it federates (`Get-FederationInformation`, MS-OXWSADISC 3.1.4.4): over https alone, proving nothing of us.
///
/// A domain is believed about itself, because its own host said it under a certificate of its name. About another domain it is believed
/// only where that domain's own Autodiscover names the same ApplicationUri.
public final class FederationSearch {
    private static final int MOST_DOMAINS = 238;
    private static final int MOST_AT_ONCE = 8;

    private final FederationInquiry inquiry;
    private final Duration patience;

    /// `patience` is for each call.
    public FederationSearch(Https https, Duration patience) {
        this.inquiry = new FederationInquiry(https, patience);
        this.patience = patience;
    }

    /// What is asked: a domain, at its usual hosts or only at `url`, for which then the administrator vouches. `believeAll` takes the
    /// partner's word for its further domains.
    public record Ask(Domain domain, Optional<URI> url, boolean believeAll) {}

    public sealed interface Outcome {
        record Found(FederationFinding finding) implements Outcome {}

        record Failed(Refusal why) implements Outcome {}
    }

    public Outcome search(Ask ask) {
        var attempts = new ArrayList<Attempt>();
        var unreached = new ArrayList<Refusal>();
        var places = AutodiscoverHosts.of(ask.domain(), ask.url());
        var told = firstAnswer(ask.domain(), places, attempts, unreached::add);
        if (told.isEmpty()) {
            return new Outcome.Failed(
                    // That one place was not reached says nothing of how the domain federates.
                    ask.url().isPresent() && !unreached.isEmpty()
                            ? unreached.getFirst()
                            : nobodyTold(ask.domain(), attempts));
        }
        var answer = told.get();
        if (answer.domains().size() > MOST_DOMAINS) {
            return new Outcome.Failed(
                    Refusal.of(Code.FEDERATION_DOUBTFUL)
                            .saying(
                                    "%s names more than %d domains."
                                            .formatted(ask.domain(), MOST_DOMAINS)));
        }
        var further = new HashSet<>(answer.domains());
        further.remove(ask.domain());
        var doubted =
                ask.believeAll()
                        ? Map.<Domain, String>of()
                        : doubted(further, answer.applicationUri(), port(ask.url()));
        var believed = new HashSet<>(further);
        believed.removeAll(doubted.keySet());
        believed.add(ask.domain());
        return new Outcome.Found(
                new FederationFinding(
                        ask.domain(),
                        answer.endpoint(),
                        answer.applicationUri(),
                        believed,
                        doubted,
                        answer.issuers(),
                        attempts));
    }

    private Optional<FederationInquiry.Told> firstAnswer(
            Domain domain, List<URI> places, List<Attempt> attempts, Consumer<Refusal> unreached) {
        for (var place : places) {
            switch (inquiry.ask(domain, place)) {
                case FederationInquiry.Told told -> {
                    attempts.add(new Attempt(place, "it told"));
                    return Optional.of(told);
                }
                case FederationInquiry.Nothing(var why) -> attempts.add(new Attempt(place, why));
                case FederationInquiry.Nobody(var why) -> {
                    attempts.add(new Attempt(place, why.cause().orElse(why.sentence())));
                    unreached.accept(why);
                }
            }
        }
        return Optional.empty();
    }

    /// The domains that do not say themselves what was said of them, each with what they do instead.
    private Map<Domain, String> doubted(Set<Domain> domains, String applicationUri, int port) {
        var doubted = new TreeMap<Domain, String>((a, b) -> a.name().compareTo(b.name()));
        try (var threads =
                Executors.newFixedThreadPool(MOST_AT_ONCE, Thread.ofVirtual().factory())) {
            var asked = List.copyOf(domains);
            var tasks =
                    asked.stream()
                            .map(each ->
                                    (Callable<Optional<String>>)
                                            () -> doubt(each, applicationUri, port))
                            .toList();
            var limit = patience.multipliedBy(MOST_AT_ONCE);
            var answers = threads.invokeAll(tasks, limit.toMillis(), TimeUnit.MILLISECONDS);
            for (var i = 0; i < asked.size(); i++) {
                var domain = asked.get(i);
                outcome(answers.get(i)).ifPresent(why -> doubted.put(domain, why));
            }
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            domains.forEach(domain -> doubted.put(domain, "nobody waited for its answer"));
        }
        return doubted;
    }

    private static Optional<String> outcome(Future<Optional<String>> answer)
            throws InterruptedException {
        try {
            return answer.isCancelled() ? Optional.of("there was no time to ask it") : answer.get();
        } catch (ExecutionException fault) {
            throw new IllegalStateException("a question failed", fault.getCause());
        }
    }

    private Optional<String> doubt(Domain domain, String applicationUri, int port) {
        var attempts = new ArrayList<Attempt>();
        var told = firstAnswer(domain, AutodiscoverHosts.of(domain, port), attempts, _ -> {});
        if (told.isEmpty()) {
            return Optional.of("its own Autodiscover says nothing of it");
        }
        return told.get().applicationUri().equals(applicationUri)
                ? Optional.empty()
                : Optional.of("its own Autodiscover names " + told.get().applicationUri());
    }

    /// Where the administrator named a port, further domains of the same partner are asked there too.
    private static int port(Optional<URI> url) {
        return url.map(URI::getPort).orElse(-1);
    }

    private static Refusal nobodyTold(Domain domain, List<Attempt> attempts) {
        var tried =
                attempts.stream()
                        .map(each -> "%s: %s".formatted(each.url(), each.outcome()))
                        .toList();
        return Refusal.of(Code.FEDERATION_NOT_TOLD)
                .saying(
                        "No Autodiscover of %s told how it federates (%s)."
                                .formatted(domain, String.join("; ", tried)));
    }
}
