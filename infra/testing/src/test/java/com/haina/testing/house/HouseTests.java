package com.haina.testing.house;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;

/** The rules on what this module sees: contracts, platform, local and itself, which cannot depend on it to test themselves. */
@AnalyzeClasses(packages = "com.haina", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTests {
    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);
}
