package com.haina.platform.sample;

import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.platform.outbox.Aggregate;

/** An aggregate that nobody saves: the relay looks for its events all the same, now and then. */
@Document("sketches")
class Sketch extends Aggregate {}
