package org.citationhubs.ingest.follow;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address with parameters.
 *
 * @param text the address, encoded
 */
record FeedQuery(String text) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private static final Pattern SEPARATOR = Pattern.compile("[?&]");

    /** Returns a path below an address. */
    static FeedQuery of(URI address, String path) {
        String base = address.toString();
        return new FeedQuery((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    /** Returns this address with a further parameter; the same if the value is null. */
    FeedQuery with(String name, @Nullable String value) {
        return value == null
                ? this
                : new FeedQuery(text + (text.indexOf('?') < 0 ? '?' : '&') + encoded(name) + '=' + encoded(value));
    }

    URI uri() {
        return URI.create(text);
    }

    /** Returns a time of UTC without its zone, in seconds, as some feeds write it. */
    static String time(Instant time) {
        return TIME.format(time);
    }

    /** Returns a parameter of an address that a feed names; null if it has none of this name. */
    static @Nullable String parameter(String address, String name) {
        for (String part : SEPARATOR.split(address, -1)) {
            int equals = part.indexOf('=');
            if (equals > 0 && decoded(part.substring(0, equals)).equals(name)) {
                return decoded(part.substring(equals + 1));
            }
        }
        return null;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
