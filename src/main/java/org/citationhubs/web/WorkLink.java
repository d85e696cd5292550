package org.citationhubs.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.citationhubs.citation.work.WorkId;
import org.jspecify.annotations.Nullable;

/**
 * A work as a link to its page.
 *
 * @param id as people write it
 * @param title the title, or the id of a work whose title nobody said
 * @param titled whether it is the title
 * @param page address of its page here
 */
record WorkLink(String id, String title, boolean titled, String page) {

    static WorkLink of(WorkId work, @Nullable String title) {
        String shown = title == null || title.isBlank() ? work.value() : title;
        return new WorkLink(
                work.value(),
                shown,
                !shown.equals(work.value()),
                PageUrl.ofHub(work).toString());
    }

    /** Where the work can be read, null for schemes without a place to read at. */
    static @Nullable OutsideLink outside(WorkId work) {
        String local = URLEncoder.encode(work.value().substring(work.scheme().length() + 1), StandardCharsets.UTF_8)
                .replace("%2F", "/")
                .replace("+", "%20");
        return switch (work.scheme()) {
            case "doi" -> new OutsideLink("doi.org", "https://doi.org/" + local);
            case "arxiv" -> new OutsideLink("arXiv", "https://arxiv.org/abs/" + local);
            case "pmid" -> new OutsideLink("PubMed", "https://pubmed.ncbi.nlm.nih.gov/" + local);
            case "pmcid" -> new OutsideLink("PubMed Central", "https://pmc.ncbi.nlm.nih.gov/articles/" + local);
            case "openalex" -> new OutsideLink("OpenAlex", "https://openalex.org/" + local);
            case "acl" -> new OutsideLink("ACL Anthology", "https://aclanthology.org/" + local);
            default -> null;
        };
    }

    /**
     * A place outside of this service.
     *
     * @param name what it is called
     */
    record OutsideLink(String name, String address) {}
}
