/** One query to many partitions, wherever they are, and the collection of the results. */
@NullMarked
package org.citationhubs.query.scatter;

import org.jspecify.annotations.NullMarked;
