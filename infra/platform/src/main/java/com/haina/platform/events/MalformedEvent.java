package com.haina.platform.events;

/** A message on an events topic is not an event; retrying cannot help. */
public class MalformedEvent extends RuntimeException {

    MalformedEvent(String message) {
        super(message);
    }
}
