/** Complete lists of a work: citing works, co-cited works, evidence, references and timeline. */
@NullMarked
package org.citationhubs.query.listing;

import org.jspecify.annotations.NullMarked;
