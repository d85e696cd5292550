package org.citationhubs.api.render;

import java.util.List;

/** An answer whose {@code items} can also be sent as CSV and NDJSON. */
public interface ItemList {

    List<?> items();
}
