package org.citationhubs.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.citationhubs.citation.id.WorkId;
import org.jspecify.annotations.Nullable;

/**
 * A URL of this service without the host.
 *
 * @param path percent-encoded
 * @param parameters in their order, not encoded
 * @param fragment id of an element; empty for none
 */
record PageUrl(String path, Map<String, String> parameters, String fragment) {

    PageUrl {
        parameters = new LinkedHashMap<>(parameters);
    }

    static PageUrl of(String path) {
        return new PageUrl(path, Map.of(), "");
    }

    /** Returns the URL of the page of a work. */
    static PageUrl ofHub(WorkId work) {
        return of("/hubs/" + readable(work.value()));
    }

    /**
     * Returns the URL of a call of the API about a hub.
     *
     * @param call path after the id, such as {@code /citing-works}
     */
    static PageUrl ofHubApi(WorkId work, String call) {
        // Encodes slashes too, because an id may end like a call.
        return of("/api/v1/hubs/" + encoded(work.value()) + call);
    }

    /** Returns the URL of the references of a work in the API. */
    static PageUrl ofReferencesApi(WorkId work) {
        return of("/api/v1/works/" + encoded(work.value()) + "/references");
    }

    /** Returns this URL with a parameter; without the parameter if the value is null. */
    PageUrl with(String name, @Nullable String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        if (value == null) {
            more.remove(name);
        } else {
            more.put(name, value);
        }
        return new PageUrl(path, more, fragment);
    }

    /** Returns this URL with a fragment. */
    PageUrl at(String element) {
        return new PageUrl(path, parameters, element);
    }

    /** Encodes an id but for slashes and colons, unless a browser would resolve its slashes as a relative path. */
    private static String readable(String id) {
        for (String segment : id.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                return encoded(id);
            }
        }
        return encoded(id).replace("%2F", "/").replace("%3A", ":");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        List<String> pairs = new ArrayList<>();
        parameters.forEach((name, value) -> pairs.add(encoded(name) + '=' + encoded(value)));
        return path
                + (pairs.isEmpty() ? "" : '?' + String.join("&", pairs))
                + (fragment.isEmpty() ? "" : '#' + fragment);
    }
}
