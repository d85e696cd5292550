package org.citationhubs.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.annotation.Annotation;
import java.util.Locale;
import org.citationhubs.api.problem.Problem;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Renders problems as pages for browsers, and adds the headers of pages. */
class PageResponseFilter {

    static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("UTF-8");

    /** Pages load from this service alone, so that data of works can never become a script or a style. */
    static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @ServerResponseFilter
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean isPage = isHtml(response.getMediaType());
        if (response.getEntity() instanceof Problem) {
            response.getHeaders().putSingle(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        }
        if (response.getEntity() instanceof Problem problem
                && acceptsPage(
                        request.getUriInfo().getRequestUri().getRawPath(),
                        request.getHeaderString(HttpHeaders.ACCEPT))) {
            Object retryAfter = response.getHeaders().getFirst(HttpHeaders.RETRY_AFTER);
            ProblemPage page = ProblemPage.of(problem, retryAfter == null ? null : retryAfter.toString());
            response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, HTML);
            response.setEntity(PageTemplates.problem(page).render(), new Annotation[0], HTML);
            isPage = true;
        }
        if (isPage) {
            // Last, because setEntity replaces headers.
            MultivaluedMap<String, Object> headers = response.getHeaders();
            headers.putSingle("Content-Security-Policy", POLICY);
            headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-cache");
            headers.putSingle(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        }
    }

    private static boolean isHtml(@Nullable MediaType type) {
        return type != null && type.isCompatible(MediaType.TEXT_HTML_TYPE);
    }

    /**
     * Returns whether a problem is rendered as a page.
     *
     * @param accept header of the request; null if there is none
     */
    static boolean acceptsPage(String path, @Nullable String accept) {
        if (path.startsWith("/api/") || path.startsWith("/internal/") || accept == null) {
            return false;
        }
        return accept.toLowerCase(Locale.ROOT).contains("text/html");
    }
}
