/**
 * The terms that classify citations: roles, polarities, and the vocabularies of other systems that are mapped to
 * them.
 */
@NullMarked
package org.citationhubs.citation.vocabulary;

import org.jspecify.annotations.NullMarked;
