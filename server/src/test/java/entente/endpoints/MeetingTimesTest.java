package entente.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import entente.availability.Limits;
import entente.lookup.Lookup;
import entente.mailbox.Directory;
import entente.mailbox.Recipient;
import entente.question.Address;
import entente.question.AttendeeType;
import entente.question.Caller;
import entente.question.Domain;
import entente.question.Hop;
import entente.question.Quality;
import entente.question.SuggestedDay;
import entente.question.TimeZoneRule;
import entente.question.TraceId;
import entente.routes.Routes;
import entente.trace.Trace;
import entente.wire.ews.EwsFault;
import entente.wire.ews.GetUserAvailability.Mailbox;
import entente.wire.ews.GetUserAvailability.Request;
import entente.wire.ews.RawSuggestionOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeetingTimesTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");
    private static final Address MARY = Address.of("mary@contoso.test");

    private final Map<Address, Recipient> recipients = new HashMap<>();
    private final Set<Address> lookedAt = new HashSet<>();

    @Test
    void groupsTogetherHaveNoMoreThanAThousandLookedAt() throws EwsFault {
        var groups =
                IntStream.range(0, 100)
                        .mapToObj(number -> group("group" + number, people(number * 100, 100)))
                        .toList();

        suggest(groups);

        assertThat(lookedAt).hasSize(1_000);
    }

    @Test
    void groupWithinAGroupIsNotDissolved() throws EwsFault {
        var inner = group("inner", people(0, 100));
        var outer = group("outer", List.of(inner, person("raj")));

        suggest(List.of(outer));

        assertThat(lookedAt).containsExactly(Address.of("raj@contoso.test"));
    }

    @Test
    void thoseNamedAloneAreLookedAtBeforeAnyGroup() throws EwsFault {
        var asked = new ArrayList<Address>();
        for (var number = 0; number < 99; number++) {
            asked.add(group("group" + number, people(number * 100, 100)));
        }
        asked.add(person("raj"));

        suggest(asked);

        assertThat(lookedAt).contains(Address.of("raj@contoso.test")).hasSize(901);
    }

    private List<SuggestedDay> suggest(List<Address> asked) throws EwsFault {
        var directory = new FewRecipients();
        var lookup =
                new Lookup(
                        directory,
                        new Routes(directory, List::of, List::of, List::of),
                        mailbox -> {
                            lookedAt.add(mailbox);
                            return Optional.empty();
                        },
                        Limits.DEFAULT,
                        new SilentPartners(),
                        _ -> true,
                        InstantSource.fixed(MIDNIGHT),
                        Duration.ofSeconds(5));
        var times = new MeetingTimes(lookup, Limits.DEFAULT, directory);
        var raw =
                new RawSuggestionOptions(
                        25,
                        10,
                        0,
                        60,
                        Quality.GOOD,
                        MIDNIGHT,
                        MIDNIGHT.plus(Duration.ofDays(1)),
                        Optional.empty());
        var ask =
                new Request(
                        TimeZoneRule.UTC,
                        asked.stream()
                                .map(each ->
                                        new Mailbox(each.toString(), AttendeeType.REQUIRED, false))
                                .toList(),
                        Optional.empty(),
                        Optional.of(raw));
        return times.suggest(
                new Caller.OwnPerson(MARY),
                Hop.FIRST,
                times.options(raw, ask),
                ask,
                new Trace(TraceId.fresh(), "contoso.test"));
    }

    private Address group(String name, List<Address> members) {
        var address = Address.of(name + "@contoso.test");
        recipients.put(address, new Recipient.Group(address, name, members));
        return address;
    }

    private List<Address> people(int first, int count) {
        return IntStream.range(first, first + count).mapToObj(n -> person("person" + n)).toList();
    }

    private Address person(String name) {
        var address = Address.of(name + "@contoso.test");
        recipients.put(
                address,
                new Recipient.Mailbox(address, name, Recipient.Kind.PERSON, ZoneOffset.UTC));
        return address;
    }

    private final class FewRecipients implements Directory {
        @Override
        public Set<Domain> acceptedDomains() {
            return Set.of(Domain.of("contoso.test"));
        }

        @Override
        public Optional<Recipient> find(Address address) {
            return Optional.ofNullable(recipients.get(address));
        }

        @Override
        public List<Recipient> resolve(String entry, int most) {
            return List.of();
        }
    }
}
