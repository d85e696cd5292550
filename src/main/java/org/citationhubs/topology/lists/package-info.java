/** Stage 1, keyed by citing work: folds events into reference lists and fans the changes out by partition. */
@NullMarked
package org.citationhubs.topology.lists;

import org.jspecify.annotations.NullMarked;
