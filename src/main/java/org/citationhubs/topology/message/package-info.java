/** Messages between partitions, their binary format, and the assignment of works to partitions. */
@NullMarked
package org.citationhubs.topology.message;

import org.jspecify.annotations.NullMarked;
