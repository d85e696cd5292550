package org.citationhubs.web;

/**
 * One of several views of the same, as a link.
 *
 * @param chosen whether it is the one that is shown
 */
record LinkChoice(String name, String address, boolean chosen) {}
