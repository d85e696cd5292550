package org.citationhubs.ingest.command;

import io.quarkus.runtime.configuration.MemorySizeConverter;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import org.citationhubs.ingest.follow.FeedSettings;
import org.citationhubs.ingest.follow.FollowedFeed;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options for the questions to a feed. */
final class FollowQuestions {

    /** For the help text. */
    static final String KEY = "HUBS_FOLLOW_KEY";

    private static final Pattern MAIL = Pattern.compile("[\\w.+-]+@[\\w.-]+");

    @Option(names = "--url", paramLabel = "BASE", description = "Address of the feed (default: the public one).")
    private @Nullable String url;

    @Option(
            names = "--mailto",
            paramLabel = "ADDRESS",
            description = "Where the operators of the feed reach you. Crossref serves requests with an address faster.")
    private @Nullable String contact;

    @Option(
            names = "--date",
            paramLabel = "DATE",
            defaultValue = "index",
            description = "crossref: follow the date of indexing (index) or that of update (update) (default: "
                    + "${DEFAULT-VALUE}). The first finds references that Crossref matched later, and every record "
                    + "that is indexed anew, which may be millions a day.")
    private String date = "";

    @Option(
            names = "--rows",
            paramLabel = "NUMBER",
            description = "Records on a page (default: crossref and datacite 1000, inspire 250, openalex 100).")
    private @Nullable Integer rows;

    @Option(
            names = "--max-page",
            paramLabel = "SIZE",
            defaultValue = "64M",
            description = "Bytes of a page at most, of the file of retraction-watch sixteen times as many "
                    + "(default: ${DEFAULT-VALUE}).")
    private String maxPage = "";

    /** Returns the contact; null if there is none, or an empty one, as of a variable that is not set. */
    @Nullable
    String contact() {
        return contact == null || contact.isBlank() ? null : contact;
    }

    FeedSettings settings(CommandLine command, FollowedFeed feed, Map<String, String> environment) {
        String address = contact();
        if (address != null && !MAIL.matcher(address).matches()) {
            throw new ParameterException(command, "--mailto: '" + contact + "' is not an address of electronic mail");
        }
        if (!date.equals("index") && !date.equals("update")) {
            throw new ParameterException(command, "--date: '" + date + "' is neither index nor update");
        }
        if (rows != null && (rows < 1 || rows > 1000)) {
            throw new ParameterException(command, "--rows: " + rows + " is not from 1 to 1000");
        }
        String key = environment.getOrDefault(KEY, "").strip();
        return new FeedSettings(
                address(command, feed),
                rows == null ? feed.rows() : rows,
                date.equals("update"),
                address,
                key.isEmpty() || !feed.hasKeys() ? null : key);
    }

    /** Returns the number of bytes of a page at most. */
    long mostBytes(CommandLine command) {
        try {
            long bytes = new MemorySizeConverter().convert(maxPage).asLongValue();
            // An array holds no more.
            if (bytes >= 1 << 10 && bytes <= 1 << 30) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command, "--max-page: '" + maxPage + "' is not a size, such as 64M");
        }
        throw new ParameterException(command, "--max-page: '" + maxPage + "' is not from 1K to 1024M");
    }

    private URI address(CommandLine command, FollowedFeed feed) {
        if (url == null) {
            return feed.address();
        }
        try {
            URI address = URI.create(url.strip());
            boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            if (web && address.getHost() != null && address.getRawFragment() == null && address.getUserInfo() == null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command, "--url: '" + url + "' is not like " + feed.address(), e);
        }
        throw new ParameterException(command, "--url: '" + url + "' is not like " + feed.address());
    }
}
