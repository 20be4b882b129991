package com.haina.simulators.people;

import java.time.Instant;

/**
 * A message in a person's WeChat.
 *
 * @param from who the chat is with
 * @param text as shown
 */
public record ChatMessage(String personId, String from, String text, Instant at) {}
