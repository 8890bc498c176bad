package entente.endpoints;

import entente.question.Caller;
import entente.wire.ews.ConvertId;
import entente.wire.ews.ConvertId.SourceId;

/// ConvertId. An id is only given back in the form it has; clients ask for
/// that to learn whose mailbox they are in.
final class IdConversion {
    private IdConversion() {}

    static ConvertId.Response answer(Caller caller, ConvertId.Request ask) {
        return new ConvertId.Response(
                ask.ids().stream().map(id -> convert(caller, ask, id)).toList());
    }

    private static ConvertId.Result convert(Caller caller, ConvertId.Request ask, SourceId source) {
        if (source.id().isBlank()) {
            return new ConvertId.Failed("ErrorInvalidIdEmpty");
        }
        return source.format().equals(ask.destinationFormat())
                ? new ConvertId.Converted(source.format(), source.id(), mailbox(caller, source))
                : new ConvertId.Failed("ErrorInvalidIdMalformed");
    }

    private static String mailbox(Caller caller, SourceId source) {
        return switch (caller) {
            case Caller.OwnPerson(var address) -> address.toString();
            case Caller.Administrator(var name) -> name;
            case Caller.PartnerPerson _,
                    Caller.DelegatedPerson _,
                    Caller.ForestPerson _,
                    Caller.ForestAccount _,
                    Caller.PartnerApplication _ ->
                    source.mailbox();
        };
    }
}
