package com.haina.testing.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noConstructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * The rules every module keeps. A module applies them with
 *
 * <pre>{@code
 * @AnalyzeClasses(packages = "com.haina.staff", importOptions = ImportOption.DoNotIncludeTests.class)
 * class HouseTests {
 *     @ArchTest
 *     static final ArchTests house = ArchTests.in(HouseRules.class);
 * }
 * }</pre>
 *
 * <p>A rule that has nothing to look at in a module passes. Each rule has a bad example among the tests of this module that proves it can fail.
 */
public final class HouseRules {

    private static final String PLATFORM = "com.haina.platform..";
    private static final String CONTRACTS = "com.haina.contracts..";

    /** Programs for a terminal: their output is what they are for. */
    private static final String[] TERMINAL_PROGRAMS = {"com.haina.local..", "com.haina.bench..", "com.haina.journeys.."
    };

    /** Places below the tenants: the store itself, what measures it, and what makes it tenant-bound. */
    private static final String[] BELOW_TENANCY = {
        PLATFORM, "com.haina.testing..", "com.haina.local..", "com.haina.bench..", "com.haina.journeys.."
    };

    private HouseRules() {}

    // Who may import whom

    /** Services meet over the wire; what crosses it is in contracts. */
    @ArchTest
    static final ArchRule modulesMeetOnlyInContractsAndPlatform = classes()
            .that()
            .resideInAPackage("com.haina..")
            .should(HouseConditions.stayInTheirModule())
            .as("a module of the house depends on itself, contracts, platform and weixin only")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule contractsAreBareRecordsAndInterfaces = classes()
            .that()
            .resideInAPackage(CONTRACTS)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    CONTRACTS,
                    "java..",
                    "org.jspecify.annotations..",
                    "org.springframework.web.bind.annotation..",
                    "org.springframework.web.service.annotation..",
                    "jakarta.validation..")
            .allowEmptyShould(true);

    /** The platform knows drivers, not property management. */
    @ArchTest
    static final ArchRule platformKnowsNoBusiness = noClasses()
            .that()
            .resideInAPackage(PLATFORM)
            .should()
            .dependOnClassesThat(resideInAnyPackage("com.haina..").and(not(resideInAnyPackage(PLATFORM))))
            .allowEmptyShould(true);

    /** The parts of the platform are one thing to the services; they are no features, and lean on each other. */
    @ArchTest
    static final ArchRule featuresFormNoCycle = slices().matching("com.haina.(*).(*)..")
            .namingSlices("feature $2 of $1")
            .that(DescribedPredicate.describe(
                    "are features", slice -> !slice.getNamePart(1).equals("platform")))
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule stateAndPoliciesKnowNeitherWebNorBrokerNorVendors = classes()
            .that(HouseConditions.aggregatesOrPolicies())
            .should(HouseConditions.beMadeOfPlainJava())
            .allowEmptyShould(true);

    // Third parties stay in their adapter

    @ArchTest
    static final ArchRule weChatSdkStaysInSdk = noClasses()
            .that()
            .resideOutsideOfPackage("..sdk..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("me.chanjar.weixin..", "com.tencentcloudapi..")
            .allowEmptyShould(true);

    /** The benchmark that reads with EasyExcel alone is about nothing else. */
    @ArchTest
    static final ArchRule easyExcelStaysInExcel = noClasses()
            .that()
            .resideOutsideOfPackages("..excel..", "com.haina.bench..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.alibaba.excel..")
            .allowEmptyShould(true);

    /** Events leave through the outbox, or state and event could differ. */
    @ArchTest
    static final ArchRule onlyThePlatformSendsToKafka = noClasses()
            .that()
            .resideOutsideOfPackage(PLATFORM)
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "send to Kafka",
                    type -> type.isAssignableTo("org.springframework.kafka.core.KafkaOperations")
                            || type.isAssignableTo("org.springframework.kafka.core.ProducerFactory")))
            .allowEmptyShould(true);

    // What stays package-private, and what leaves a service

    @ArchTest
    static final ArchRule controllersListenersConfigurationsAndRepositoriesAreNotPublic = classes()
            .that(HouseConditions.controllersListenersConfigurationsOrRepositories())
            .should()
            .notBePublic()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule controllersNeverAnswerADocument = methods()
            .that()
            .areDeclaredInClassesThat(HouseConditions.controllers())
            .should(HouseConditions.notReturnADocument())
            .allowEmptyShould(true);

    // How code is written

    @ArchTest
    static final ArchRule injectionIsByConstructor =
            fields().should(HouseConditions.notBeInjected()).allowEmptyShould(true);

    @ArchTest
    static final ArchRule methodsAreNotInjectionPoints = noMethods()
            .should()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .allowEmptyShould(true);

    /** One constructor needs no annotation, and two are one too many. */
    @ArchTest
    static final ArchRule constructorsNeedNoAnnotation = noConstructors()
            .should()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nothingPrintsToTheStandardStreams = noClasses()
            .that()
            .resideOutsideOfPackages(TERMINAL_PROGRAMS)
            .should(ACCESS_STANDARD_STREAMS)
            .because("logs are structured, and only a logger knows what may be written")
            .allowEmptyShould(true);

    /** The driver hands out dates; the platform turns them into instants, or the mapping does. */
    @ArchTest
    static final ArchRule timeIsJavaTime = noClasses()
            .that()
            .resideOutsideOfPackage(PLATFORM)
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Date")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Calendar")
            .allowEmptyShould(true);

    // Names

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = classes()
            .should(HouseConditions.haveAPlainName())
            .as("no I*, *Impl, *VO/*DTO/*BO/*DO, *Util(s), *Helper, *Manager, Base*")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule packagesAreFeaturesNotLayers = noClasses()
            .should()
            .resideInAnyPackage(
                    "com.haina..config..",
                    "com.haina..impl..",
                    "com.haina..dao..",
                    "com.haina..dto..",
                    "com.haina..manager..",
                    "com.haina..facade..",
                    "com.haina..mapper..",
                    "com.haina..service..",
                    "com.haina..controller..",
                    "com.haina..repository..",
                    "com.haina..util..",
                    "com.haina..utils..",
                    "com.haina..common..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule packagesAreNullMarked = classes()
            .that()
            .resideInAPackage("com.haina..")
            .should(HouseConditions.resideInANullMarkedPackage())
            .allowEmptyShould(true);

    // Tenancy

    /** Whoever can build a query can forget the tenant; so only a repository that adds it may. */
    @ArchTest
    static final ArchRule onlyTenantBoundRepositoriesReachTheStore = noClasses()
            .that(not(resideInAnyPackage(BELOW_TENANCY)).and(not(HouseConditions.tenantBoundRepositories())))
            .should()
            .dependOnClassesThat(HouseConditions.storeAccess())
            .allowEmptyShould(true);
}
