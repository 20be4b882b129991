package com.haina.platform.sample;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The smallest service that uses everything of the platform. */
@SpringBootApplication
class SampleApplication {}
