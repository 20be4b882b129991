package com.haina.imports;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the import service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ImportServiceApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(ImportServiceApplication.class, arguments);
    }
}
