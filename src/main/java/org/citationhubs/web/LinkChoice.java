package org.citationhubs.web;

/**
 * A link to one of several views of a list.
 *
 * @param chosen whether the page shows this view
 */
record LinkChoice(String name, String address, boolean chosen) {}
