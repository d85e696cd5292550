package org.citationhubs.endtoend;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;

/** Decides as Kafka's authorizer and remembers what users asked for. Created by the broker. */
public final class RecordingAuthorizer extends StandardAuthorizer {

    private static final Set<Request> REQUESTS = ConcurrentHashMap.newKeySet();

    /** What a user asked for, and the answer. */
    record Request(String user, ResourcePattern resource, AclOperation operation, boolean allowed) {

        /** Returns whether an access list allows exactly this. */
        boolean uses(AclBinding access) {
            return allowed
                    && access.entry().operation() == operation
                    && access.pattern().resourceType() == resource.resourceType()
                    && covers(access.pattern());
        }

        private boolean covers(ResourcePattern pattern) {
            return switch (pattern.patternType()) {
                case LITERAL -> resource.name().equals(pattern.name());
                case PREFIXED -> resource.name().startsWith(pattern.name());
                default -> throw new IllegalArgumentException("pattern " + pattern);
            };
        }
    }

    @Override
    public List<AuthorizationResult> authorize(AuthorizableRequestContext context, List<Action> actions) {
        List<AuthorizationResult> results = super.authorize(context, actions);
        for (int i = 0; i < actions.size(); i++) {
            Action action = actions.get(i);
            boolean allowed = results.get(i) == AuthorizationResult.ALLOWED;
            // Kafka asks for more than clients need, to leave topics out of answers; such questions are not logged.
            if (allowed || action.logIfDenied()) {
                REQUESTS.add(new Request(
                        context.principal().getName(), action.resourcePattern(), action.operation(), allowed));
            }
        }
        return results;
    }

    /** Returns what a user has asked for since the start of this JVM. */
    static List<Request> requestsOf(String user) {
        return REQUESTS.stream().filter(request -> request.user().equals(user)).toList();
    }
}
