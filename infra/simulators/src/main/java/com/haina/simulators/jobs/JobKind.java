package com.haina.simulators.jobs;

/** The jobs of which the account hears later. */
public enum JobKind {
    /** A template message; TEMPLATESENDJOBFINISH. */
    TEMPLATE,
    /** A mass message; MASSSENDJOBFINISH. */
    MASS,
    /** A draft being published; PUBLISHJOBFINISH. Its status is a number. */
    PUBLISH
}
