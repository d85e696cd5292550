/** Questions about hubs that a partition answers from its stores. */
@NullMarked
package org.citationhubs.query.hub;

import org.jspecify.annotations.NullMarked;
