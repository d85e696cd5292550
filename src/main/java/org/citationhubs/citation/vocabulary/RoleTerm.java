package org.citationhubs.citation.vocabulary;

import java.util.List;

/**
 * What a label for a role means in a vocabulary.
 *
 * @param roles the roles, {@link Role#UNCLASSIFIED} alone if the label is unknown
 * @param implied the stance that the label implies, {@link Polarity#UNCLASSIFIED} if it implies none
 * @param known whether the vocabulary has the label
 */
public record RoleTerm(List<Role> roles, Polarity implied, boolean known) {

    static final RoleTerm UNKNOWN = new RoleTerm(List.of(Role.UNCLASSIFIED), Polarity.UNCLASSIFIED, false);
}
