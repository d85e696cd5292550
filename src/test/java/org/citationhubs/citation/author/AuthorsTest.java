package org.citationhubs.citation.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Juan M. Maldacena      | Juan M. Maldacena
            Juan M. Maldacena      | Maldacena, Juan M.
            Juan M. Maldacena      | J. Maldacena
            Maldacena, J.M.        | Juan Martin Maldacena
            Maldacena JM           | Juan Maldacena
            JUAN MALDACENA         | juan maldacena
            Erdős Pál              | Erdos Pal
            Erdos, P               | Erdős, Pál
            Kurt Gödel             | Godel, K.
            Sørensen, Bjørn        | Bjorn Sorensen
            Straßer, M             | M. Strasser
            Pierre O’Neill         | O'Neill, P.
            Jean-Paul Serre        | Serre, J.-P.
            J.-P. Serre            | Serre JP
            J. D. van der Waals    | van der Waals, Johannes Diderik
            Waals, J.D. van der    | van der Waals, J
            Martin L. King, Jr.    | King, Martin
            King Jr, M. L.         | Martin Luther King
            Carl Friedrich von Weizsäcker | Weizsacker, C. F.
            Plato                  | PLATO
            Лев Ландау             | Ландау, Л.
            """)
    void spellingsOfOnePersonMatch(String a, String b) {
        assertShared(named(a), named(b), true);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Juan Maldacena     | Jorge Maldacena
            Juan M. Maldacena  | Juan P. Maldacena
            J. Maldacena       | Maldacena, P.
            Juan Maldacena     | Maldacena
            Edward Witten      | Edward Weinberg
            Wei Li             | Li Wei
            Wei, Li            | Li, Wei
            ...                | ---
            """)
    void spellingsOfTwoPersonsDoNotMatch(String a, String b) {
        assertShared(named(a), named(b), false);
    }

    @Test
    void sameIdIsTheSamePersonWhateverTheName() {
        assertShared(by("orcid:0000-0002-1825-0097", "Ada King"), by("ORCID:0000-0002-1825-0097", "A. Lovelace"), true);
        assertShared(by("https://orcid.org/0000-0002-1825-009X", null), by("orcid:0000-0002-1825-009x", null), true);
    }

    @Test
    void differentIdsOfOneKindAreTwoPersons() {
        assertShared(by("orcid:1", "Wei Li"), by("orcid:2", "Wei Li"), false);
        assertShared(by("17", "Wei Li"), by("18", "Wei Li"), false);
    }

    @ParameterizedTest
    @CsvSource({
        "0000-0002-1825-0097,             https://orcid.org/0000-0002-1825-0097",
        "orcid:0000-0002-1825-0097,       https://orcid.org/0000-0002-1825-0097/",
        "ORCID: 0000-0002-1825-0097,      0000000218250097",
        "0000 0002 1825 0097,             http://orcid.org/0000-0002-1825-0097",
        "orcid.org/0000-0002-1825-009X,   0000-0002-1825-009x",
        "0000‑0002‑1825‑0097, orcid:orcid:0000-0002-1825-0097",
        "A44,                             https://openalex.org/A44",
        "openalex:A44,                    https://api.openalex.org/authors/a44/",
        "s2:44,                           https://www.semanticscholar.org/author/Ada-Example/44",
        "inspire:44,                      https://inspirehep.net/authors/44",
        "x:44,                            X:44/",
        "https://a.org/people/44,         http://www.a.org/people/44/",
    })
    void spellingsOfOneAuthorIdAreOnePerson(String a, String b) {
        assertShared(by(a, "Ada Example"), by(b, "Z. Sample"), true);
    }

    @Test
    void idsOfDifferentRegistriesAreNotCompared() {
        assertShared(by("0000-0002-1825-0097", "Wei Li"), by("https://openalex.org/A44", "Li, W."), true);
        assertShared(by("0000-0002-1825-0097", "Wei Li"), by("https://orcid.org/0000-0001-5109-3700", "Wei Li"), false);
        assertShared(by("A44", "Wei Li"), by("openalex:A45", "Wei Li"), false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "et al.",
                "et al",
                "and others",
                "Others",
                "Anonymous",
                "ANONYMOUS",
                "Anon.",
                "Unknown",
                "null",
                "N/A",
                "n.n.",
                "[s.n.]",
                "No author",
                "No authors listed",
                "-"
            })
    void standInsAreNotCompared(String name) {
        assertShared(named(name), named(name), false);
        assertShared(by("null", name), by("null", name), false);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ATLAS Collaboration    | The ATLAS Collaboration
            ATLAS Collaboration    | on behalf of the ATLAS Collaboration
            Ada Example            | Ada Example, PhD
            Ada Example            | Ada Example, Ph.D.
            Ada Example            | Ada Example PhD
            Ada Example            | Ada Example, MD, PhD
            Ada Example            | Ada Example, M.D.
            Ada Example            | Dr. Ada Example
            Ada Example            | Prof. Dr. Ada Example
            Example, Ada           | Example, Dr. Ada
            Example, Ada           | Example, Ada, MD
            Example, A.            | Example, A. et al.
            Smith, MD              | M. D. Smith
            Smith DR               | Smith, Daniel R.
            The Anh Nguyen         | Nguyen, The Anh
            """)
    void titlesDegreesAndArticlesMakeNoOtherPerson(String a, String b) {
        assertShared(named(a), named(b), true);
    }

    @Test
    void namesDecideWithoutIdsOfOneKind() {
        assertShared(by("orcid:1", "Wei Li"), by(null, "W. Li"), true);
        assertShared(by("orcid:1", "Wei Li"), by("s2:2", "Li, Wei"), true);
        assertShared(by("orcid:1", null), by(null, "W. Li"), false);
    }

    @Test
    void oneSharedAuthorOfManyIsEnough() {
        Authors many = new Authors(List.of(
                new Author("orcid:1", "Wei Li"), new Author(null, "Ada Lovelace"), new Author(null, "George Boole")));

        assertShared(many, named("Boole, G."), true);
        assertShared(many, many, true);
        assertShared(many, new Authors(List.of()), false);
        assertShared(new Authors(List.of()), new Authors(List.of()), false);
    }

    /**
     * Compares the authors of two papers of a large experiment; comparing all pairs would take nine million
     * comparisons.
     */
    @Test
    void thousandsOfAuthorsAreComparedQuickly() {
        List<Author> first = new ArrayList<>();
        List<Author> second = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            first.add(new Author(null, "Ann Family" + i));
            second.add(new Author(null, "Bob Family" + i));
        }
        assertShared(new Authors(first), new Authors(second), false);

        second.add(new Author(null, "Family2999, A."));
        assertShared(new Authors(first), new Authors(second), true);
    }

    private static void assertShared(Authors a, Authors b, boolean shared) {
        AuthorMatcher first = AuthorMatcher.of(a);
        AuthorMatcher second = AuthorMatcher.of(b);
        assertThat(first.sharesAuthorWith(second)).isEqualTo(shared);
        assertThat(second.sharesAuthorWith(first)).isEqualTo(shared);
    }

    private static Authors named(String name) {
        return by(null, name);
    }

    private static Authors by(@Nullable String id, @Nullable String name) {
        return new Authors(List.of(new Author(id, name)));
    }
}
