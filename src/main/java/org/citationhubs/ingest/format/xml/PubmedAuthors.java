package org.citationhubs.ingest.format.xml;

import java.io.IOException;
import org.citationhubs.citation.author.Authors;
import org.citationhubs.ingest.format.AuthorListBuilder;
import org.jspecify.annotations.Nullable;

/** Reads the authors of a record of PubMed. */
final class PubmedAuthors {

    private PubmedAuthors() {}

    /**
     * Reads the current element, an {@code AuthorList}. An author marked as not valid is a spelling that the list has
     * once more, corrected.
     */
    static @Nullable Authors read(XmlPull xml, AuthorListBuilder authors) throws IOException {
        int list = xml.depth();
        while (xml.nextChild(list)) {
            if (xml.name().equals("Author") && !"N".equals(xml.attribute("ValidYN"))) {
                readAuthor(xml, authors);
            }
        }
        return authors.build();
    }

    private static void readAuthor(XmlPull xml, AuthorListBuilder authors) throws IOException {
        int author = xml.depth();
        String orcid = null;
        String family = null;
        String given = null;
        String initials = null;
        while (xml.nextChild(author)) {
            switch (xml.name()) {
                case "LastName", "CollectiveName" -> family = xml.text();
                case "ForeName" -> given = xml.text();
                case "Initials" -> initials = xml.text();
                case "Identifier" -> {
                    if ("ORCID".equals(xml.attribute("Source"))) {
                        orcid = AuthorListBuilder.orcid(xml.text());
                    }
                }
                default -> {}
            }
        }
        authors.add(orcid, given == null ? initials : given, family);
    }
}
