package org.citationhubs.citation.author;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.citationhubs.citation.text.IdText;
import org.jspecify.annotations.Nullable;

/**
 * The id of an author in one spelling, so that ids can be compared.
 *
 * @param registry registry of the id, empty if the id does not name it
 * @param value the id in the registry
 */
record AuthorId(String registry, String value) {

    private static final String WEB = "(?:https?://)?(?:www\\.)?";

    private static final Pattern ORCID = Pattern.compile(
            "(?:orcid(?:id)?:|" + WEB + "(?:sandbox\\.)?orcid\\.org/)*(\\d{4})-?(\\d{4})-?(\\d{4})-?(\\d{3}[\\dx])");

    /** Bare ids and addresses of registries; group 1 is the id. */
    private static final List<Form> FORMS = List.of(
            new Form("openalex", "(?:openalex:|" + WEB + "(?:api\\.)?openalex\\.org/(?:authors/)?)*(a\\d+)"),
            new Form("s2", "(?:(?:s2|semanticscholar):|" + WEB + "semanticscholar\\.org/author/(?:[^/]+/)?)+(\\d+)"),
            new Form("inspire", "(?:inspire:|" + WEB + "inspirehep\\.net/(?:api/)?authors/)+(.+)"),
            new Form("dblp", "(?:dblp:|" + WEB + "dblp\\.(?:org|uni-trier\\.de)/pid/)+(.+?)(?:\\.html)?"),
            new Form("isni", "(?:isni:|" + WEB + "isni\\.org/(?:isni/)?)+(\\d{15}[\\dx])"),
            new Form("scopus", "(?:scopus:|" + WEB + "scopus\\.com/authid/detail\\.uri\\?authorid=)+(\\d+).*"),
            new Form("viaf", "(?:viaf:|" + WEB + "viaf\\.org/viaf/)+(\\d+)"),
            new Form("wikidata", "(?:wikidata:|" + WEB + "wikidata\\.org/(?:wiki|entity)/)+(q\\d+)"));

    private static final Pattern ADDRESS = Pattern.compile("https?://(?:www\\.)?([^/]+)/(.+)");

    private record Form(String registry, Pattern pattern) {

        Form(String registry, String pattern) {
            this(registry, Pattern.compile(pattern));
        }
    }

    /** Reads an id in any spelling; returns null if the text stands for no id. */
    static @Nullable AuthorId of(String text) {
        String id = IdText.lowerAscii(IdText.withHyphens(IdText.withoutBlanks(IdText.cleaned(text))));
        while (id.endsWith("/")) {
            id = id.substring(0, id.length() - 1);
        }
        if (id.isEmpty() || StandIns.isStandIn(id)) {
            return null;
        }
        Matcher orcid = ORCID.matcher(id);
        if (orcid.matches()) {
            String value = orcid.group(1) + '-' + orcid.group(2) + '-' + orcid.group(3) + '-' + orcid.group(4);
            return new AuthorId("orcid", value);
        }
        for (Form form : FORMS) {
            Matcher matcher = form.pattern.matcher(id);
            if (matcher.matches()) {
                return new AuthorId(form.registry, matcher.group(1));
            }
        }
        Matcher address = ADDRESS.matcher(id);
        if (address.matches()) {
            return new AuthorId(address.group(1), address.group(2));
        }
        int colon = id.indexOf(':');
        return new AuthorId(colon < 0 ? "" : id.substring(0, colon), id.substring(colon + 1));
    }
}
