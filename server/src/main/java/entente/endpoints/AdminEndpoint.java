package entente.endpoints;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.problem.Problem;
import entente.question.Caller;
import entente.trace.Step;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.LoggerFactory;

/// What an administrator may ask a server to do or tell, as JSON below `/entente/admin`.
@FunctionalInterface
interface AdminEndpoint {
    Reply answer(Visit visit) throws AdminError, IOException;

    /// The same, of whom it matters which administrator asks.
    @FunctionalInterface
    interface Asked {
        Reply answer(Caller by, Visit visit) throws AdminError, IOException;
    }

    static Mount behind(Door door, Place place, Asked endpoint) {
        return new Mount.Guarded(
                place,
                door,
                (caller, visit) -> {
                    try {
                        requireTaken(visit.arrival().query(), place);
                        return endpoint.answer(caller, visit);
                    } catch (AdminError error) {
                        return error.reply();
                    } catch (Problem problem) {
                        return failed(problem, visit);
                    }
                });
    }

    /// An administrator is told what is wrong with the server; the log has the cause.
    private static Reply failed(Problem problem, Visit visit) {
        LoggerFactory.getLogger(AdminEndpoint.class).error("{} failed", visit.arrival(), problem);
        visit.trace().add(new Step.Failed(problem.refusal()), Duration.ZERO);
        return AdminError.unavailable(problem.refusal()).reply();
    }

    // Whoever sends one that is overlooked, as `dryRun=true` where there is none, would get what he
    // did not ask for.
    private static void requireTaken(String query, Place place) throws AdminError {
        if (!place.takes(query)) {
            throw AdminError.malformed(
                    place.trial()
                            .map("The query may be %s and nothing else."::formatted)
                            .orElse("No query is taken here."));
        }
    }

    /// Mounts it behind `door`, which lets administrators in and nobody else.
    default Mount behind(Door door, Place place) {
        return behind(door, place, (_, visit) -> answer(visit));
    }
}
