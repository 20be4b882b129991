package com.haina.weixin;

import com.haina.testing.house.HouseRules;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;

@AnalyzeClasses(packages = "com.haina.weixin", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTests {

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);
}
