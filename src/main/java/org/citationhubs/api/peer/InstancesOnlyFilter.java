package org.citationhubs.api.peer;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.citationhubs.api.problem.Problem.ProblemType;
import org.citationhubs.api.problem.ProblemException;

/** Refuses requests for resources of instances that do not come from one, whatever the spelling of their paths. */
@Provider
@InstancesOnly
class InstancesOnlyFilter implements ContainerRequestFilter {

    private final CurrentVertxRequest current;

    InstancesOnlyFilter(CurrentVertxRequest current) {
        this.current = current;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!PeerFilter.isFromInstance(current.getCurrent())) {
            throw new ProblemException(
                    ProblemType.UNAUTHORIZED, "This is for other instances of the service only.", null);
        }
    }
}
