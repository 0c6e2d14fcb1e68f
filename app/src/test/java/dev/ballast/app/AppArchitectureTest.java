package dev.ballast.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.control.Alert;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The walls of the workstation, checked on its compiled classes.
class AppArchitectureTest {

    private static final int FEWEST_CLASSES = 100;

    private static final JavaClasses APP = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.ballast.app");

    /// Packages with a screen of their own.
    private static final List<String> ROOMS = List.of(
            "dashboard",
            "positions",
            "correlation",
            "drift",
            "risk",
            "optimizer",
            "queue",
            "review",
            "journal",
            "assets",
            "quality");

    @Test
    void thereIsSomethingToCheck() {
        assertThat(APP.size()).isGreaterThan(FEWEST_CLASSES);
        for (String room : ROOMS) {
            assertThat(APP.stream()
                            .filter(type -> type.getPackageName().equals(roomPackage(room)))
                            .map(JavaClass::getSimpleName))
                    .as(room)
                    .anyMatch(name -> name.endsWith("View"))
                    .anyMatch(name -> name.endsWith("ViewModel"));
        }
    }

    @Test
    void onlyFxHopsThreadsRunsTimersAndAsks() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.ballast.app.fx..")
                .should()
                .dependOnClassesThat(assignableTo(Platform.class)
                        .or(assignableTo(AnimationTimer.class))
                        .or(assignableTo(Animation.class))
                        .or(assignableTo(Alert.class)))
                .check(APP);
    }

    @Test
    void viewModelsAndRowsKnowNoNodes() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .or()
                .haveSimpleNameEndingWith("Row")
                .and()
                .resideInAnyPackage(roomPackages())
                .and()
                .areNotAssignableTo(javafx.scene.Node.class)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "javafx.scene..", "javafx.stage..", "javafx.application..", "eu.hansolo..", "org.jfree..")
                .check(APP);
    }

    @Test
    void viewsTouchNeitherEngineNorStoreNorFeed() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("View")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.ballast.core.engine..", "dev.ballast.core.store..", "dev.ballast.core.feed..")
                .check(APP);
    }

    @ParameterizedTest
    @FieldSource("ROOMS")
    void aRoomKnowsNoOtherRoom(String room) {
        String[] others = ROOMS.stream()
                .filter(other -> !other.equals(room))
                .map(other -> roomPackage(other) + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(roomPackage(room) + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(APP);
    }

    @Test
    void whatEveryRoomStandsOnKnowsNoEngine() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.ballast.app.fx..",
                        "dev.ballast.app.theme..",
                        "dev.ballast.app.format..",
                        "dev.ballast.app.chart..",
                        "dev.ballast.app.control..",
                        "dev.ballast.app.shell..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.ballast.core..")
                .check(APP);
    }

    @Test
    void onlyTheComposerKnowsTheDatabase() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.ballast.app.boot..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("dev.ballast.persistence..", "java.sql..", "org.jooq..", "org.h2.."))
                .check(APP);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("dev.ballast.app.(*)..").should().beFreeOfCycles().check(APP);
    }

    @Test
    void everyPackageIsNullMarked() {
        classes()
                .should(new ArchCondition<JavaClass>("lie in a @NullMarked package") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                        String message = type.getPackageName() + " of " + type.getName() + " is not @NullMarked";
                        events.add(new SimpleConditionEvent(type, marked, message));
                    }
                })
                .check(APP);
    }

    private static String roomPackage(String room) {
        return "dev.ballast.app." + room;
    }

    private static String[] roomPackages() {
        return ROOMS.stream().map(AppArchitectureTest::roomPackage).toArray(String[]::new);
    }
}
