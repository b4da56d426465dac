// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QCoreApplication>
#include <QtTest/QTest>

namespace spyhop::testsupport {

//! \brief A test's own small world: temporary HOME and XDG folders, plugins offscreen, warnings fail the test.
//!
//! Construct before the application object; everything it made is removed when it ends.
class TestWorld {
public:
    TestWorld();
    TestWorld(const TestWorld&) = delete;
    TestWorld& operator=(const TestWorld&) = delete;
    ~TestWorld();

    //! A fresh, empty folder inside the world.
    [[nodiscard]] static QString makeFolder(const QString& name);
    //! The user whose files tests write; 0 where users have no numbers.
    [[nodiscard]] static unsigned owner();

private:
    class Private;
    Private* d;
};

//! Seconds that slow machines and sanitizers may take for what is immediate elsewhere.
constexpr int patienceMs = 10'000;

} // namespace spyhop::testsupport

//! The main function of a test without a window. A test class that needs QGuiApplication or QApplication uses
//! SPYHOP_TEST_MAIN_WITH.
#define SPYHOP_TEST_MAIN_WITH(Application, TestClass)                                                                  \
    int main(int argc, char** argv)                                                                                    \
    {                                                                                                                  \
        const spyhop::testsupport::TestWorld world;                                                                    \
        Application application(argc, argv);                                                                           \
        TestClass test;                                                                                                \
        return QTest::qExec(&test, argc, argv);                                                                        \
    }

#define SPYHOP_TEST_MAIN(TestClass) SPYHOP_TEST_MAIN_WITH(QCoreApplication, TestClass)
