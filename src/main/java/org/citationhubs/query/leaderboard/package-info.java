/** Lists of leading hubs over all partitions. */
@NullMarked
package org.citationhubs.query.leaderboard;

import org.jspecify.annotations.NullMarked;
