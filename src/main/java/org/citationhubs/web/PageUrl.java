package org.citationhubs.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.citationhubs.citation.work.WorkId;
import org.jspecify.annotations.Nullable;

/**
 * The address of something of this service: a path, parameters, and the part of the page that is meant.
 *
 * @param path percent-encoded
 * @param parameters in their order, not encoded
 * @param fragment id of an element, empty for none
 */
record PageUrl(String path, Map<String, String> parameters, String fragment) {

    PageUrl {
        parameters = new LinkedHashMap<>(parameters);
    }

    static PageUrl of(String path) {
        return new PageUrl(path, Map.of(), "");
    }

    /** The page of a work. */
    static PageUrl ofHub(WorkId work) {
        return of("/hubs/" + readable(work.value()));
    }

    /** What programs are told about a work. */
    static PageUrl ofApi(WorkId work, String question) {
        // Encoded throughout: an id may end like a question.
        return of("/api/v1/hubs/" + encoded(work.value()) + question);
    }

    /** The address with a parameter, or without it if it is null. */
    PageUrl with(String name, @Nullable String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        if (value == null) {
            more.remove(name);
        } else {
            more.put(name, value);
        }
        return new PageUrl(path, more, fragment);
    }

    /** The address of a part of the page. */
    PageUrl at(String element) {
        return new PageUrl(path, parameters, element);
    }

    /** Slashes and colons are let stand, but where a browser would take the id for a path and walk it. */
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
