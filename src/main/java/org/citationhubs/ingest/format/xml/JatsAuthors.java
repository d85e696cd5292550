package org.citationhubs.ingest.format.xml;

import java.io.IOException;
import java.util.Set;
import org.citationhubs.citation.author.Authors;
import org.citationhubs.ingest.format.AuthorListBuilder;
import org.jspecify.annotations.Nullable;

/** Reads the authors of an article from its groups of contributors. */
final class JatsAuthors {

    /** What a name of a group may hold that is none of its name, such as its members. */
    private static final Set<String> BESIDE_NAME =
            Set.of("contrib-group", "contrib", "xref", "fn", "aff", "address", "email", "institution-id", "ext-link");

    private final AuthorListBuilder authors;

    JatsAuthors(int most) {
        this.authors = new AuthorListBuilder(most);
    }

    /** Reads the current element, a {@code contrib-group}. Members of a group that is an author are none themselves. */
    void read(XmlPull xml) throws IOException {
        int group = xml.depth();
        while (xml.nextChild(group)) {
            if (xml.name().equals("contrib")) {
                String type = xml.attribute("contrib-type");
                if (type == null || type.equals("author")) {
                    readAuthor(xml);
                }
            }
        }
    }

    private void readAuthor(XmlPull xml) throws IOException {
        int contrib = xml.depth();
        String orcid = null;
        Name name = null;
        while (xml.nextChild(contrib)) {
            switch (xml.name()) {
                case "contrib-id" -> orcid = orcid == null ? AuthorListBuilder.orcid(xml.text()) : orcid;
                case "name", "string-name" -> name = name == null ? readName(xml) : name;
                case "name-alternatives", "collab-alternatives" -> name = name == null ? readFirstName(xml) : name;
                case "collab", "on-behalf-of" -> name = name == null ? readCollaboration(xml) : name;
                default -> {}
            }
        }
        if (name != null || orcid != null) {
            authors.add(orcid, name == null ? null : name.given, name == null ? null : name.family);
        }
    }

    private record Name(@Nullable String given, @Nullable String family) {}

    private static @Nullable Name readFirstName(XmlPull xml) throws IOException {
        int alternatives = xml.depth();
        Name first = null;
        while (xml.nextChild(alternatives)) {
            if (first == null) {
                first = xml.name().equals("collab") ? readCollaboration(xml) : readName(xml);
            }
        }
        return first;
    }

    /** Reads the parts of a name; a {@code string-name} may have none and be text alone. */
    private static Name readName(XmlPull xml) throws IOException {
        int depth = xml.depth();
        TextBuffer all = new TextBuffer();
        String given = null;
        String family = null;
        while (xml.nextChild(depth, all)) {
            switch (xml.name()) {
                case "given-names" -> given = xml.text();
                case "surname" -> family = xml.text();
                default -> {}
            }
        }
        return given == null && family == null ? new Name(null, all.toString()) : new Name(given, family);
    }

    private static Name readCollaboration(XmlPull xml) throws IOException {
        return new Name(null, xml.textWithout(BESIDE_NAME));
    }

    /** Returns the authors of all groups, null if there are none. */
    @Nullable
    Authors build() {
        return authors.build();
    }
}
