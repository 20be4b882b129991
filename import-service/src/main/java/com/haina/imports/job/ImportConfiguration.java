package com.haina.imports.job;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.ImportHttpServices;

import com.haina.contracts.roster.RosterApi;
import com.haina.contracts.staff.DepartmentApi;
import com.haina.contracts.structure.StructureApi;
import com.haina.imports.blob.Blobs;
import com.haina.platform.crypto.FieldCipher;

/** The peers of an import and the place of its files. */
@Configuration
@ImportHttpServices(
        group = "resident-service",
        types = {RosterApi.class, StructureApi.class})
@ImportHttpServices(
        group = "staff-service",
        types = {RosterApi.class, DepartmentApi.class})
class ImportConfiguration {

    @Bean
    Blobs blobs(ImportProperties properties, FieldCipher cipher) {
        return new Blobs(properties.blobDirectory(), cipher);
    }
}
