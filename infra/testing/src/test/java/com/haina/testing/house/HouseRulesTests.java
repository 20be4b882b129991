package com.haina.testing.house;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import com.haina.platform.outbox.Aggregate;
import com.haina.platform.tenancy.TenantRepository;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;

import static org.assertj.core.api.Assertions.assertThat;

/** Each rule fails for something that breaks it; a rule that cannot fail guards nothing. */
class HouseRulesTests {

    /** Rule → the bad examples that only it is asked about; their names must occur in what it says. */
    private static final Map<String, List<String>> BAD = new LinkedHashMap<>();

    static {
        bad("modulesMeetOnlyInContractsAndPlatform", "com.haina.fixture.ReachesIntoAnotherService");
        bad("contractsAreBareRecordsAndInterfaces", "com.haina.contracts.fixture.ContractThatStores");
        bad("platformKnowsNoBusiness", "com.haina.platform.fixture.PlatformThatKnowsRosters");
        bad("featuresFormNoCycle", "com.haina.fixture.one.One", "com.haina.fixture.two.Two");
        bad(
                "stateAndPoliciesKnowNeitherWebNorBrokerNorVendors",
                "com.haina.fixture.DocumentWithWebValue",
                "com.haina.fixture.SendingPolicy");
        bad("weChatSdkStaysInSdk", "com.haina.fixture.UsesWeChatSdk");
        bad("easyExcelStaysInExcel", "com.haina.fixture.UsesEasyExcel");
        bad("onlyThePlatformSendsToKafka", "com.haina.fixture.SendsToKafka");
        bad(
                "controllersListenersConfigurationsAndRepositoriesAreNotPublic",
                "com.haina.fixture.PublicController",
                "com.haina.fixture.PublicListener",
                "com.haina.fixture.PublicConfiguration");
        bad("controllersNeverAnswerADocument", "com.haina.fixture.DocumentAnsweringController");
        bad("injectionIsByConstructor", "com.haina.fixture.FieldInjection");
        bad("methodsAreNotInjectionPoints", "com.haina.fixture.SetterInjection");
        bad("constructorsNeedNoAnnotation", "com.haina.fixture.AnnotatedConstructor");
        bad("nothingPrintsToTheStandardStreams", "com.haina.fixture.Printing");
        bad("timeIsJavaTime", "com.haina.fixture.OldDate");
        bad(
                "namesSayWhatAThingIs",
                "com.haina.fixture.IMember",
                "com.haina.fixture.MemberServiceImpl",
                "com.haina.fixture.MemberDTO",
                "com.haina.fixture.MemberVO",
                "com.haina.fixture.DateUtils",
                "com.haina.fixture.ImportHelper",
                "com.haina.fixture.TokenManager",
                "com.haina.fixture.BaseEntity");
        bad("packagesAreFeaturesNotLayers", "com.haina.fixture.config.InALayerPackage");
        bad("packagesAreNullMarked", "com.haina.fixture.unmarked.Unmarked");
        bad(
                "onlyTenantBoundRepositoriesReachTheStore",
                "com.haina.fixture.QueriesTheStore",
                "com.haina.fixture.SpringDataRepository");
    }

    @TestFactory
    @DisplayName("every rule names its bad example")
    Stream<DynamicTest> everyRuleNamesItsBadExample() {
        return BAD.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    JavaClasses classes = importByName(entry.getValue());
                    String report = String.join(
                            "\n",
                            rule(entry.getKey())
                                    .evaluate(classes)
                                    .getFailureReport()
                                    .getDetails());
                    assertThat(entry.getValue())
                            .allSatisfy(name -> assertThat(report)
                                    .contains(
                                            name.startsWith("com.haina.fixture.unmarked")
                                                    ? "com.haina.fixture.unmarked"
                                                    : simple(name)));
                }));
    }

    @Test
    void noRuleIsWithoutABadExample() {
        assertThat(BAD.keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(HouseRules.class.getDeclaredFields())
                        .filter(field -> ArchRule.class.isAssignableFrom(field.getType()))
                        .map(Field::getName)
                        .toList());
    }

    @Test
    void knowsTheClassesItRestsOnByTheirRealNames() {
        assertThat(HouseConditions.AGGREGATE).isEqualTo(Aggregate.class.getName());
        assertThat(HouseConditions.TENANT_REPOSITORY).isEqualTo(TenantRepository.class.getName());
    }

    @Test
    void acceptsCodeThatKeepsTheHouse() {
        JavaClasses good = new ClassFileImporter().importPackages("com.haina.neighbour");
        assertThat(BAD.keySet())
                .allSatisfy(name ->
                        assertThat(rule(name).evaluate(good).hasViolation()).isFalse());
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static void bad(String rule, String... fixtures) {
        BAD.put(rule, List.of(fixtures));
    }

    /** With the package, for its package-info, and then only the examples asked about. */
    private static JavaClasses importByName(List<String> names) {
        return new ClassFileImporter()
                .importPackages(names.stream()
                        .map(name -> name.substring(0, name.lastIndexOf('.')))
                        .toList())
                .that(DescribedPredicate.describe(
                        "are bad examples", type -> names.stream().anyMatch(type.getName()::startsWith)));
    }

    private static ArchRule rule(String name) {
        try {
            return (ArchRule) HouseRules.class.getDeclaredField(name).get(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("no rule " + name, e);
        }
    }
}
