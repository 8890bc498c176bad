package entente.endpoints;

import entente.question.Address;
import entente.question.Caller;
import entente.wire.ews.ConvertId;
import entente.wire.ews.ConvertId.SourceId;

/// ConvertId, between the forms of [IdForm]. An id of whichever form is given back in the form it has as it is: clients ask for that to learn whose mailbox they are in.
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
        if (source.format().equals(ask.destinationFormat())) {
            return new ConvertId.Converted(source.format(), source.id(), mailbox(caller, source));
        }
        var named =
                Address.parse(
                                source.mailbox().isBlank()
                                        ? mailbox(caller, source)
                                        : source.mailbox())
                        .flatMap(mailbox ->
                                IdForm.of(source.format())
                                        .flatMap(form -> form.read(source.id(), mailbox)));
        var to = IdForm.of(ask.destinationFormat());
        return named.isPresent() && to.isPresent()
                ? new ConvertId.Converted(
                        ask.destinationFormat(),
                        to.get().write(named.get()),
                        named.get().mailbox().toString())
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
