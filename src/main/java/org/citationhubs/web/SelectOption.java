package org.citationhubs.web;

/**
 * A value to choose in a form.
 *
 * @param value that is sent, empty for no choice
 * @param chosen whether it was
 */
record SelectOption(String value, String name, boolean chosen) {}
