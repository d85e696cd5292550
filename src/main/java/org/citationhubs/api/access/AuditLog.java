package org.citationhubs.api.access;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.citationhubs.access.AccessMode;
import org.citationhubs.access.AccessPolicy;
import org.citationhubs.api.problem.Problem;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One line for each request that writes, and for each that is refused. No line has anything of what was written.
 *
 * <p>At level DEBUG where callers need no credentials and are on this machine.
 */
@ApplicationScoped
class AuditLog {

    /** The category of the lines. */
    static final String CATEGORY = "org.citationhubs.audit";

    private static final Logger LOG = Logger.getLogger(CATEGORY);
    private static final int MAX_CHARACTERS = 200;

    private final Logger.Level level;

    AuditLog(AccessPolicy policy) {
        this.level = policy.mode() == AccessMode.LOCAL ? Logger.Level.DEBUG : Logger.Level.INFO;
    }

    /** Notes a request that published events. */
    void published(RoutingContext context, WriteCounts counts) {
        LOG.logf(
                level,
                "write principal=%s address=%s sources=%s not-allowed=%s published=%d refused=%d request=%s",
                text(Callers.principal(context)),
                Callers.address(context),
                text(counts.sources()),
                text(counts.notAllowed()),
                counts.published(),
                counts.refused(),
                RequestId.of(context));
    }

    /** Notes a request that was refused. */
    void denied(RoutingContext context, Problem problem) {
        LOG.logf(
                level,
                "denied status=%d principal=%s address=%s method=%s path=%s request=%s",
                problem.status(),
                text(Callers.principal(context)),
                Callers.address(context),
                text(context.request().method().name()),
                text(context.request().path()),
                RequestId.of(context));
    }

    /** Returns a text that is one word of a line, whatever it contains. */
    static String text(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "-";
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), MAX_CHARACTERS); i++) {
            char c = text.charAt(i);
            out.append(c > ' ' && c < 0x7f ? c : '_');
        }
        return text.length() > MAX_CHARACTERS ? out.append("...").toString() : out.toString();
    }
}
