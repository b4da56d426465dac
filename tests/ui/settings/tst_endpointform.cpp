// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An endpoint set up by typing, in the first run and in the settings: what is wrong is said where it is, and a way on
// is left.
#include "app/gui/windowparts.h"
#include "tests/support/testmain.h"
#include "ui/common/button.h"
#include "ui/common/language.h"
#include "ui/common/spyhopstyle.h"
#include "ui/settings/endpointform.h"
#include "ui/settings/firstrun.h"

#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestEndpointForm : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aTestCanBeTakenAgain();

private:
    template <typename Widget>
    [[nodiscard]] static Widget* child(QWidget& parent, const QString& name)
    {
        auto* widget = parent.findChild<Widget*>(name);
        if (!widget)
            qFatal("no %s", qPrintable(name));
        return widget;
    }

    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<ui::Language> m_language;
    std::unique_ptr<app::Services> m_services;
};

void TestEndpointForm::init()
{
    static int number = 0;
    m_theme = std::make_unique<ui::Theme>();
    m_language = std::make_unique<ui::Language>();
    QApplication::setStyle(new ui::SpyhopStyle(*m_theme));
    m_services = std::move(*app::Services::open(testsupport::TestWorld::makeFolder(u"profile%1"_s.arg(++number))));
}

void TestEndpointForm::cleanup()
{
    m_services.reset();
    QApplication::setStyle(u"Fusion"_s);
    m_language.reset();
    m_theme.reset();
}

//! An address that is none ends the test at once; the next one is taken.
void TestEndpointForm::aTestCanBeTakenAgain()
{
    const auto builtIn = m_services->endpoints.startBuiltIn();
    QVERIFY(builtIn);
    ui::FirstRun window(ui::FirstRun::Parts{
        *m_theme, *m_language, m_services->endpoints, m_services->privacy, m_services->preferences});
    window.showStep(1);
    window.show();
    auto* form = window.endpointForm();
    auto* provider = child<QComboBox>(window, u"endpointProvider"_s);
    provider->setCurrentIndex(provider->count() - 1); // another server
    Q_EMIT provider->activated(provider->currentIndex());
    auto* test = child<ui::Button>(window, u"testEndpoint"_s);
    QTest::mouseClick(test, Qt::LeftButton);
    QVERIFY(!test->isBusy());
    child<QLineEdit>(window, u"endpointUrl"_s)->setText(builtIn->url.toString());
    QSignalSpy tested(form, &ui::EndpointForm::tested);
    QTest::mouseClick(test, Qt::LeftButton);
    QVERIFY(test->isBusy());
    QTRY_COMPARE_WITH_TIMEOUT(tested.size(), 1, testsupport::patienceMs);
    QVERIFY(tested.first().first().toBool());
    QVERIFY(!test->isBusy());
}

SPYHOP_TEST_MAIN_WITH(QApplication, TestEndpointForm)
#include "tst_endpointform.moc"
