package entente.audit;

import entente.audit.AuditEvent.ActedFor;
import entente.audit.AuditEvent.AdminRead;
import entente.audit.AuditEvent.AuditResumed;
import entente.audit.AuditEvent.AuditStarted;
import entente.audit.AuditEvent.LookedUp;
import entente.audit.AuditEvent.MailboxChanged;
import entente.audit.AuditEvent.RegistrationChanged;
import entente.audit.AuditEvent.Searched;
import entente.audit.AuditEvent.SettingChanged;
import entente.audit.AuditEvent.SignInRefused;
import entente.audit.AuditEvent.Times;
import entente.audit.AuditEvent.TokenIssued;
import entente.audit.AuditEvent.TokenRefused;
import entente.problem.Code;
import java.io.OutputStream;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// Writes an event as one line of JSON. The names are stable: a version that renames one counts [#VERSION] up.
final class EventJson {
    static final int VERSION = 1;

    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final JsonGenerator json;

    private EventJson(JsonGenerator json) {
        this.json = json;
    }

    /// Writes the line and its end.
    static void write(AuditEvent event, OutputStream out) {
        try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeNumberProperty("v", VERSION);
            json.writeStringProperty("at", event.at().toString());
            json.writeStringProperty("event", event.word());
            new EventJson(json).members(event);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private void members(AuditEvent event) {
        switch (event) {
            case LookedUp looked -> looked(looked);
            case TokenIssued issued -> issued(issued);
            case TokenRefused refused -> {
                text("trace", refused.trace());
                text("pipeline", refused.pipeline());
                text("by", refused.by());
                json.writeBooleanProperty("proven", refused.proven());
                refused(refused.reason(), refused.peer(), refused.times());
            }
            case SignInRefused refused -> {
                text("trace", refused.trace());
                text("by", refused.by());
                refused(refused.reason(), refused.peer(), refused.times());
            }
            case ActedFor acted -> {
                text("trace", acted.trace());
                text("by", acted.by());
                text("about", acted.about());
                text("peer", acted.peer());
            }
            case SettingChanged changed -> {
                text("trace", changed.trace());
                text("kind", changed.kind());
                text("name", changed.name());
                changed(changed.change());
            }
            case MailboxChanged changed -> {
                text("trace", changed.trace());
                text("about", changed.about());
                changed(changed.change());
            }
            case AdminRead read -> {
                text("trace", read.trace());
                text("by", read.by());
                text("path", read.path());
            }
            case Searched searched -> searched(searched);
            case RegistrationChanged changed -> {
                text("trace", changed.trace());
                text("by", changed.by());
                text("action", changed.action());
                text("peer", changed.peer());
            }
            case AuditStarted(_, var cut) -> json.writeNumberProperty("cut", cut);
            case AuditResumed(_, var since, var refused) -> {
                text("since", since);
                json.writeNumberProperty("refused", refused);
            }
        }
    }

    private void looked(LookedUp looked) {
        var found = looked.found();
        text("trace", looked.trace());
        text("by", looked.by().name());
        text("caller", looked.by().kind());
        text("organisation", looked.by().organisation());
        text("administrator", looked.by().administrator());
        text("about", looked.about());
        text("asked", looked.asked());
        text("group", looked.group());
        text("purpose", looked.purpose());
        text("route", looked.route());
        text("result", found.result());
        text("reason", found.reason().map(Code::name));
        text("level", found.level().map(level -> level.wireName()));
        text("decidedBy", found.decidedBy());
    }

    private void issued(TokenIssued issued) {
        text("trace", issued.trace());
        text("kind", issued.kind());
        text("by", issued.by());
        text("audience", issued.audience());
        text("action", issued.action());
        json.writeBooleanProperty("person", issued.person());
        text("tokenHash", issued.tokenHash());
        text("peer", issued.peer());
        text("result", "issued");
    }

    private void searched(Searched searched) {
        text("trace", searched.trace());
        text("by", searched.by());
        text("wanted", searched.wanted());
        text("query", searched.query());
        json.writeArrayPropertyStart("mailboxes");
        searched.mailboxes().forEach(each -> json.writeString(each.toString()));
        json.writeEndArray();
        json.writeBooleanProperty("recoverable", searched.recoverable());
        text("result", searched.reason().isPresent() ? "refused" : "answered");
        text("reason", searched.reason());
        json.writeNumberProperty("items", searched.items());
        json.writeNumberProperty("bytes", searched.bytes());
    }

    private void refused(Code reason, String peer, Times times) {
        text("result", "refused");
        text("reason", reason.name());
        text("peer", peer);
        json.writeNumberProperty("count", times.count());
        text("since", times.since());
    }

    private void changed(Change change) {
        text("by", change.by());
        text("action", change.action());
        text("result", change.reason().isPresent() ? "refused" : "done");
        text("reason", change.reason());
        object("asked", change.asked());
        object("before", change.before());
        object("after", change.after());
    }

    private void text(String name, Object value) {
        json.writeStringProperty(name, value.toString());
    }

    private void text(String name, Optional<?> value) {
        value.ifPresent(it -> text(name, it));
    }

    private void object(String name, Optional<Withheld> value) {
        value.ifPresent(it -> {
            json.writeName(name);
            json.writeRawValue(it.json());
        });
    }
}
