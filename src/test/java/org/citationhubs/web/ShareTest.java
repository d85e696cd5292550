package org.citationhubs.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.citationhubs.citation.Mention;
import org.citationhubs.citation.Polarity;
import org.citationhubs.citation.Role;
import org.citationhubs.citation.RoleAssignment;
import org.citationhubs.citation.Stance;
import org.citationhubs.hub.CitationFacts;
import org.citationhubs.hub.HubCounts;
import org.citationhubs.hub.Statements;
import org.junit.jupiter.api.Test;

class ShareTest {

    private static final Address LIST = Address.of("/list");

    private final HubCounts counts = new HubCounts();

    @Test
    void theMostFrequentComesFirstAndWhatNobodyKnowsLast() {
        cite(1, Role.METHOD, Polarity.SUPPORT);
        cite(2, Role.BACKGROUND, Polarity.CONTRAST);
        cite(5, Role.UNCLASSIFIED, Polarity.UNCLASSIFIED);

        assertThat(Share.ofRoles(counts, role -> LIST.with("role", Words.parameter(role))))
                .containsExactly(
                        new Share("Background", "role", "2", "2", "25\u00a0%", "25", "/list?role=background"),
                        new Share("Method", "role", "1", "1", "13\u00a0%", "12.50", "/list?role=method"),
                        new Share(
                                "Not classified",
                                "unknown",
                                "5",
                                "5",
                                "63\u00a0%",
                                "62.50",
                                "/list?role=unclassified"));
        assertThat(Share.ofPolarities(counts, polarity -> LIST))
                .extracting(Share::kind)
                .containsExactly("contrast", "support", "unknown");
    }

    @Test
    void aHubThatNobodyCitesHasNoBars() {
        assertThat(Share.ofRoles(counts, role -> LIST)).isEmpty();
        assertThat(Share.ofPolarities(counts, polarity -> LIST)).isEmpty();
    }

    private void cite(int works, Role role, Polarity polarity) {
        Mention mention = new Mention(
                null,
                null,
                List.of(new RoleAssignment(role, RoleAssignment.UNKNOWN)),
                new Stance(polarity, RoleAssignment.UNKNOWN),
                null);
        for (int work = 0; work < works; work++) {
            counts.add(CitationFacts.of(null, Instant.EPOCH, Statements.of(List.of(mention))));
        }
    }
}
