package org.citationhubs.api.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.citationhubs.access.AccessPolicy;
import org.citationhubs.access.CallerQuotas;
import org.citationhubs.access.QuotaState;
import org.citationhubs.access.Writer;
import org.citationhubs.ingest.publish.WriteSession;

/** Begins the sessions of requests that publish events. Their end is noted in the audit log. */
@ApplicationScoped
public class WriteSessions {

    private final AccessPolicy policy;
    private final CallerQuotas quotas;
    private final AuditLog audit;

    WriteSessions(AccessPolicy policy, CallerQuotas quotas, AuditLog audit) {
        this.policy = policy;
        this.quotas = quotas;
        this.audit = audit;
    }

    /** Begins the session of a request that may write; it ends with the request, however that ends. */
    public WriteSession begin(RoutingContext context) {
        SecurityIdentity identity = Callers.identity(context);
        Set<String> roles = identity == null ? Set.of() : identity.getRoles();
        HttpWriteSession session = new HttpWriteSession(
                context, policy.writer(Callers.principal(context), roles), Callers.quotaName(context), quotas);
        context.addEndHandler(ended -> audit.published(context, session.counts));
        return session;
    }

    private static final class HttpWriteSession implements WriteSession {

        private final RoutingContext context;
        private final Writer writer;
        private final String quotaName;
        private final CallerQuotas quotas;
        private final WriteCounts counts = new WriteCounts();

        HttpWriteSession(RoutingContext context, Writer writer, String quotaName, CallerQuotas quotas) {
            this.context = context;
            this.writer = writer;
            this.quotaName = quotaName;
            this.quotas = quotas;
            String unused = RequestId.of(context);
        }

        @Override
        public Writer writer() {
            return writer;
        }

        @Override
        public QuotaState take() {
            QuotaState state = quotas.events().take(quotaName);
            RateLimitHeaders.write(context.response(), state);
            return state;
        }

        @Override
        public void onPublished(String source) {
            counts.addPublished(source);
        }

        @Override
        public void onRefused() {
            counts.addRefused();
        }

        @Override
        public void onSourceNotAllowed(String source) {
            counts.addNotAllowed(source);
        }
    }
}
