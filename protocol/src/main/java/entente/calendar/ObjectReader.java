package entente.calendar;

import entente.calendar.Appointment.Kind;
import entente.calendar.CalendarObject.Part;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a calendar object says as a whole, and of its occurrences.
final class ObjectReader {
    private final CalendarObject object;
    private final Optional<Part> master;
    private final Series series;
    private final AppointmentReader reader;
    private final Optional<Instances> instances;

    /// Read when somebody asks first; whoever comes at the same time may read another like it.
    private volatile @Nullable Appointment appointment;

    ObjectReader(CalendarObject object) {
        this.object = object;
        this.master = part("");
        this.series = object.series("");
        this.reader = new AppointmentReader(object.owner(), object.clocks());
        this.instances =
                master.filter(_ -> series.repeats())
                        .map(whole -> new Instances(whole.event(), series));
    }

    Appointment appointment() {
        var known = appointment;
        if (known == null) {
            known = reader.read(main());
            appointment = known;
        }
        return known;
    }

    /// What stands for the whole object.
    Part main() {
        return master.orElseGet(() ->
                object.parts().values().stream()
                        .min(Comparator.comparingLong(part -> part.event().start().epochSecond()))
                        .orElseThrow());
    }

    /// The occurrences, where it repeats.
    Optional<Instances> instances() {
        return instances;
    }

    Optional<Appointment> occurrence(String key) {
        if (master.isPresent() && !master.get().event().shown()) {
            return Optional.empty();
        }
        var change = part(key).filter(this::standsAlone);
        if (change.isPresent()) {
            return change.filter(part -> part.event().shown()).map(this::changed);
        }
        return series.repeats()
                ? instances()
                        .flatMap(all ->
                                all.find(key)
                                        // By its own key alone: others find it by that.
                                        .filter(one -> one.key().equals(key))
                                        .flatMap(one -> planned(all, one)))
                : Optional.of(appointment()).filter(only -> only.key().equals(key));
    }

    /// A change to one occurrence, whether it is shown or not.
    Appointment changed(Part part) {
        var itself = part.event().itself();
        return reader.read(
                part,
                master.isPresent() ? Kind.EXCEPTION : Kind.SINGLE,
                itself.key(),
                itself.block().start(),
                itself.block().end());
    }

    /// What says how an occurrence is that was not changed by itself: the series, or the change to all from some day on.
    Part base(Instances.Instance instance) {
        return instance.now().flatMap(now -> part(now.key())).orElseGet(this::main);
    }

    private Optional<Appointment> planned(Instances all, Instances.Instance instance) {
        if (instance.now().isEmpty()) {
            return Optional.empty();
        }
        var when = all.planned(instance);
        var base = base(instance);
        return Optional.of(
                reader.read(
                        base,
                        base.event().replaces().isEmpty() ? Kind.OCCURRENCE : Kind.EXCEPTION,
                        instance.key(),
                        when.start(),
                        when.end()));
    }

    /// Whether it says itself when it takes place, which the change to all later occurrences of a series does not.
    private boolean standsAlone(Part part) {
        return part.event()
                .replaces()
                .filter(replaces -> master.isEmpty() || !replaces.andFuture())
                .isPresent();
    }

    Optional<Part> part(String key) {
        return Optional.ofNullable(object.parts().get(key));
    }
}
