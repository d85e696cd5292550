package org.citationhubs.access;

import java.util.Set;

/**
 * What an API key stands for.
 *
 * @param principal the name of its owner
 * @param roles names of roles, such as {@code writer:crossref}
 */
public record ApiKey(String principal, Set<String> roles) {

    public ApiKey {
        roles = Set.copyOf(roles);
    }
}
