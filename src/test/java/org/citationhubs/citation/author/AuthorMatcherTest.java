package org.citationhubs.citation.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuthorMatcherTest {

    private static final int MANY = 3_000;

    @Property(tries = 500)
    void searchFindsWhatTheComparisonOfAllPairsFinds(
            @ForAll("authors") List<Author> some, @ForAll("authors") List<Author> others) {
        boolean shared = some.stream()
                .anyMatch(one -> others.stream().anyMatch(other -> AuthorMatcher.of(new Authors(List.of(one)))
                        .sharesAuthorWith(AuthorMatcher.of(new Authors(List.of(other))))));

        for (boolean symmetric : new boolean[] {false, true}) {
            Authors one = new Authors(symmetric ? others : some);
            Authors other = new Authors(symmetric ? some : others);
            assertThat(AuthorMatcher.of(one).sharesAuthorWith(AuthorMatcher.of(other)))
                    .isEqualTo(shared);
            assertThat(AuthorMatcher.of(one).sharesAuthorWith(other)).isEqualTo(shared);
        }
    }

    @Provide
    static Arbitrary<List<Author>> authors() {
        return Arbitraries.of(
                        "Li",
                        "Wei Li",
                        "W. Li",
                        "Wu Li",
                        "W. X. Li",
                        "Wei X. Li",
                        "Wei Xu Li",
                        "Wu Y. Li",
                        "X. Li",
                        "Wei Lin",
                        "W. Lin",
                        "Anonymous",
                        "!")
                .map(name -> new Author(null, name))
                .list()
                .ofMaxSize(4);
    }

    @Test
    void otherSpellingOfTheSameNamesIsEqual() {
        AuthorMatcher one = matcher("Maldacena, Juan", "Witten, E.");

        assertThat(matcher("E. WITTEN", "Juan Maldacena", "et al.", "Dr. Juan Maldacena"))
                .isEqualTo(one)
                .hasSameHashCodeAs(one);
        assertThat(matcher("Maldacena, J.", "Witten, E."))
                .as("matches others too")
                .isNotEqualTo(one);
        assertThat(matcher("Maldacena, Juan")).isNotEqualTo(one);
    }

    @Test
    void otherIdIsNotEqual() {
        AuthorMatcher one = AuthorMatcher.of(new Authors(List.of(new Author("orcid:0000-0002-1825-0097", "Ada King"))));

        assertThat(AuthorMatcher.of(
                        new Authors(List.of(new Author("https://orcid.org/0000-0002-1825-0097", "King, Ada")))))
                .isEqualTo(one);
        assertThat(matcher("Ada King")).isNotEqualTo(one);
    }

    /** Authors none of whom match, and whose names are alike in different ways. */
    enum Collaboration {
        OTHER_FAMILIES("Ann Family%d", "Bob Family%d"),
        ONE_FAMILY("Ann%d Wang", "Bob%d Wang"),
        ONE_FAMILY_AND_INITIAL("Ann%d Wang", "Abe%d Wang"),
        INITIALS_OF_ONE_FAMILY("Wang, A.", "Wang, B."),
        FIRST_NAME_OF_ALL("Ann Bo%d Wang", "Abe Bo%d Wang");

        private final String some;
        private final String others;

        Collaboration(String some, String others) {
            this.some = some;
            this.others = others;
        }
    }

    @ParameterizedTest
    @EnumSource
    void comparisonsGrowWithTheAuthorsAndNotTheirSquare(Collaboration authors) {
        AuthorMatcher some = matcher(names(authors.some));
        AuthorMatcher others = matcher(names(authors.others));
        CountedMatch match = new CountedMatch();

        assertThat(some.sharesAuthorWith(others, match)).isFalse();
        assertThat(match.comparisons).isLessThanOrEqualTo(2 * MANY);
    }

    private static String[] names(String format) {
        return IntStream.range(0, MANY).mapToObj(format::formatted).toArray(String[]::new);
    }

    private static final class CountedMatch implements BiPredicate<NamedAuthor, NamedAuthor> {

        private int comparisons;

        @Override
        public boolean test(NamedAuthor one, NamedAuthor other) {
            comparisons++;
            return one.matches(other);
        }
    }

    private static AuthorMatcher matcher(String... names) {
        return AuthorMatcher.of(
                new Authors(Stream.of(names).map(name -> new Author(null, name)).toList()));
    }
}
