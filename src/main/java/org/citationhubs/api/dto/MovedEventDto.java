package org.citationhubs.api.dto;

/**
 * Data of the event {@code moved} of a stream.
 *
 * @param movedTo the surviving id
 * @param stream path of its stream
 */
public record MovedEventDto(String id, String movedTo, String stream) {}
